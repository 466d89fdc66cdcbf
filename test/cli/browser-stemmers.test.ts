import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/build/package-root.ts';
import { ENGLISH } from '../../src/search/words/english.ts';
import { STEMMED_LANGUAGES, type WordLanguage } from '../../src/search/words/languages.ts';
import { loadLanguages } from '../../src/search/words/lunr-languages.ts';
import { foldWord, splitWords } from '../../src/search/words/words.ts';

const folder = join(PACKAGE_ROOT, 'dist/assets/stemmers');
/** Different words of a file: a stemmer's own has its stop words and, as strings, all endings that it knows. */
function wordsOf(path: string): readonly string[] {
  return [...new Set(splitWords(readFileSync(join(PACKAGE_ROOT, path), 'utf8')))];
}

/** A line a word, because comparing thousands of objects takes seconds. */
function answers({ code, stem, isStopWord }: WordLanguage, words: readonly string[]): string {
  return [code, ...words.map((word) => `${word} ${stem(foldWord(word))} ${isStopWord(word)}`)].join('\n');
}

describe('the stemmers of the browser', () => {
  test('there is one for each language but English', () => {
    expect(readdirSync(folder).sort()).toEqual(
      STEMMED_LANGUAGES.filter((code) => code !== 'en').map((code) => `${code}.js`),
    );
  });

  test.each(STEMMED_LANGUAGES.filter((code) => code !== 'en'))(
    '%s answers as in the build, and names its authors',
    async (code) => {
      const path = join(folder, `${code}.js`);
      const { LANGUAGE } = (await import(pathToFileURL(path).href)) as { LANGUAGE: WordLanguage };
      const words = [...wordsOf(`node_modules/lunr-languages/lunr.${code}.js`), ...wordsOf('README.md')];
      expect(answers(LANGUAGE, words)).toBe(answers((await loadLanguages([code])).get(code)!, words));
      expect(readFileSync(path, 'utf8')).toMatch(/Lunr languages,[\s\S]*mozilla\.org\/MPL/);
    },
  );

  test('English, with the parts of Lunr that the browser gets, answers as in the build', async () => {
    const script = pathToFileURL(join(PACKAGE_ROOT, 'scripts/lunr-for-browser.mjs')).href;
    const { lunrForBrowser } = (await import(script)) as { lunrForBrowser: (root: string) => Plugin };
    const { outputFiles } = await build({
      entryPoints: [join(PACKAGE_ROOT, 'src/search/words/english.ts')],
      bundle: true,
      format: 'esm',
      minify: true,
      write: false,
      plugins: [lunrForBrowser(PACKAGE_ROOT)],
    });
    const text = outputFiles[0]!.text;
    const bundle = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { ENGLISH: WordLanguage };
    const words = [...wordsOf('node_modules/lunr/lunr.js'), ...wordsOf('README.md')];
    expect(answers(bundle.ENGLISH, words)).toBe(answers(ENGLISH, words));
    expect(text.length).toBeLessThan(8000);
  });
});

test('the search worker names the authors of what it includes', () => {
  const worker = readFileSync(join(PACKAGE_ROOT, 'dist/assets/search-worker.entry.js'), 'utf8');
  expect(worker).toContain('Oliver Nightingale, MIT licence');
});
