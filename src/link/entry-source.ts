/** The part of an entry that stays with the speaker, event or category it describes. */
import type { EntrySource } from '../model/archive.ts';
import type { CategoryEntry, EventEntry, SpeakerEntry } from '../model/entry.ts';

export function entrySource(entry: SpeakerEntry | EventEntry | CategoryEntry): EntrySource {
  return {
    path: entry.path,
    spans: entry.spans,
    ...(entry.permalink === undefined ? {} : { permalink: entry.permalink }),
    aliases: entry.aliases,
    ...(entry.layout === undefined ? {} : { layout: entry.layout }),
    extra: entry.extra,
  };
}
