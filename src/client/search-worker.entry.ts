/** The search itself, off the main thread: answers questions from the files of the index. Never touches a page. */
import type { Answer, Question } from '../model/search.ts';
import { createSearcher, type Searcher } from '../search/ask/ask.ts';
import { ENGLISH } from '../search/words/english.ts';
import type { WordLanguage, WordLanguages } from '../search/words/languages.ts';
import { createFileReader, fetchManifest, StaleManifestError } from './search-files.ts';
import type { SearchReply, SearchRequest } from './search-messages.ts';
import { siteAddress } from './site-home.ts';

/** An open index and the languages whose words it knows in all their forms: at first the main ones, so that the first answer need not wait. */
interface Opened {
  readonly searcher: Searcher;
  readonly main: Promise<WordLanguages>;
  /** Loads the further languages when it is first called. */
  readonly all: () => Promise<WordLanguages>;
}

/** Opens the index when it is first needed, and again when it has been published anew since. */
function createAnswering(): {
  readonly prepare: () => Promise<unknown>;
  readonly answer: (question: Question) => Promise<Answer>;
} {
  let opened: Promise<Opened> | undefined;
  const open = (cache: 'no-cache' | 'reload'): Promise<Opened> => {
    const opening = openSearcher(cache);
    opened = opening;
    // A failure is forgotten: the next question tries again.
    opening.catch(() => {
      if (opened === opening) opened = undefined;
    });
    return opening;
  };
  const prepare = (): Promise<Opened> => opened ?? open('no-cache');
  return {
    prepare,
    answer: async (question) => {
      const asked = prepare();
      try {
        return await answerBy(await asked, question);
      } catch (error) {
        if (!(error instanceof StaleManifestError)) throw error;
        const renewed = opened === undefined || opened === asked ? open('reload') : opened;
        return answerBy(await renewed, question);
      }
    },
  };
}

/** A question that wants counts wants everything; any other is answered from the main languages, unless these find nothing. */
async function answerBy({ searcher, main, all }: Opened, question: Question): Promise<Answer> {
  if (question.facets === true) return searcher.ask(question, await all());
  const answer = await searcher.ask(question, await main);
  if (answer.widened === undefined && answer.total > 0) return answer;
  const languages = await all();
  return languages === (await main) ? answer : searcher.ask(question, languages);
}

async function openSearcher(cache: 'no-cache' | 'reload'): Promise<Opened> {
  const manifest = await fetchManifest(cache);
  const { main, further } = manifest.languages;
  const first = loadLanguages(main);
  let whole: Promise<WordLanguages> | undefined;
  const loadAll = async (): Promise<WordLanguages> =>
    further.length === 0 ? first : new Map([...(await first), ...(await loadLanguages(further))]);
  return {
    searcher: createSearcher(manifest, createFileReader(cache === 'reload' ? 'no-cache' : 'force-cache')),
    main: first,
    all: () => {
      whole ??= loadAll();
      return whole;
    },
  };
}

async function loadLanguages(codes: readonly string[]): Promise<WordLanguages> {
  return new Map(await Promise.all(codes.map(async (code) => [code, await loadLanguage(code)] as const)));
}

async function loadLanguage(code: string): Promise<WordLanguage> {
  if (code === ENGLISH.code) return ENGLISH;
  const module = (await import(siteAddress(`assets/stemmers/${code}.js`))) as { readonly LANGUAGE: WordLanguage };
  return module.LANGUAGE;
}

const answering = createAnswering();
addEventListener('message', async ({ data: { number, question } }: MessageEvent<SearchRequest>) => {
  const reply = (message: SearchReply): void => postMessage(message);
  try {
    if (question === undefined) await answering.prepare();
    else reply({ number, answer: await answering.answer(question) });
  } catch {
    reply({ number, failed: true });
  }
});
