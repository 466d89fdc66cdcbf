/**
 * Lunr for the browser: the two of its parts that the search worker uses, instead of all of it.
 *
 * Lunr is one script without exports that could be left out, but its package also has the parts that it is made of.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Of `lib/`, in this order. Each hangs itself on `lunr` and registers itself with its pipeline. */
const PARTS = ['stemmer.js', 'stop_word_filter.js'];

/** A plugin of esbuild that puts those parts in the place of the package. Bundling fails when one is missing. */
export function lunrForBrowser(root) {
  return {
    name: 'lunr-for-browser',
    setup(build) {
      build.onResolve({ filter: /^lunr$/ }, () => ({ path: 'lunr', namespace: 'lunr-for-browser' }));
      build.onLoad({ filter: /.*/, namespace: 'lunr-for-browser' }, async () => {
        try {
          return { contents: await joinParts(join(root, 'node_modules/lunr')) };
        } catch (error) {
          return { errors: [{ text: `lunr has no longer the parts that the search needs: ${error.message}` }] };
        }
      });
    },
  };
}

async function joinParts(folder) {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const parts = await Promise.all(PARTS.map((name) => readFile(join(folder, 'lib', name), 'utf8')));
  return `
    /*! Parts of lunr ${version}, http://lunrjs.com, copyright (C) 2020 Oliver Nightingale, MIT licence;
     *  the stemmer includes code from http://tartarus.org/~martin/PorterStemmer/js.txt */
    const lunr = { version: ${JSON.stringify(version)}, Pipeline: { registerFunction() {} } };
    ${parts.join('\n').replaceAll('/*!', '/*')}
    export default lunr;`;
}
