/** Whether words of a title are the name of a person, and whether a description introduces that person as the speaker. */
import { oneLine } from './field-reader.ts';

const PARTICLES = 'van|von|vom|de|der|den|da|do|dos|di|del|della|la|le|du|bin|ibn|al|el|ten|ter|zu|y|e|st';
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:${PARTICLES}))`;
const NAME = new RegExp(String.raw`^\p{Lu}[\p{L}\p{M}'’.-]*(?: ${NAME_WORD}){1,4}$`, 'u');
/** Words in the titles of talks that nobody is called. */
const SUBJECTS = new Set(
  `a an and api apis app apps apache architecture artificial at aws azure best big building cloud code coding computer computing conference continuous
   data day deep design dev developer development devops distributed driven engineering for framework from functional google getting hello how http
   in infrastructure intelligence interview introduction intro java javascript keynote kubernetes language learning lightning linux live machine
   microservices microsoft mobile modern native natural network neural of on open opening closing operating panel part performance practices processing
   programming project python question quantum react ruby rust science scale security server session software source started state stream streaming
   studio system systems talk talks test testing the time tool tools track tutorial type types ui update using vision visual web what why with work
   workshop world`.split(/\s+/),
);
const LABEL =
  /^\W{0,3}(?:speakers?|presenters?|presented by|talk by|given by|a talk by|authors?|lecturers?|referent(?:in|en)?|sprecher(?:in|innen)?|vortrag von|ponentes?|orador(?:a|es)?|by)\s*[:–-]?\s/i;
const BY =
  /\b(?:talk|presentation|presented|given|delivered|lecture|session|workshop|keynote|vortrag)\b[^.\n]{0,60}\b(?:by|von) $/i;
const WORK =
  /^,? (?:(?:is|was) (?:an?|the|currently)\b[^.\n]{0,100}\b(?:engineer|developer|consultant|professor|researcher|founder|co-founder|author|lead|manager|architect|scientist|student|advocate|maintainer|programmer|designer|evangelist|director|contributor|speaker|teacher|analyst|cto|ceo)\b|(?:works|worked) (?:at|for|as)\b|(?:talks|speaks|presents)\b)/i;
const PROFILE = /^ ?\((?:@|https?:)/;
const MOST_OCCURRENCES = 50;

/** The persons in `A & B`, `A, B and C`. */
export function splitNames(text: string): readonly string[] {
  return oneLine(text)
    .split(/ ?, (?:and |& )?| & | and | und | \+ /)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** True for two to five words in capitals of which none is a subject that people talk about. */
export function isPersonName(name: string): boolean {
  return (
    name.length <= 60 &&
    NAME.test(name) &&
    !name.split(/[ -]/).some((word) => SUBJECTS.has(word.toLowerCase().replace(/[.'’]/g, '')))
  );
}

/** True where a description names somebody behind `Speaker:` or `talk by`, or says what they do for a living. */
export function isNamedAsSpeaker(name: string, description: string): boolean {
  if (name.length < 3 || name.length > 60 || /\d/.test(name)) return false;
  let at = description.indexOf(name);
  for (let count = 0; at >= 0 && count < MOST_OCCURRENCES; count++) {
    const lineStart = description.lastIndexOf('\n', at - 1) + 1;
    const before = at - lineStart > 300 ? '' : description.slice(lineStart, at);
    const after = description.slice(at + name.length, at + name.length + 160);
    const isWhole = !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
    const isLabelled = LABEL.test(before) && !/[.!?]\s/.test(before);
    if (isWhole && (isLabelled || BY.test(before) || PROFILE.test(after) || (isPersonName(name) && WORK.test(after))))
      return true;
    at = description.indexOf(name, at + name.length);
  }
  return false;
}
