/** One file of citations an event and format, with all its talks: what the pages of these talks show, put together. */
import type { OutputFile } from '../model/output.ts';
import type { CitationFormat } from '../model/page.ts';
import { type FeedInput, pagesByPermalink, pathBeside, selectPublished, talksOf } from './feed-input.ts';
import { lateOutputOf } from './late-output.ts';

/** How the texts of several talks become a file of a format. */
const FORMATS: readonly (readonly [
  name: CitationFormat,
  ending: string,
  join: (texts: readonly string[]) => string,
])[] = [
  ['BibTeX', 'bib', (texts) => `${texts.join('\n\n')}\n`],
  ['RIS', 'ris', (texts) => `${texts.join('\n\n')}\n`.replaceAll('\n', '\r\n')],
  ['CSL-JSON', 'csl.json', (texts) => `[\n${texts.flatMap(itemsIn).join(',\n')}\n]\n`],
];

/** `citations.bib`, `citations.ris` and `citations.csl.json` beside the page of every event. */
export function buildCitationFiles(input: FeedInput): readonly OutputFile[] {
  const { plan } = input;
  if (input.archive.settings.without.includes('citations')) return [];
  const published = selectPublished(input);
  const pages = pagesByPermalink({ plan });
  const pageOf = (permalink: string | undefined) => (permalink === undefined ? undefined : pages.get(permalink));
  return published.events.flatMap((event) => {
    const page = pageOf(plan.addresses.events.get(event.id));
    const talks = talksOf(published, event.talks)
      .map(({ id }) => id)
      .filter((id) => pageOf(plan.addresses.talks.get(id)) !== undefined);
    if (talks.length === 0) return [];
    return FORMATS.flatMap(([name, ending, join]): OutputFile[] => {
      const path = pathBeside(page, `citations.${ending}`);
      if (path === undefined) return [];
      return [
        lateOutputOf(path, [name, talks] as const, ([format, ids]) => join(ids.map((id) => plan.cite(id, format)))),
      ];
    });
  });
}

/** The items of a CSL-JSON text, each in one line. */
function itemsIn(text: string): readonly string[] {
  return (JSON.parse(text) as readonly unknown[]).map((item) => JSON.stringify(item));
}
