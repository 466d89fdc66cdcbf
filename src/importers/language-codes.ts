/** Languages as sources write them, as BCP 47 tags. Knows no text, and guesses no language from one. */

/** Codes of ISO 639-2 that name no one language. */
const NO_LANGUAGE = new Set(['und', 'zxx', 'mul', 'mis', 'qaa']);

/** English names that differ from those of the Unicode CLDR. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'brazilian portuguese': 'pt-BR',
  'portuguese (brazil)': 'pt-BR',
  castilian: 'es',
  farsi: 'fa',
  flemish: 'nl',
  mandarin: 'zh',
  'mandarin chinese': 'zh',
  'modern greek': 'el',
  slovene: 'sl',
  'simplified chinese': 'zh-Hans',
  'traditional chinese': 'zh-Hant',
};

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** English names of the languages that have two letters in ISO 639-1, in lower case. */
const CODES_BY_NAME: ReadonlyMap<string, string> = new Map(
  LETTERS.flatMap((first) =>
    LETTERS.flatMap((second): [string, string][] => {
      const [code = ''] = canonical(first + second);
      const name = NAMES.of(code);
      return name === undefined || code !== first + second ? [] : [[name.toLowerCase(), code]];
    }),
  ),
);

/**
 * The BCP 47 tag of a language written as a tag (`pt-BR`, `pt_br`), as an ISO 639-2 or 639-3 code (`eng`, `ger`, `deu`), or by its English name
 * (`Japanese`, `Spanish; Castilian`). Nothing for what is none of these, and for codes such as `und` and `mul`.
 */
export function languageTag(text: string): string | undefined {
  const written = text.trim().toLowerCase();
  if (written.length > 60) return undefined;
  const name = written.split(';', 1)[0]?.trim() ?? '';
  const named = CODES_BY_NAME.get(name) ?? (Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined);
  if (named !== undefined) return named;
  const code = written.replaceAll('_', '-');
  const [language = ''] = code.split('-', 1);
  if (!/^[a-z]{2,3}$/.test(language) || NO_LANGUAGE.has(language)) return undefined;
  const [base] = canonical(language);
  if (base === undefined || NAMES.of(base) === undefined) return undefined;
  return canonical(code)[0];
}

function canonical(code: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(code);
  } catch {
    return [];
  }
}
