/** The adapter of `lunr-languages` for the build: the stemmers of all languages but English. The browser loads one file a language instead. */
import { ENGLISH } from './english.ts';
import type { WordLanguage, WordLanguages } from './languages.ts';
import { languageFromPlugin, type StemmerPlugin } from './stemmer-plugin.ts';

/** Each is loaded when it is asked for: an archive has talks in few of them. */
const PLUGINS: ReadonlyMap<string, () => Promise<{ readonly default: StemmerPlugin }>> = new Map([
  ['da', () => import('lunr-languages/lunr.da.js')],
  ['de', () => import('lunr-languages/lunr.de.js')],
  ['el', () => import('lunr-languages/lunr.el.js')],
  ['es', () => import('lunr-languages/lunr.es.js')],
  ['fi', () => import('lunr-languages/lunr.fi.js')],
  ['fr', () => import('lunr-languages/lunr.fr.js')],
  ['hu', () => import('lunr-languages/lunr.hu.js')],
  ['it', () => import('lunr-languages/lunr.it.js')],
  ['nl', () => import('lunr-languages/lunr.nl.js')],
  ['no', () => import('lunr-languages/lunr.no.js')],
  ['pl', () => import('lunr-languages/lunr.pl.js')],
  ['pt', () => import('lunr-languages/lunr.pt.js')],
  ['ro', () => import('lunr-languages/lunr.ro.js')],
  ['ru', () => import('lunr-languages/lunr.ru.js')],
  ['sv', () => import('lunr-languages/lunr.sv.js')],
  ['tr', () => import('lunr-languages/lunr.tr.js')],
]);

/** The languages of the codes, each once, sorted by code. Rejects with a RangeError for a code that is not one of `STEMMED_LANGUAGES`. */
export async function loadLanguages(codes: Iterable<string>): Promise<WordLanguages> {
  const sorted = [...new Set(codes)].sort();
  return new Map(await Promise.all(sorted.map(async (code) => [code, await loadLanguage(code)] as const)));
}

async function loadLanguage(code: string): Promise<WordLanguage> {
  if (code === ENGLISH.code) return ENGLISH;
  const load = PLUGINS.get(code);
  if (load === undefined) throw new RangeError(`No stemmer for the language ${code}`);
  const [plugin, support] = await Promise.all([load(), import('lunr-languages/lunr.stemmer.support.js')]);
  return languageFromPlugin(code, plugin.default, support.default);
}
