/** Pages of Speaker Deck: a talk with its slides and their text. Fetches nothing and shows no slide; that stays with the service. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { ImportedTalk } from '../model/imported.ts';
import { inOrder, isHtml, leaveOut, readLines } from './copied-text.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { firstSentences, textToMarkdown } from './plain-markdown.ts';
import { isDeckPage, readDeckPage } from './speaker-deck-page.ts';
import { FULL_SIZE, itemText } from './speaker-deck-slides.ts';
import { type DeckPage, findDate, findTranscript, isFurniture, readDeckText } from './speaker-deck-text.ts';

const LOOKED_AT = 65_536;

/** A saved page of Speaker Deck, or the text that a browser copies from one. */
export const speakerDeck: Importer = {
  name: 'speaker-deck',
  title: 'a Speaker Deck page',
  detect: (source) =>
    isHtml(source.text) ? (isDeckPage(source.text.slice(0, LOOKED_AT)) ? 0.95 : 0) : detectText(source),
  read: (source) => toResult(isHtml(source.text) ? readDeckPage(source.text) : readDeckText(source.text), source),
};

/** A transcript of numbered slides below a day and the buttons of the page; less sure where one of them is missing. */
function detectText(source: ImportSource): number {
  const lines = readLines(source.text.slice(0, LOOKED_AT));
  const transcript = findTranscript(lines);
  if (transcript < 0) return 0;
  const head = lines.slice(0, transcript);
  const dateAt = findDate(head);
  const isDated = dateAt >= 0 && head.length - dateAt <= 10;
  const isFurnished = head.some((line) => isFurniture(line)) || lines.some((line) => FULL_SIZE.test(line.text));
  const goesOn = lines.slice(transcript + 2).some((line) => itemText(line, 2) !== undefined);
  if (isDated && isFurnished) return 0.95;
  return goesOn && (isDated || isFurnished) ? 0.6 : 0;
}

function toResult(page: DeckPage, source: ImportSource): ImportResult {
  if (page.title === undefined) {
    const problem = diagnose(
      'import/record-skipped',
      { record: source.name, why: 'the page has no title' },
      { path: source.path, line: 1, column: 1, length: 0 },
    );
    const lines = isHtml(source.text) ? [] : readLines(source.text);
    return {
      records: [],
      leftOut: lines.map((line) => leaveOut(line, 'on a page without a title')),
      diagnostics: [problem],
    };
  }
  const description = firstSentences((page.description ?? '').split('\n\n')[0] ?? '');
  const talk: ImportedTalk = {
    kind: 'talk',
    origin: { system: speakerDeck.name, source: source.name, key: page.url ?? page.title },
    title: page.title,
    ...(page.date === undefined ? {} : { date: page.date }),
    ...(page.speaker === undefined ? {} : { speakers: [page.speaker] }),
    ...(description === undefined ? {} : { description }),
    ...(page.description === undefined ? {} : { body: textToMarkdown(page.description) }),
    ...(page.license === undefined ? {} : { license: page.license }),
    ...(page.url === undefined && page.slides.length === 0
      ? {}
      : { slides: [{ ...(page.url === undefined ? {} : { url: page.url }), pages: page.slides }] }),
  };
  return { records: [talk], leftOut: inOrder(page.leftOut), diagnostics: [] };
}
