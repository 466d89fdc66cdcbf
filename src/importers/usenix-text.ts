/** The text that a browser copies from the page of a presentation at USENIX. Everything that is not the talk's own is told line by line. */
import { addTo } from '../model/collect.ts';
import type { ImportedSpeaker } from '../model/imported.ts';
import { checkWebUrl } from '../model/url.ts';
import { splitEntries } from './bibtex-entries.ts';
import { leaveOut, paragraphsOf, readLines, type TextLine } from './copied-text.ts';
import type { LeftOut } from './importer.ts';
import { readDateInWords } from './page-dates.ts';
import { textToMarkdown } from './plain-markdown.ts';
import { readCredits } from './usenix-credits.ts';
import { type LabelledAddress, type PresentationPage, sortMedia } from './usenix-talk.ts';

export const ABSTRACT = /^Abstract:?(?: |$)/i;
export const OPEN_ACCESS = /^Open Access Media$/i;
export const BIBTEX = /^(?:Bib ?TeX|Cite)$/i;
const RECORDING = /^(?:(?:Presentation|Download|View|Watch) (?:Video|Audio)|Video|Audio|MP[34](?: Download)?)$/i;
const MATERIAL =
  /^(?:(?:Download|View|Presentation) (?:the )?Slides|Slides|Links|(?:Download|View) (?:the )?(?:Paper|PDF)|Presentation PDF)$/i;
const FURNITURE =
  /^(?:Download|Sign up|Back to (?:Program|top)|Share|Tweet|Bio|Biography|Add to calendar|Download BibTeX)$/i;
/** How far down the day may stand: below the title, a subtitle, the event. */
const HEAD = 12;

export interface PresentationText {
  readonly page: PresentationPage;
  readonly leftOut: readonly LeftOut[];
}

/** Reads a copied page. Never throws; of any other text, the first line is the title. */
export function readPresentationText(text: string): PresentationText {
  const leftOut: LeftOut[] = [];
  const left = (line: TextLine | undefined, reason: string): void => {
    if (line !== undefined) leftOut.push(leaveOut(line, reason));
  };
  const { lines, citation } = takeCitation(text, readLines(text));
  const sections = splitSections(lines);
  const [titleLine, ...head] = sections.head;
  for (const line of sections.headings) left(line, 'a heading of the page');
  for (const line of sections.notice) left(line, 'the notice behind the licence');

  const dateAt = head.slice(0, HEAD).findIndex((line) => readDateInWords(line.text) !== undefined);
  const date = dateAt < 0 ? undefined : readDateInWords(head[dateAt]!.text);
  const urlAt = head.findIndex((line) => pageAddress(line.text) !== undefined);
  const url = urlAt < 0 ? undefined : pageAddress(head[urlAt]!.text);
  const creditLines = head.filter((_, index) => index > dateAt && index !== urlAt);
  for (const [index, line] of head.entries())
    if (index < dateAt && index !== urlAt) left(line, 'not recognised on the page');
  const credits = creditLines.map((line) => ({ line, speakers: isCredit(line) ? readCredits(line.text) : [] }));
  for (const { line, speakers } of credits) if (speakers.length === 0) left(line, 'not recognised on the page');
  const { abstract, speakers } = readBiographies(sections.abstract, credits, left);

  const media = readMaterial(sections.material, left);
  const paragraphs = paragraphsOf(abstract);
  const page: PresentationPage = {
    ...(titleLine === undefined ? {} : { title: titleLine.text }),
    ...(date === undefined ? {} : { date }),
    speakers,
    ...(paragraphs === '' ? {} : { abstract: textToMarkdown(paragraphs), opening: paragraphs.split('\n\n')[0]! }),
    ...(url === undefined ? {} : { url }),
    isOpenAccess: sections.isOpenAccess,
    ...(citation === undefined ? {} : { citation }),
    media: sortMedia(media.addresses),
    hasUnlinkedRecording: media.hasUnlinkedRecording,
  };
  return { page, leftOut };
}

function isCredit({ text }: TextLine): boolean {
  return text.length <= 300 && !/[.!?:]$|:\/\//.test(text);
}

/** The address of the page itself, where somebody copied it along. */
function pageAddress(text: string): string | undefined {
  const url = /^https?:\/\/\S{1,500}$/i.test(text) ? checkWebUrl(text) : undefined;
  return url !== undefined && /^(?:www\.)?usenix\.org$/.test(url.hostname) ? url.href : undefined;
}

/** The first BibTeX entry of the text, and the lines that are not in it. */
function takeCitation(
  text: string,
  lines: readonly TextLine[],
): { readonly lines: readonly TextLine[]; readonly citation?: string } {
  const begins = new Set(lines.filter((line) => line.text.startsWith('@')).map(({ number }) => number));
  const place = splitEntries(text).find(({ isBroken, line }) => !isBroken && begins.has(line));
  if (place === undefined) return { lines };
  const [behind = ''] = text.slice(place.end).split('\n', 1);
  const rest = readLines(behind).map((line) => ({ ...line, number: place.lastLine }));
  const before = lines.filter(({ number }) => number < place.line);
  const after = lines.filter(({ number }) => number > place.lastLine);
  return { lines: [...before, ...rest, ...after], citation: place.text };
}

interface Sections {
  readonly head: readonly TextLine[];
  readonly abstract: readonly TextLine[];
  readonly notice: readonly TextLine[];
  readonly material: readonly TextLine[];
  readonly headings: readonly TextLine[];
  readonly isOpenAccess: boolean;
}

/** The parts of the page by their headings, each of which counts once. */
function splitSections(lines: readonly TextLine[]): Sections {
  const parts = {
    head: [] as TextLine[],
    abstract: [] as TextLine[],
    notice: [] as TextLine[],
    material: [] as TextLine[],
  };
  const headings: TextLine[] = [];
  let part: keyof typeof parts = 'head';
  let isOpenAccess = false;
  for (const [index, line] of lines.entries()) {
    if (index > 0 && part === 'head' && ABSTRACT.test(line.text)) {
      part = 'abstract';
      const words = line.text.replace(ABSTRACT, '');
      if (words === '') headings.push(line);
      else parts.abstract.push({ ...line, text: words });
    } else if (index > 0 && !isOpenAccess && OPEN_ACCESS.test(line.text)) {
      part = 'notice';
      isOpenAccess = true;
      headings.push(line);
    } else if (index > 0 && BIBTEX.test(line.text)) {
      part = 'material';
      headings.push(line);
    } else if (part !== 'head' && part !== 'material' && isLabel(line.text)) {
      part = 'material';
      parts.material.push(line);
    } else parts[part].push(line);
  }
  return { ...parts, headings, isOpenAccess };
}

function isLabel(text: string): boolean {
  return RECORDING.test(text) || MATERIAL.test(text);
}

interface Credit {
  readonly line: TextLine;
  readonly speakers: readonly ImportedSpeaker[];
}

/** Tells the abstract from the biographies behind it, each of which stands below a line that credits its person again. */
function readBiographies(
  lines: readonly TextLine[],
  credits: readonly Credit[],
  left: (line: TextLine, reason: string) => void,
): { readonly abstract: readonly TextLine[]; readonly speakers: readonly ImportedSpeaker[] } {
  const speakers = credits.flatMap((credit) => credit.speakers);
  const names = new Set(speakers.map(({ name }) => name));
  const creditTexts = new Set(credits.filter((credit) => credit.speakers.length > 0).map(({ line }) => line.text));
  const abstract: TextLine[] = [];
  const biographies = new Map<string, TextLine[]>();
  let current: readonly string[] | undefined;
  for (const line of lines) {
    const people = namesOfHeading(line.text, creditTexts, names);
    if (people.length > 0) {
      current = people;
      left(line, 'names the person whose biography follows');
    } else if (current === undefined) abstract.push(line);
    else if (current.length > 1) left(line, 'a biography of several people');
    else addTo(biographies, current[0]!, line);
  }
  return {
    abstract,
    speakers: speakers.map((speaker) => {
      const bio = paragraphsOf(biographies.get(speaker.name) ?? []);
      return bio === '' ? speaker : { ...speaker, bio };
    }),
  };
}

/** The credited people whom a line names and nothing else; none for a line of the abstract. */
function namesOfHeading(text: string, creditTexts: ReadonlySet<string>, names: ReadonlySet<string>): readonly string[] {
  if (names.has(text)) return [text];
  const comma = text.indexOf(',');
  const isHeading =
    creditTexts.has(text) ||
    (comma > 0 && text.length < 200 && names.has(text.slice(0, comma)) && !/[.!?]$/.test(text));
  return isHeading
    ? readCredits(text)
        .map(({ name }) => name)
        .filter((name) => names.has(name))
    : [];
}

/** Labels of media and addresses, which stand behind their label or below it. */
function readMaterial(
  lines: readonly TextLine[],
  left: (line: TextLine, reason: string) => void,
): { readonly addresses: readonly LabelledAddress[]; readonly hasUnlinkedRecording: boolean } {
  const addresses: LabelledAddress[] = [];
  let hasUnlinkedRecording = false;
  for (const [index, line] of lines.entries()) {
    const [, words = '', address] = /^(.{0,100}?):? ?(https?:\/\/\S{1,1000})$/i.exec(line.text) ?? [];
    const next = lines[index + 1]?.text ?? '';
    if (address !== undefined && checkWebUrl(address) !== undefined) {
      const before = lines[index - 1];
      const label = words !== '' ? words : before !== undefined && isLabel(before.text) ? before.text : '';
      if (words !== '' && !isLabel(words)) left(line, 'only its address is kept');
      addresses.push({ label, address });
    } else if (!isLabel(line.text))
      left(line, FURNITURE.test(line.text) ? 'furniture of the page' : 'not recognised on the page');
    else if (/^https?:\/\/\S+$/i.test(next)) left(line, 'a heading of the page');
    else {
      hasUnlinkedRecording ||= RECORDING.test(line.text);
      left(line, 'exists, address unknown');
    }
  }
  return { addresses, hasUnlinkedRecording };
}
