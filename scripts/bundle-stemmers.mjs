/** Makes a browser file of each stemmer of `lunr-languages`, which a page with talks in that language loads: `export const LANGUAGE: WordLanguage`. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** Writes `<folder>/<code>.js` for all of `STEMMED_LANGUAGES` but English, which is part of the search worker. The authors' notices stay in the files. */
export async function bundleStemmers(root, folder) {
  const codes = (await readStemmedLanguages(root)).filter((code) => code !== 'en');
  await Promise.all(codes.map((code) => bundleStemmer(root, folder, code)));
}

function bundleStemmer(root, folder, code) {
  const contents = `
    import plugin from 'lunr-languages/lunr.${code}.js';
    import support from 'lunr-languages/lunr.stemmer.support.js';
    import { languageFromPlugin } from './src/search/words/stemmer-plugin.ts';
    export const LANGUAGE = languageFromPlugin('${code}', plugin, support);`;
  return build({
    stdin: { contents, resolveDir: root, sourcefile: `${code}.js` },
    outfile: join(folder, `${code}.js`),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'eof',
    logLevel: 'warning',
  });
}

/** The list stands in TypeScript, which Node does not read by itself. */
async function readStemmedLanguages(root) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/search/words/languages.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const { STEMMED_LANGUAGES } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return STEMMED_LANGUAGES;
}
