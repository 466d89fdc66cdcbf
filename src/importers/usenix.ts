/** Pages of presentations at USENIX conferences: abstract, people with their biographies, media and the BibTeX entry. Fetches nothing. */
import { diagnose } from '../diagnostics/catalogue.ts';
import { inOrder, isHtml, leaveOut, readLines } from './copied-text.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { readDateInWords } from './page-dates.ts';
import { isPresentationPage, readPresentationPage } from './usenix-page.ts';
import { presentationTalk } from './usenix-talk.ts';
import { ABSTRACT, BIBTEX, OPEN_ACCESS, readPresentationText } from './usenix-text.ts';

const LOOKED_AT = 65_536;

/** A saved page of a presentation, or the text that a browser copies from one. */
export const usenix: Importer = {
  name: 'usenix',
  title: 'a USENIX presentation page',
  detect: ({ text }) => {
    const beginning = text.slice(0, LOOKED_AT);
    if (isHtml(beginning)) return isPresentationPage(beginning) ? 0.95 : 0;
    return detectText(beginning);
  },
  read: (source) => {
    const { page, leftOut } = isHtml(source.text)
      ? { page: readPresentationPage(source.text), leftOut: [] }
      : readPresentationText(source.text);
    const talk = presentationTalk(page, source);
    return talk === undefined ? withoutTalk(source) : { records: [talk], leftOut: inOrder(leftOut), diagnostics: [] };
  },
};

/** Its name and three of the parts that such a page has; less sure with two. */
function detectText(beginning: string): number {
  if (!beginning.includes('USENIX')) return 0;
  const lines = readLines(beginning);
  const has = (pattern: RegExp): boolean => lines.some(({ text }) => pattern.test(text));
  const isDated = lines.slice(0, 12).some(({ text }) => readDateInWords(text) !== undefined);
  const parts = [has(ABSTRACT), has(OPEN_ACCESS), has(BIBTEX), isDated].filter(Boolean).length;
  return parts >= 3 ? 0.95 : parts === 2 ? 0.6 : 0;
}

function withoutTalk(source: ImportSource): ImportResult {
  const lines = isHtml(source.text) ? [] : readLines(source.text);
  const span = { path: source.path, line: 1, column: 1, length: 0 };
  return {
    records: [],
    leftOut: lines.map((line) => leaveOut(line, 'on a page without a title')),
    diagnostics: [diagnose('import/record-skipped', { record: source.name, why: 'the page has no title' }, span)],
  };
}
