/** Codes of the group `plan/`: addresses, redirects and layouts. */
import { define, quote } from '../define.ts';

export const planCodes = {
  'plan/address-shared': define<{ address: string; keeper: string; moved: readonly string[] }>({
    severity: 'warning',
    message: ({ address, keeper, moved }) =>
      `${moved.length + 1} talks arrive at ${address}: ${keeper} keeps it, ${moved.join(', ')}`,
    hint: 'Write permalink: /…/ in these files to give each the address that it should keep for good.',
    explanation:
      'The pattern of permalinks gives several talks the same address, mostly because they have the same title. The last of them in path order keeps it; each other gets the name of its event appended, then the date, then a number. These addresses can change when another talk of the same title comes, so a permalink in each file is better.',
  }),
  'plan/address-taken': define<{ what: string; address: string; owner: string; instead: string }>({
    severity: 'warning',
    message: ({ what, address, owner, instead }) =>
      `The address ${address} of ${what} belongs to ${owner}; it gets ${instead} instead`,
    hint: 'Write permalink: /…/ in the file, or change a pattern under permalinks in site.yaml.',
    explanation:
      'Two pages of different kinds arrive at one address, for example a standalone page called talks and the listing of all talks. An address that an author wrote comes first, then listings, then talks, events and the other kinds; who comes later gets a number appended.',
  }),
  'plan/permalink-conflict': define<{ address: string; other: string }>({
    severity: 'error',
    message: ({ address, other }) => `The permalink ${quote(address)} is also that of ${other}`,
    hint: 'Change one of the two.',
    explanation:
      'Two files ask for the same address. Addresses that differ only in upper and lower case, or in a trailing slash or index.html, are the same too, because many servers and file systems do not tell them apart. An address that an author wrote is never changed, so one of the files must be.',
  }),
  'plan/file-and-folder': define<{ address: string; other: string }>({
    severity: 'error',
    message: ({ address, other }) => `${quote(address)} would have to be a file, and a folder for ${other}`,
    hint: 'Change one of the two permalinks.',
    explanation:
      'A page at /a.html is written as a file of that name, so no page can live below /a.html/. Change the permalink of one of the two.',
  }),
  'plan/permalink-reserved': define<{ address: string; segment: string }>({
    severity: 'warning',
    message: ({ address, segment }) =>
      `The permalink ${quote(address)} contains ${quote(segment)}, a name that Windows reserves`,
    hint: 'Choose another name if the site is ever to be built or unpacked on Windows.',
    explanation:
      'Files called con, prn, aux, nul, com1 to com9 and lpt1 to lpt9, with any ending, cannot exist on Windows. Addresses that Rostrum makes avoid them; one that an author wrote is kept to the byte.',
  }),
  'plan/listing-replaced': define<{ address: string; listing: string }>({
    severity: 'warning',
    message: ({ address, listing }) => `The permalink ${address} replaces the listing of ${listing}`,
    hint: 'Choose another permalink to keep the listing.',
    explanation:
      'An address that an author wrote always wins. Here it is that of a generated listing, which is left out; navigation then leads to this page.',
  }),
  'plan/public-conflict': define<{ address: string; file: string }>({
    severity: 'warning',
    message: ({ address, file }) => `The page ${address} and the file public/${file} have the same address`,
    hint: 'Rename the file, or give the page another permalink.',
    explanation:
      'Files below public/ are copied to the site as they are. One of them lies where a page is written, so only one of the two can be reached. Rename the file or give the page another permalink.',
  }),
  'plan/alias-conflict': define<{ alias: string; owner: string }>({
    severity: 'warning',
    message: ({ alias, owner }) => `The alias ${quote(alias)} is the address of ${owner}; it does not redirect`,
    hint: 'Delete the alias.',
    explanation:
      'An alias is an old address that leads to the page. Where another page or alias has that address already, it cannot also redirect. Delete the alias, or move the other page.',
  }),
  'plan/redirect-conflict': define<{ from: string; owner: string }>({
    severity: 'warning',
    message: ({ from, owner }) => `The redirect from ${quote(from)} hides ${owner}; it is left out`,
    hint: 'Delete the line.',
    explanation:
      'A line of a redirect list names an address at which the site has a page. Pages win, so the line has no effect. A prefix also hides everything below it.',
  }),
  'plan/redirect-duplicate': define<{ from: string; kept: string }>({
    severity: 'warning',
    message: ({ from, kept }) => `${quote(from)} already redirects to ${kept}; this line is left out`,
    hint: 'Delete one of the two lines.',
    explanation: 'An address can lead to one place only. The first line that names it counts.',
  }),
  'plan/redirect-loop': define<{ from: string }>({
    severity: 'warning',
    message: ({ from }) => `${quote(from)} redirects to itself; the line is left out`,
    hint: 'Delete the line.',
    explanation: 'A redirect whose target is its own address would make a browser ask again and again.',
  }),
  'plan/layout-unknown': define<{ layout: string; files: number }>({
    severity: 'note',
    message: ({ layout, files }) =>
      `There is no layout ${quote(layout)} in templates/layouts/; ${files === 1 ? 'the file that names it gets' : `the ${files} files that name it get`} the theme's`,
    hint: ({ layout }) =>
      `Add templates/layouts/${layout.replace(/\.(jade|pug)$/, '')}.pug, or delete the key layout from these files.`,
    explanation:
      'A content file names a layout of the archive, which is looked up by name, with either ending, in templates/layouts/. There is none, so the page is drawn by the theme. Archives that come from another generator often name layouts that have not been brought along.',
  }),
  'plan/no-base-url': define({
    severity: 'note',
    message: () => 'site.yaml has no baseUrl, so there are no feeds, no sitemap and no canonical links',
    hint: 'Write baseUrl: https://… once it is known where the site will live.',
    explanation:
      'Feeds, the sitemap, canonical links, calendar files and previews in social networks need absolute addresses. Without baseUrl the site works at the root of any host, but has none of these.',
  }),
  'plan/address-dropped': define<{ address: string; nearest?: string }>({
    severity: 'error',
    message: ({ address }) => `The address ${address} was published before and is gone`,
    hint: ({ nearest, address }) =>
      `Add aliases: [${address}] to the page that replaces it${nearest === undefined ? '' : ` (perhaps ${nearest})`}, or a line to the redirect list, or delete it from urls.lock.`,
    explanation:
      'urls.lock lists the addresses that were published. An address once published stays: people link to it. Each of them must still be a page, or an alias or a redirect must answer it. Where it is really meant to go, delete its line from urls.lock.',
  }),
} as const;
