/** Documents to index: made-up ones in several scripts, and those of real archives where they are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PACKAGE_ROOT } from '../../src/build/package-root.ts';
import type { IndexedDocument } from '../../src/search/collect/search-talk.ts';
import type { IndexField } from '../../src/search/write/inverted-index.ts';
import { pickFrom, type Random, seededRandom } from './random.ts';

const CORPORA = join(PACKAGE_ROOT, '../shared/corpora');

export const FIELDS: readonly IndexField[] = [
  { name: 'title', boost: 10, keepsStopWords: true },
  { name: 'speaker', boost: 8, keepsStopWords: true },
  { name: 'event', boost: 5, keepsStopWords: false },
  { name: 'body', boost: 2, keepsStopWords: false },
];

const DCOS = join(CORPORA, 'dcos/events');
export const hasDcos = existsSync(DCOS);

/** The talks of an old archive, by a reader of just these files. */
export function dcosDocuments(): readonly IndexedDocument[] {
  return readdirSync(DCOS)
    .filter((name) => /^2.*\.md$/.test(name))
    .sort()
    .map((name) => {
      const [, matter = '', body = ''] = readFileSync(join(DCOS, name), 'utf8').split(/^---$/m);
      const value = (key: string): string => new RegExp(`^${key}:(.*)$`, 'm').exec(matter)?.[1] ?? '';
      return { language: 'en', texts: [value('title'), value('speaker'), value('eventname'), body] };
    });
}

const PYVIDEO = join(CORPORA, 'pyvideo-talks.ndjson.gz');
export const hasPyvideo = existsSync(PYVIDEO);

interface PyvideoRecord {
  readonly title: string;
  readonly speakers: readonly string[];
  readonly event: { readonly name: string };
  readonly description: string;
  readonly language: string | null;
}

/** Every so manieth talk of a large archive, `count` in all. */
export function pyvideoDocuments(count: number): readonly IndexedDocument[] {
  const lines = gunzipSync(readFileSync(PYVIDEO)).toString('utf8').trim().split('\n');
  const step = Math.floor(lines.length / count);
  return Array.from({ length: count }, (_, index) => {
    const { title, speakers, event, description, language } = JSON.parse(lines[index * step]!) as PyvideoRecord;
    return { language: language ?? 'en', texts: [title, speakers.join(', '), event.name, description] };
  });
}

const SYLLABLES: Readonly<Record<string, readonly string[]>> = {
  en: ['ka', 'ko', 'ta', 'ti', 'ing', 's', 'er', 'an', 'na', 'in', 'on', 'es', 'c', 'k8', '1', '2', '0', 'é', 'ß'],
  ru: ['ка', 'ко', 'та', 'ти', 'ами', 'ов', 'ер', 'ан', '1', 'ы'],
  el: ['κα', 'λο', 'γος', 'τη', 'ς', 'αν'],
  ja: ['機械', '学', '習', 'デー', 'タ', '入門', '𠮷', 'の'],
  ko: ['파이', '썬', '데이', '터', '분석'],
  hi: ['का', 'की', 'में', 'भा', 'रत'],
};

/** Short texts of few syllables, so that words share beginnings, endings and letters, and results share scores. */
export function generatedDocuments(count: number, seed: number): readonly IndexedDocument[] {
  const random = seededRandom(seed);
  const languages = ['en', 'en', 'en', ...Object.keys(SYLLABLES)];
  const words = new Map(languages.map((language) => [language, generateWords(random, SYLLABLES[language]!)]));
  return Array.from({ length: count }, () => {
    const language = pickFrom(random, languages);
    const text = (most: number): string =>
      Array.from({ length: Math.floor(random() * most) }, () =>
        // The square makes some words frequent and most rare.
        pickFrom(() => random() ** 2, words.get(random() < 0.9 ? language : 'en')!),
      ).join(' ');
    return { language, texts: [text(6), text(4), text(3), text(40)] };
  });
}

function generateWords(random: Random, syllables: readonly string[]): readonly string[] {
  return Array.from({ length: 250 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => pickFrom(random, syllables)).join(''),
  );
}
