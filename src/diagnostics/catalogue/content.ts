/** Codes of the group `content/`: fields that all kinds of content file have. */
import { define, quote } from '../define.ts';

export const contentCodes = {
  'content/unknown-field': define<{ field: string; near?: string }>({
    severity: 'warning',
    message: ({ field }) => `Rostrum does not know the field ${quote(field)}`,
    hint: ({ near }) =>
      near === undefined ? 'It is kept for layouts, as extra. Delete it if it is a slip.' : `Did you mean ${near}?`,
    explanation:
      'A field that Rostrum does not know changes nothing on the page, so a misspelt one would be lost unseen. It is kept, and layouts of the archive can read it as extra.',
  }),
  'content/wrong-type': define<{ field: string; expects: string; found: string }>({
    severity: 'error',
    message: ({ field, expects, found }) => `The field ${quote(field)} must be ${expects}, not ${found}`,
    hint: ({ found }) =>
      found === 'a mapping'
        ? 'A text that contains ": " needs quotes around it.'
        : 'Compare the field with the example in rostrum explain content/wrong-type.',
    explanation:
      'Each field has its own shape: title: My talk (text), tags: [a, b] (a list), speakers: [{ name: Ada Example, organisation: Example Org }] (a list of people), event: { name: Example Conf, location: Berlin } (a mapping). A text that contains a colon and a space, or that begins with [ or {, needs quotes, or YAML reads it as something else.',
  }),
  'content/missing-field': define<{ field: string; kind: string }>({
    severity: 'error',
    message: ({ field, kind }) => `A ${kind} needs the field ${quote(field)}`,
    hint: ({ field }) => `Write ${field}: and its value into the front matter.`,
    explanation:
      'A talk needs a title and a date; a speaker, an event and a category need a name; a response needs a title and the talk that it is about. Without them there is nothing to call the page by, or no place to put it.',
  }),
  'content/url-invalid': define<{ field: string; value: string }>({
    severity: 'error',
    message: ({ field, value }) =>
      `The value ${quote(value)} of ${quote(field)} is not an address that a page may have`,
    hint: 'Write an address that begins with https:// or http://.',
    explanation:
      'Addresses in front matter must be web addresses (https or http); where files are allowed, paths of files in the archive too. Other schemes such as javascript: or data:, user names in addresses, backslashes and control characters are refused.',
  }),
  'content/url-scheme-added': define<{ value: string }>({
    severity: 'warning',
    message: ({ value }) => `The address ${quote(value)} has no scheme; it is read as https://${value}`,
    hint: ({ value }) => `Write https://${value}.`,
    explanation:
      'An address without https:// in front would be a path of this site. Where only web addresses make sense, Rostrum adds the scheme and says so.',
  }),
  'content/path-invalid': define<{ field: string; value: string; problem: string }>({
    severity: 'error',
    message: ({ field, value, problem }) => `The path ${quote(value)} in ${quote(field)} ${problem}`,
    hint: 'Write a path of this site such as /talks/my-talk/.',
    explanation:
      'A permalink or alias is a path below the root of the site and is used to the byte. It begins with / and has no . or .. segments, no query, no fragment, no backslash and no control characters, so that it can never leave the site or clash with a file system.',
  }),
  'content/layout-invalid': define<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} cannot be the name of a layout`,
    hint: 'Write the name of a file in templates/layouts/, such as event or event.pug.',
    explanation:
      'A layout is looked up by its file name in templates/layouts/ of the archive. It has letters, digits, hyphens and underscores, and may end in .pug or .jade. Folders are not allowed.',
  }),
  'content/language-invalid': define<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} is not a language code`,
    hint: 'Write a code such as en, de or pt-BR.',
    explanation:
      'Languages are given as BCP 47 codes: two or three letters, and a region or script where it matters. The code ends up in the lang attribute of the page, from which browsers choose voices, fonts and hyphenation.',
  }),
  'content/date-invalid': define<{ field: string; value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} is not a date`,
    hint: 'Write a calendar date as YYYY-MM-DD.',
    explanation:
      'Dates are calendar days in the form YYYY-MM-DD, for example 2018-03-11. A day that does not exist, such as 30 February, is an error and is never moved to another day.',
  }),
  'content/timezone-invalid': define<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} is not the name of a time zone`,
    hint: 'Write an IANA name such as Europe/Berlin or UTC.',
    explanation:
      'Time zones are given by their IANA names, which know about daylight saving time. Abbreviations such as CET or PST are ambiguous and are not accepted.',
  }),
} as const;
