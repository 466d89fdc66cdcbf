/** The "Cite" panel of a talk's page, and the links to the files that hold all talks of an event. */
import type { EventId } from '../model/ids.ts';
import type { CitationFormat } from '../model/page.ts';
import type { CiteView } from '../model/view.ts';
import type { LinkView } from '../model/view-parts.ts';
import type { Citation } from './citation.ts';
import { formatBibtex } from './citation-bibtex.ts';
import { formatCsl } from './citation-csl.ts';
import { buildCitationMeta } from './citation-meta.ts';
import { formatRis } from './citation-ris.ts';
import { formatApa, formatIeee } from './citation-styles.ts';
import { doiUrl } from './citation-supplied.ts';
import type { ViewContext } from './context.ts';
import { outputPath } from './site-address.ts';

/** What each format is called, the ending of its files and their media type. */
const FORMATS: readonly {
  readonly name: CitationFormat;
  readonly ending: string;
  readonly type: string;
  readonly format: (citation: Citation) => string;
}[] = [
  { name: 'BibTeX', ending: 'bib', type: 'application/x-bibtex', format: formatBibtex },
  { name: 'RIS', ending: 'ris', type: 'application/x-research-info-systems', format: formatRis },
  { name: 'CSL-JSON', ending: 'csl.json', type: 'application/vnd.citationstyles.csl+json', format: formatCsl },
];

/** A citation in one format. */
export function formatCitation(citation: Citation, wanted: CitationFormat): string {
  return FORMATS.find(({ name }) => name === wanted)!.format(citation);
}

/** A citation in every form that the page of its talk shows. `event` is the talk's. */
export function viewCitation(citation: Citation, event: EventId | undefined, context: ViewContext): CiteView {
  const doi = citation.doi === undefined ? undefined : doiUrl(citation.doi);
  return {
    key: citation.key,
    styles: [
      { name: 'APA', ...formatApa(citation) },
      { name: 'IEEE', ...formatIeee(citation) },
    ],
    formats: FORMATS.map(({ name, ending, type, format }) => ({
      name,
      fileName: `${citation.key.replace(/[^a-z0-9_-]+/gi, '-')}.${ending}`,
      type,
      text: format(citation),
    })),
    ...(doi === undefined ? {} : { doi: { title: citation.doi!, href: doi } }),
    eventFiles: event === undefined ? [] : linkEventCitations(event, context),
    meta: buildCitationMeta(citation),
  };
}

/** `citations.bib`, `.ris` and `.csl.json` beside an event's page; none where that is no folder, or where all its talks are drafts. */
export function linkEventCitations(id: EventId, context: ViewContext): readonly LinkView[] {
  if (context.settings.without.includes('citations')) return [];
  const permalink = context.addresses.events.get(id)!;
  const published = context.event.get(id)!.talks.some((talk) => !context.talk.get(talk)!.draft);
  if (!published || !outputPath(permalink).endsWith('index.html')) return [];
  const folder = permalink.replace(/(index\.html)?$/, '').replace(/\/?$/, '/');
  return FORMATS.map(({ name, ending }) => ({ title: name, href: context.href(`${folder}citations.${ending}`) }));
}
