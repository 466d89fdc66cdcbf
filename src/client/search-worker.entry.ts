/** The search itself, off the main thread: answers questions from the files of the index. Never touches a page. */
import type { Answer, Question } from '../model/search.ts';
import { createSearcher, type Searcher } from '../search/ask/ask.ts';
import { remember } from '../search/read/remember.ts';
import { ENGLISH } from '../search/words/english.ts';
import type { WordLanguage, WordLanguages } from '../search/words/languages.ts';
import { createFileReader, fetchManifest, StaleManifestError } from './search-files.ts';
import type { SearchReply, SearchRequest } from './search-messages.ts';
import { themeAddress } from './site-home.ts';

/** An open index and the languages whose words it knows in all their forms: at first the main ones, so that the first answer need not wait. */
interface Opened {
  readonly searcher: Searcher;
  readonly main: () => Promise<WordLanguages>;
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

/**
 * A question that wants counts wants everything, and so do the further pages of its list, which must go on where it ended; any other is answered from
 * the main languages, unless these find nothing.
 */
async function answerBy({ searcher, main, all }: Opened, question: Question): Promise<Answer> {
  if (question.facets === true || question.offset > 0) return searcher.ask(question, await all());
  const first = await main();
  const answer = await searcher.ask(question, first);
  if (answer.widened === undefined && answer.total > 0) return answer;
  const languages = await all();
  return languages === first ? answer : searcher.ask(question, languages);
}

async function openSearcher(cache: 'no-cache' | 'reload'): Promise<Opened> {
  const manifest = await fetchManifest(cache);
  const { main, further } = manifest.languages;
  const load = remember((codes: string) => loadLanguages(codes.split(' ').filter((code) => code !== '')), 2);
  const languages = (codes: readonly string[]) => (): Promise<WordLanguages> => load(codes.join(' '));
  const opened = {
    searcher: createSearcher(manifest, createFileReader(cache === 'reload' ? 'no-cache' : 'force-cache')),
    main: languages(main),
    all: languages([...main, ...further]),
  };
  // Only begins to load: who asks is told of a failure.
  opened.main().catch(() => undefined);
  return opened;
}

async function loadLanguages(codes: readonly string[]): Promise<WordLanguages> {
  return new Map(await Promise.all(codes.map(async (code) => [code, await loadLanguage(code)] as const)));
}

async function loadLanguage(code: string): Promise<WordLanguage> {
  if (code === ENGLISH.code) return ENGLISH;
  const module = (await import(themeAddress(`assets/stemmers/${code}.js`))) as { readonly LANGUAGE: WordLanguage };
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
