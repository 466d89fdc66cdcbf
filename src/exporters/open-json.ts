/** Rostrum's own open format: an archive as one JSON document that an import gives back whole. */
import type { ImportedRecord } from '../model/imported.ts';
import { archiveRecords } from './archive-records.ts';
import type { Exporter, ExportInput, LeftOutField } from './exporter.ts';
import { present } from './left-out.ts';

export const openJson: Exporter = {
  name: 'rostrum',
  title: 'the open JSON of Rostrum',
  makes: 'document',
  scope: 'archive',
  export: (input) => {
    const { talks, withdrawn, responses, speakers, events } = archiveRecords(input);
    const text = writeOpenJson([...talks, ...withdrawn, ...responses, ...speakers, ...events]);
    return { files: [{ path: 'archive.json', text }], leftOut: leftOut(input) };
  },
};

/**
 * Records as the document, version 1: `{ format, version, talks, responses, speakers, events }`, indented by two spaces, with a line feed at the end.
 *
 * Each record stands as it is, its fields in their order; `written` alone is left out, because all of it is in the other fields.
 */
export function writeOpenJson(records: readonly ImportedRecord[]): string {
  const ofKind = (kind: ImportedRecord['kind']) =>
    records
      .filter((record) => record.kind === kind)
      .map((record) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'written')));
  const document = {
    format: 'rostrum-archive',
    version: 1,
    talks: ofKind('talk'),
    responses: ofKind('response'),
    speakers: ofKind('speaker'),
    events: ofKind('event'),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function leftOut({ archive, captions }: ExportInput): readonly LeftOutField[] {
  const { categories, pages, redirects, images, talks } = archive;
  const paths = new Set(talks.flatMap(({ transcripts }) => transcripts.map(({ path }) => path)));
  const isOwn = (url: string | undefined) => url !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(url);
  const media = talks.flatMap((talk) => [...talk.recordings, ...talk.slides].filter(({ url }) => isOwn(url)));
  const described = categories.filter(({ source }) => source !== undefined);
  return present([
    { field: 'category pages', count: described.length, reason: 'only the names of categories are told, by talks' },
    { field: 'pages', count: pages.length, reason: 'they are about no talk' },
    { field: 'redirects', count: redirects.length, reason: 'lists of redirects belong to the site' },
    { field: 'image files', count: images.length, reason: 'they are named, not contained; copy the files' },
    { field: 'media files', count: media.length, reason: 'they are named, not contained; copy the files' },
    {
      field: 'captions',
      count: [...paths].filter((path) => (captions.get(path) ?? '').trim() === '').length,
      reason: 'the file has no text that could be read',
    },
  ]);
}
