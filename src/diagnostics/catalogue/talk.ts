/** Codes of the group `talk/`: fields of talk files. */
import { define, quote } from '../define.ts';

export const talkCodes = {
  'talk/unknown-field': define<{ field: string; near?: string }>({
    severity: 'warning',
    message: ({ field }) => `Rostrum does not know the field ${quote(field)}`,
    hint: ({ near }) =>
      near === undefined
        ? 'It is kept for layouts, as talk.extra. Delete it if it is a slip.'
        : `Did you mean ${near}?`,
    explanation:
      'A field that Rostrum does not know changes nothing on the page, so a misspelt one would be lost unseen. It is kept, and layouts of the archive can read it as talk.extra.',
  }),
  'talk/date-invalid': define<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} is not a date`,
    hint: 'Write a calendar date as YYYY-MM-DD, or with a time as YYYY-MM-DD HH:MM–HH:MM.',
    explanation:
      'The date of a talk is a calendar day, 2018-03-11, with a time slot if it is known: 2018-03-11 11:55–12:50, or ISO 8601 with an offset: 2018-03-11T11:55+01:00. A day or time that does not exist is an error; it is never moved to another one. The date is printed as written, in every time zone.',
  }),
  'talk/file-date-differs': define<{ file: string; date: string }>({
    severity: 'note',
    message: ({ file, date }) => `The file name says ${file}, the front matter ${date}; the front matter counts`,
    hint: 'Rename the file, or mend the date.',
    explanation:
      'Many archives begin file names with the date. When name and front matter disagree, one of them is usually a slip. The front matter counts; nothing else depends on the name.',
  }),
  'talk/recording-invalid': define<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} is neither an address, nor a media file, nor a state`,
    hint: 'Write an https:// address, a file such as talk.mp4, or one of none, pending, withdrawn.',
    explanation:
      'A recording is a web address or a file (mp4, webm, mp3, ogg and the like) of the archive. Where there is nothing to play, recording: none, pending or withdrawn says why.',
  }),
  'talk/slides-invalid': define<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} is neither an address nor a file of slides`,
    hint: 'Write an https:// address, or a file such as slides.pdf.',
    explanation:
      'Slides are a web address, a file of the archive (pdf, pptx, ppt, odp or key), or a list under pages with the text of each slide: slides: { url: https://example.org/deck, pages: [{ text: Welcome }] }.',
  }),
  'talk/provider-host': define<{ host: string }>({
    severity: 'warning',
    message: ({ host }) => `PeerTube at ${quote(host)} is not allowed in frames; the recording is a link`,
    hint: ({ host }) => `Add ${host} to embeds.hosts in site.yaml.`,
    explanation:
      'Anybody can run a PeerTube server, so whoever maintains the site decides which servers pages may show in frames: embeds: { hosts: [tube.example.org] }.',
  }),
  'talk/slides-from-link': define<{ url: string }>({
    severity: 'note',
    message: ({ url }) => `The link to ${quote(url)} in the text is taken as the slides of the talk`,
    hint: 'Write slides: and the address into the front matter, or slides: none.',
    explanation:
      'The talk names no slides, and its text links to exactly one deck. That deck is shown as the slides of the talk. To settle it, name the slides in the front matter, or write slides: none.',
  }),
  'talk/timestamp-invalid': define<{ field: string; value: string }>({
    severity: 'error',
    message: ({ field, value }) => `${quote(value)} in ${quote(field)} is not a time`,
    hint: 'Write minutes and seconds (12:04), hours too (1:02:03), or seconds (724).',
    explanation:
      'Times within a recording are written as people read them off a player: 12:04 or 1:02:03. Plain seconds and ISO 8601 durations (PT1H2M3S) are understood as well.',
  }),
  'talk/span-reversed': define({
    severity: 'warning',
    message: () => 'The end lies before the start; both were left out',
    hint: 'Mend start: or end:.',
    explanation: 'start and end say where in a longer recording this talk lies, so the end must come after the start.',
  }),
  'talk/citation-unread': define({
    severity: 'warning',
    message: () => 'No BibTeX entry stands in the citation',
    hint: 'Write a whole entry, @misc{key, publisher = {…}}, or a mapping: citation: { key: …, publisher: … }.',
    explanation:
      'A citation is either BibTeX text with one entry, or a mapping of key, type, publisher, address, doi and their like. Text without an entry says nothing, so the page cites the talk by its own fields alone.',
  }),
  'talk/citation-doi': define<{ value: string }>({
    severity: 'warning',
    message: ({ value }) => `${quote(value)} is not a DOI`,
    hint: 'Write it as 10.1234/abc or as https://doi.org/10.1234/abc.',
    explanation:
      'A DOI begins with 10., a number and a slash. Another text would become a link that leads nowhere, so it is left out of the citation.',
  }),
  'talk/transcript-type': define<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `${quote(value)} is not the path of a transcript`,
    hint: 'Name a .vtt, .srt or .txt file of the archive.',
    explanation:
      'Transcripts and captions are files of the archive: WebVTT (.vtt), SubRip (.srt) or plain text (.txt). A web address is not read, because a build never loads anything from the network.',
  }),
  'talk/withdrawn-without-reason': define({
    severity: 'warning',
    message: () => 'The talk is withdrawn without a reason',
    hint: 'Write withdrawn: and a short reason, for example withdrawn: at the request of the speaker.',
    explanation:
      'A withdrawn talk leaves a page that says so, and is in no list, feed or index. A reason tells visitors that the gap is meant.',
  }),
} as const;
