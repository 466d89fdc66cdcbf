/** Languages of talks as conference schedules and tables write them, in other languages than English too. */
import { languageTag } from './language-codes.ts';

/** What languages are called in German and by their own speakers, in lower case. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ca: 'català',
    cs: 'čeština česky',
    da: 'dansk',
    de: 'deutsch',
    en: 'englisch anglais inglés inglese',
    es: 'spanisch español espanol castellano',
    fi: 'suomi',
    fr: 'französisch français francais',
    hu: 'magyar',
    it: 'italienisch italiano',
    ja: '日本語',
    nl: 'niederländisch nederlands',
    no: 'norsk',
    pl: 'polnisch polski',
    pt: 'português',
    ro: 'română',
    ru: 'russisch русский',
    sv: 'svenska',
    tr: 'türkçe',
    uk: 'українська',
    zh: '中文',
  }).flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
);

/** The BCP 47 tag of `de_AT`, `de-formal`, `ger`, `German` or `Deutsch`; `undefined` for what names no one language. */
export function scheduleLanguage(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  return NAMES.get(name) ?? languageTag(name.replace(/[-_](?:in)?formal$/, ''));
}
