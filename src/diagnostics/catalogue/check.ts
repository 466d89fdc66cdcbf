/** Codes of the group `check/`: the finished site, looked at as a whole. */
import { define, quote } from '../define.ts';

export const checkCodes = {
  'check/broken-link': define<{ href: string; nearest?: string }>({
    severity: 'warning',
    message: ({ href }) => `The link ${quote(href)} leads to nothing in this site`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'Correct the address, or link to the content file itself (../talks/a-talk.md).'
        : `Did you mean ${nearest} ?`,
    explanation:
      'A link in a body names an address of this site that no page, file or redirect answers, or a content file that does not exist. A visitor who follows it gets the page for missing addresses. Links to other content are safest as paths of files, such as ../talks/a-talk.md: they follow the talk when its address changes.',
  }),
  'check/broken-fragment': define<{ href: string; fragment: string; nearest?: string }>({
    severity: 'warning',
    message: ({ href, fragment }) => `The page behind ${quote(href)} has no heading or place named ${quote(fragment)}`,
    hint: ({ nearest }) =>
      nearest === undefined ? 'Link to the page without the part after #.' : `Did you mean #${nearest} ?`,
    explanation:
      'The part of a link after # names a place in the page. The page exists, but no heading or other element of its text has that name, so a visitor lands at its top. The name of a heading is its text in lower case with hyphens.',
  }),
  'check/dead-redirects': define<{ count: number; total: number; examples: readonly string[] }>({
    severity: 'warning',
    message: ({ count, total, examples }) =>
      `${count} of ${total} redirects in this file lead to addresses that this site does not have, such as ${examples.join(', ')}`,
    hint: 'Correct them, or leave them when another site answers those addresses on the same host.',
    explanation:
      'A redirect list may lead to any address of the host, also to parts that another program builds. This site knows only its own pages and files, so it cannot tell a mistake from an address that lives elsewhere. The warning stands once for each list, at the first such line. Addresses that begin with https:// are never checked.',
  }),
  'check/redirect-hides-file': define<{ from: string; file: string }>({
    severity: 'error',
    message: ({ from, file }) => `The redirect from ${quote(from)} would hide the file ${quote(file)}`,
    hint: 'Delete the alias or the line of the redirect list, or remove the file.',
    explanation:
      'The address of a redirect is also that of a file of the site: a feed, a style sheet, a picture or a file of public/. Some servers prefer the redirect, others the file, so visitors of some would no longer get the file. An address can be one of the two only.',
  }),
  'check/duplicate-output': define<{ path: string; sources: readonly string[] }>({
    severity: 'error',
    message: ({ path, sources }) =>
      `Two pages would be written to ${quote(path)}${sources.length === 0 ? '' : `: ${sources.join(' and ')}`}`,
    hint: 'Give one of them another permalink. Upper and lower case make no difference on many disks.',
    explanation:
      'Every page is one file, and two pages cannot share one. Names that differ only in upper and lower case or in the way accents are encoded count as the same, because many file systems and archives treat them so. Change the permalink of one page, or a pattern under permalinks in site.yaml.',
  }),
  'check/file-is-folder': define<{ path: string; below: string }>({
    severity: 'error',
    message: ({ path, below }) => `${quote(path)} would be a file, and a folder for ${quote(below)} as well`,
    hint: 'End the permalink of the page with /, or move the other file.',
    explanation:
      'A permalink that does not end with / is a file of that name. When another page or file lives below the same name, the name would have to be a folder too, which no disk can hold. With a / at the end, the page is written as index.html inside that folder.',
  }),
  'check/same-talk-twice': define<{ title: string; date: string }>({
    severity: 'note',
    message: ({ title, date }) => `${quote(title)} on ${date} is here twice, by the same speakers`,
    hint: 'Delete one file, or set deliveryOf if the talk was given twice that day.',
    explanation:
      'Two talk files have the same title, date and speakers. Often one of them is a copy that was meant to be changed or deleted. If the talk was given twice on that day, deliveryOf in the later file joins the two and the note goes away.',
  }),
  'check/unused-category': define<{ name: string; nearest?: string }>({
    severity: 'note',
    message: ({ name }) => `No talk is in the category ${quote(name)}`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'Delete the file if the category is not needed any more.'
        : `Is it the same as ${nearest}?`,
    explanation:
      'A file describes a category that no published talk names. The cause is often a different spelling in the talks, which then make a category of their own. Write the name as the talks do, or delete the file.',
  }),
} as const;
