/** The adapter of `lunr-languages` for the build: the stemmers of all languages but English. The browser loads one file a language instead. */
import da from 'lunr-languages/lunr.da.js';
import de from 'lunr-languages/lunr.de.js';
import el from 'lunr-languages/lunr.el.js';
import es from 'lunr-languages/lunr.es.js';
import fi from 'lunr-languages/lunr.fi.js';
import fr from 'lunr-languages/lunr.fr.js';
import hu from 'lunr-languages/lunr.hu.js';
import it from 'lunr-languages/lunr.it.js';
import nl from 'lunr-languages/lunr.nl.js';
import no from 'lunr-languages/lunr.no.js';
import pl from 'lunr-languages/lunr.pl.js';
import pt from 'lunr-languages/lunr.pt.js';
import ro from 'lunr-languages/lunr.ro.js';
import ru from 'lunr-languages/lunr.ru.js';
import support from 'lunr-languages/lunr.stemmer.support.js';
import sv from 'lunr-languages/lunr.sv.js';
import tr from 'lunr-languages/lunr.tr.js';
import { ENGLISH } from './english.ts';
import type { WordLanguage, WordLanguages } from './languages.ts';
import { languageFromPlugin, type StemmerPlugin } from './stemmer-plugin.ts';

const PLUGINS: ReadonlyMap<string, StemmerPlugin> = new Map([
  ['da', da],
  ['de', de],
  ['el', el],
  ['es', es],
  ['fi', fi],
  ['fr', fr],
  ['hu', hu],
  ['it', it],
  ['nl', nl],
  ['no', no],
  ['pl', pl],
  ['pt', pt],
  ['ro', ro],
  ['ru', ru],
  ['sv', sv],
  ['tr', tr],
]);

/** The languages of the codes, each once, sorted by code. Throws a RangeError for a code that is not one of `STEMMED_LANGUAGES`. */
export function loadLanguages(codes: Iterable<string>): WordLanguages {
  return new Map([...new Set(codes)].sort().map((code) => [code, loadLanguage(code)]));
}

function loadLanguage(code: string): WordLanguage {
  if (code === ENGLISH.code) return ENGLISH;
  const plugin = PLUGINS.get(code);
  if (plugin === undefined) throw new RangeError(`No stemmer for the language ${code}`);
  return languageFromPlugin(code, plugin, support);
}
