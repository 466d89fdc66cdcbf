/** Codes of the group `link/`: what only shows when all files are seen together. */
import { define, quote } from '../define.ts';

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const linkCodes = {
  'link/duplicate-id': define<{ id: string; other: string }>({
    severity: 'error',
    message: ({ id, other }) => `The id ${quote(id)} also belongs to ${other}`,
    hint: 'Rename one of the two files.',
    explanation:
      'The id of a content file is its path below the content folder without its ending. Ids must differ in more than upper and lower case, because links, addresses and some file systems do not tell the two apart. Rename one of the files.',
  }),
  'link/duplicate-entry': define<{ what: string; name: string; other: string }>({
    severity: 'warning',
    message: ({ what, name, other }) =>
      `The ${what} ${quote(name)} is described in ${other} already; this file is not used`,
    hint: 'Merge the two files, or give one of them another name.',
    explanation:
      'Two files describe the same speaker, event or category: their names are the same but for case, accents or punctuation, or one is listed as another name of the other. The first file in path order is used. Merge them into one file.',
  }),
  'link/speakers-split': define<{ text: string; people: readonly string[] }>({
    severity: 'note',
    message: ({ text, people }) => `${quote(text)} is read as ${list(people)}`,
    hint: 'Write a list of { name: …, organisation: … } if that is wrong.',
    explanation:
      'A speaker field may name several people and their organisations in one text. Where commas, "and" and "&" leave more than one reading, organisations known from other talks and from speaker files decide. To settle it, write a list: speakers: [{ name: Ada Example, organisation: Example Org }]. A name written in that form is never split.',
  }),
  'link/speaker-joined': define<{ name: string; spellings: readonly string[] }>({
    severity: 'note',
    message: ({ name, spellings }) => `${list(spellings.map(quote))} are taken as one person, ${name}`,
    hint: 'Use one spelling everywhere, or settle the name in a file of content/speakers/.',
    explanation:
      'Names that differ only in case, accents, dots and white space are one person. The most frequent spelling is shown, unless a speaker file gives the name. If two people really share a name, give each a speaker file and write one of the names differently, for example with a middle initial.',
  }),
  'link/speaker-url-guessed': define<{ url: string; name: string; reason: string }>({
    severity: 'note',
    message: ({ url, name, reason }) => `${quote(url)} is taken as the address of ${name} (${reason})`,
    hint: 'Write the address beside the name: speakers: [{ name: …, url: … }].',
    explanation:
      'A talk with several speakers has an address that stands apart from the names. It was given to the speaker to whom it belongs in other talks, or whose name it resembles. To settle it, write the address beside the name, or into the file of the speaker.',
  }),
  'link/speaker-url-unmatched': define<{ url: string }>({
    severity: 'note',
    message: ({ url }) => `${quote(url)} could not be matched to one of the speakers; it is not shown`,
    hint: 'Write the address beside the name: speakers: [{ name: …, url: … }].',
    explanation:
      'A talk with several speakers has an address that stands apart from the names, and neither other talks nor the address itself say whose it is. Write it beside the name, or into the file of the speaker.',
  }),
  'link/event-joined': define<{ name: string; talks: number; dates: string }>({
    severity: 'note',
    message: ({ name, talks, dates }) => `${talks} talks at ${quote(name)} (${dates}) are taken as one event`,
    hint: 'A file in content/events/ with name, start and end settles it.',
    explanation:
      'Talks with the same event name and place, at most three days apart, belong to one event. A file in content/events/ with the name and the dates of the event settles which talks belong to it.',
  }),
  'link/series-joined': define<{ name: string; editions: readonly string[] }>({
    severity: 'note',
    message: ({ name, editions }) => `${list(editions)} are taken as editions of one series, ${quote(name)}`,
    hint: 'Write series: … in the files of content/events/ to settle it.',
    explanation:
      'Events of one name (a year in the name does not count) at different times or places form a series, and link to each other. A file in content/events/ can name another series for its event.',
  }),
  'link/event-undated': define<{ name: string; editions: number }>({
    severity: 'warning',
    message: ({ name, editions }) =>
      editions === 0
        ? `The event ${quote(name)} has neither dates nor talks; it gets no page`
        : `The event ${quote(name)} has no dates, and its name fits ${editions} events; the file is not used`,
    hint: 'Write start: and end: as YYYY-MM-DD.',
    explanation:
      'A file in content/events/ is matched with talks by name and dates. Without dates it can stand for an event only when there is exactly one of that name, or when the file is named after the address of the event.',
  }),
  'link/unknown-talk': define<{ field: string; reference: string; nearest?: string }>({
    severity: 'warning',
    message: ({ field, reference }) => `${field} names ${quote(reference)}, which is not a talk of this archive`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'Write the id of the talk (its path below content/talks/ without .md) or its title.'
        : `Did you mean ${nearest}?`,
    explanation:
      'Responses, deliveries, parts and the featured talks name another talk by its id (the path of its file below the talks folder, without .md) or by its exact title. Nothing fits here, so the reference is left out.',
  }),
  'link/response-left-out': define<{ reference: string }>({
    severity: 'note',
    message: ({ reference }) => `The talk ${quote(reference)} was withdrawn; this response gets no page`,
    hint: 'Delete the response, or mark it as a draft.',
    explanation:
      'A response stands beside its talk. Of a talk that was withdrawn only a short notice is left, which leads nowhere further, so what was written about the talk is left out as well.',
  }),
  'link/ambiguous-talk': define<{ field: string; reference: string; count: number; chosen: string }>({
    severity: 'note',
    message: ({ field, reference, count, chosen }) =>
      `${field} names ${quote(reference)}, the title of ${count} talks; the newest is taken, ${chosen}`,
    hint: 'Write the id of the talk instead of its title.',
    explanation:
      'A reference names a talk by a title that several talks share. The newest of them is taken. Write the id instead: the path of the file below the talks folder, without .md.',
  }),
  'link/circular-reference': define<{ field: string; reference: string }>({
    severity: 'warning',
    message: ({ field, reference }) => `${field} leads from ${quote(reference)} back to this talk; it is left out`,
    hint: 'A talk cannot be part of itself: name the talk whose recording contains it.',
    explanation:
      'partOf says in whose recording a talk lies. A talk cannot lie in its own recording, nor in that of one of its own parts.',
  }),
  'link/path-outside': define<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `${quote(path)} leads out of the archive`,
    hint: 'Copy the file into the archive and name it there.',
    explanation:
      'Files that content names must lie inside the archive: a site may never contain files of the machine that builds it. Copy the file into the archive, for example to content/images/, and name it there.',
  }),
  'link/image-missing': define<{ source: string; nearest?: string }>({
    severity: 'warning',
    message: ({ source }) => `The image ${quote(source)} is not in the archive`,
    hint: ({ nearest, source }) =>
      nearest === undefined
        ? 'Put it into one of the images folders, or beside the file that names it.'
        : nearest.toLowerCase().endsWith(source.toLowerCase().slice(source.lastIndexOf('/') + 1))
          ? `There is ${nearest}: upper and lower case count.`
          : `Did you mean ${nearest}?`,
    explanation:
      'An image is looked up beside the file that names it and in the folders of the setting images; a path that begins with / is looked up in public/. Upper and lower case count, because web servers tell them apart. Where it is missing, a talk gets a drawn cover and a text shows the description of the image instead.',
  }),
  'link/image-guessed': define<{ source: string; path: string }>({
    severity: 'note',
    message: ({ source, path }) => `The image ${quote(source)} is taken from ${path}`,
    hint: 'Name the file as it lies in the archive if that is wrong.',
    explanation:
      'A path that begins with / is meant for public/, where there is no such file; a file of that name in an images folder was taken. Older sites often named their images by the address they had on the server.',
  }),
  'link/file-missing': define<{ path: string; field: string }>({
    severity: 'warning',
    message: ({ path, field }) => `The file ${quote(path)} of ${field} is not in the archive`,
    hint: 'Put it beside the talk, or name its path from the root of the archive.',
    explanation:
      'Transcripts, slides and recordings that are files are looked up beside the talk that names them, then from the root of the archive; a path that begins with / is looked up in public/.',
  }),
  'link/file-refused': define<{ path: string; field: string }>({
    severity: 'error',
    message: ({ path, field }) => `The file ${quote(path)} of ${field} is of a kind that a site cannot offer`,
    hint: 'Name a PDF or presentation, a video or audio file, or a .vtt, .srt or .txt file.',
    explanation:
      'A talk can bring media, slides and captions with it. Web pages, scripts and drawings are refused: on the site they could run as a part of it. Files that the maintainers of the site trust belong into public/, and are named by their address there.',
  }),
  'link/category-unknown': define<{ name: string; nearest: string }>({
    severity: 'warning',
    message: ({ name, nearest }) => `The category ${quote(name)} has no file; there is ${quote(nearest)}`,
    hint: ({ nearest }) => `Did you mean ${nearest}?`,
    explanation:
      'Categories are a closed list when content/categories/ has files. A talk names one that has none and that differs in a few letters from one that has. Correct the spelling, or add a file for the new category.',
  }),
} as const;
