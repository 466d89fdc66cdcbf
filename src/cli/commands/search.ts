/** `rostrum search`: asks a built site what its search page would answer. Reads the site's files of the index, never its archive. */
import { escapeControls } from '../../diagnostics/format.ts';
import type { Host } from '../../io/host.ts';
import { absolutePath, createNodeHost } from '../../io/node-host.ts';
import {
  createSearchFileReader,
  readSearchManifest,
  readSiteUrl,
  SearchFileError,
} from '../../io/read-search-files.ts';
import { formatDate } from '../../model/dates.ts';
import type { Answer, FoundPassage, FoundTalk, SearchManifest, Segments } from '../../model/search.ts';
import { createSearcher, type Searcher } from '../../search/ask/ask.ts';
import { loadLanguages } from '../../search/words/lunr-languages.ts';
import type { Style, Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';

export interface SearchFlags {
  readonly json?: boolean;
  readonly limit: number;
  readonly sort?: 'relevance' | 'date';
}

const BUILD_HINT = 'Build the site again, with rostrum build, and search the folder that it wrote.';

/** Prints the talks of a built site that a query finds. */
export async function runSearch(site: string, query: string, flags: SearchFlags, terminal: Terminal): Promise<number> {
  const folder = absolutePath(site);
  try {
    const host = createNodeHost();
    const searcher = await openSite(site, folder, host);
    const { limit, sort } = flags;
    const { main, further } = searcher.manifest.languages;
    const question = {
      q: query,
      filters: {},
      offset: 0,
      limit,
      ...(sort === undefined ? {} : { sort }),
      passages: true,
    };
    const answer = await searcher.ask(question, await loadLanguages([...main, ...further]));
    if (flags.json !== true) printAnswer(answer, terminal);
    else terminal.print(JSON.stringify(describeAnswer(query, answer, await readSiteUrl(host, folder)), undefined, 2));
  } catch (error) {
    if (error instanceof SearchFileError)
      throw new UsageError(`The search index of ${site} cannot be read: ${error.message}`, BUILD_HINT);
    throw error;
  }
  return EXIT.fine;
}

async function openSite(site: string, folder: string, host: Host): Promise<Searcher> {
  const kind = async (path: string): Promise<string | undefined> => (await host.stat(path))?.kind;
  if ((await kind(folder)) !== 'directory')
    throw new UsageError(`${site} is not a folder`, 'Name the folder into which rostrum build wrote the site.');
  const manifest = (await readSearchManifest(host, folder)) as SearchManifest | null | undefined;
  if (manifest === undefined) {
    if ((await kind(`${folder}/site.yaml`)) !== 'file')
      throw new UsageError(`${site} has no search index`, 'Name the folder into which rostrum build wrote the site.');
    const isBuilt = (await kind(`${folder}/_site`)) === 'directory';
    throw new UsageError(
      `${site} is an archive, not a built site`,
      isBuilt
        ? `Its site is in _site: rostrum search ${site}/_site QUERY.`
        : `Build it first: rostrum build ${site}. Then search the folder that was written, by default ${site}/_site.`,
    );
  }
  if (manifest?.version !== 1)
    throw new UsageError(`The search index of ${site} was written by another version of Rostrum`, BUILD_HINT);
  return createSearcher(manifest, createSearchFileReader(host, folder));
}

const joinText = (segments: Segments): string => segments.map(({ text }) => text).join('');

/** The JSON of `--json`. Keys without a value are absent; `url` where the site knows its own address. */
function describeAnswer(query: string, answer: Answer, siteUrl: string | undefined): unknown {
  const { total, widened, missing, unknownFilters, talks } = answer;
  return {
    query,
    total,
    ...(widened === undefined ? {} : { widened }),
    missing,
    unknownFilters,
    results: talks.map(({ titleSegments, speakerSegments, text, cover, passages, permalink, ...talk }) => ({
      permalink,
      ...(siteUrl === undefined ? {} : { url: new URL(siteUrl.slice(0, -1) + permalink).href }),
      ...talk,
      ...(text === undefined ? {} : { text: joinText(text) }),
      passages: passages.map((passage) => ({ ...passage, text: joinText(passage.text) })),
    })),
  };
}

/** Talks go to standard output, what is said about them to standard error. */
function printAnswer(answer: Answer, terminal: Terminal): void {
  const { total, talks } = answer;
  for (const line of describeCircumstances(answer)) terminal.note(line);
  talks.forEach((talk, index) => {
    terminal.print(describeTalk(talk, index + 1, terminal.style));
  });
  if (total > talks.length) terminal.note(`${talks.length} of ${total} talks; --limit ${total} shows all.`);
}

/** What makes the answer another than the one that was asked for. */
function describeCircumstances({ total, widened, missing, unknownFilters }: Answer): readonly string[] {
  const lines = unknownFilters.map(({ facet, name }) => `The archive has no ${facet} "${name}".`);
  const words = missing.map((word) => `"${word}"`).join(', ');
  if (total === 0) lines.push(words === '' ? 'No talk has all of this.' : `No talk has ${words}.`);
  else if (widened === 'one-letter') lines.push(`No talk has ${words}; these have words that differ in a letter.`);
  else if (widened === 'any-word')
    lines.push(`No talk has all words${words === '' ? '' : `, and none has ${words}`}; these have some.`);
  return lines.map(escapeControls);
}

function describeTalk(talk: FoundTalk, number: number, style: Style): string {
  const mark = (segments: Segments): string =>
    segments
      .map(({ text, mark }) => (mark === true ? style.bold(escapeControls(text)) : escapeControls(text)))
      .join('');
  const people = talk.speakerSegments.map(mark).join(', ');
  const about = [people, escapeControls(talk.event ?? ''), formatDate(talk.date)].filter((part) => part !== '');
  const label = `${number}.`.padStart(3);
  return [
    `${label} ${mark(talk.titleSegments)} — ${about.join(', ')}`,
    `    ${style.dim(escapeControls(talk.permalink))}`,
    ...talk.passages.map((passage) => `    ${style.dim(describePlace(passage))}  ${mark(passage.text)}`),
  ].join('\n');
}

/** `slide 42`, `12:04`, `1:02:03`; of a transcript without times nothing but the line's name. */
function describePlace({ anchor, slide, seconds, response }: FoundPassage): string {
  if (slide !== undefined) return `slide ${slide}`;
  if (response !== undefined) return escapeControls(`${response.author ?? 'notes'}, ${response.permalink}`);
  if (seconds === undefined) return escapeControls(anchor);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const pad = (value: number): string => String(value).padStart(2, '0');
  return hours === 0 ? `${minutes}:${pad(seconds % 60)}` : `${hours}:${pad(minutes)}:${pad(seconds % 60)}`;
}
