/** The words of a cue: without markup, by speaker. What comes out is text; whoever shows it escapes it. */

/** Lines that one person speaks within a cue. */
export interface SpokenLines {
  readonly speaker?: string;
  readonly lines: readonly string[];
}

const TAG = /<\/?[a-z0-9.:][^<>]*>|<\/?>|\{\\[^{}]*\}/gi;
const VOICE = /<v(?:\.[^ <>]*)?(?: ([^<>]*))?>|<\/v>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** What no reader sees, and what would change the direction of the text around it. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]/g;

/** Removes control characters and collapses white space. */
export function cleanText(text: string): string {
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** Reads the lines of a cue. The white space in them must be collapsed already: the patterns are linear only then. */
export function readSpokenLines(texts: readonly string[]): readonly SpokenLines[] {
  const spoken: { speaker?: string; lines: string[] }[] = [];
  let speaker: string | undefined;
  const add = (text: string): void => {
    const line = readWords(text);
    if (line === '') return;
    const last = spoken.at(-1);
    if (last !== undefined && last.speaker === speaker) last.lines.push(line);
    else spoken.push({ ...(speaker === undefined ? {} : { speaker }), lines: [line] });
  };
  for (const text of texts) {
    let end = 0;
    for (const voice of text.matchAll(VOICE)) {
      add(text.slice(end, voice.index));
      speaker = readWords(voice[1] ?? '') || undefined;
      end = voice.index + voice[0].length;
    }
    add(text.slice(end));
  }
  return spoken;
}

function readWords(text: string): string {
  return cleanText(text.replace(TAG, '').replace(ENTITY, decodeEntity));
}

function decodeEntity(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined) ?? entity;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '' : String.fromCodePoint(code);
}
