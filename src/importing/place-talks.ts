/** Gives every talk of an import its path, so that talks and responses can name one another by id. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RecordIds } from '../importers/write-record.ts';
import { originKey } from '../join/origin-key.ts';
import type { JoinedTalk, JoinResult } from '../join/result.ts';
import { idOfPath } from '../model/content-place.ts';
import type { ImportedTalk, Origin } from '../model/imported.ts';
import type { Settings } from '../model/settings.ts';
import type { Places } from './places.ts';

export interface PlacedTalk {
  readonly talk: ImportedTalk;
  readonly path: string;
  readonly ids: RecordIds;
  readonly source: JoinedTalk;
}

/** Finds the id of a talk by its key in the source of another record, or by its `originKey`. */
export interface PlacedTalks {
  readonly talks: readonly PlacedTalk[];
  readonly idOf: (origin: Origin, key: string) => string | undefined;
}

interface PlaceInput {
  readonly joined: JoinResult;
  readonly settings: Settings;
  readonly locate: (origin: Origin) => string;
}

/** All talks get their places first, so that one can name another by its id. */
export function placeTalks(
  { joined, settings, locate }: PlaceInput,
  places: Places,
  diagnostics: Diagnostic[],
): PlacedTalks {
  const placed: { readonly source: JoinedTalk; readonly talk: ImportedTalk; readonly path: string }[] = [];
  const ids = new Map<string, string>();
  const starts = new Map(joined.events.map(({ name, start }) => [name, start]));
  for (const source of joined.talks) {
    const { known, from } = source;
    const day = source.talk.event?.start ?? starts.get(source.talk.event?.name ?? '');
    const talk: ImportedTalk =
      source.talk.date === undefined && day !== undefined ? { ...source.talk, date: { date: day } } : source.talk;
    const origins = from.map(({ origin }) => origin);
    if (known === undefined && talk.date === undefined && talk.written === undefined) {
      const why = 'no source tells its date';
      const span = { path: locate(talk.origin), line: 1, column: 1, length: 0 };
      diagnostics.push(diagnose('import/record-skipped', { record: talk.title, why }, span));
      continue;
    }
    const path = known?.path ?? places.ofRecord('talk', talk.title, talk.date?.date ?? '', talk.event?.name, origins);
    placed.push({ source, talk, path });
    for (const origin of origins) ids.set(originKey(origin), idOfPath(path, settings.content.talk));
  }
  const idOf: PlacedTalks['idOf'] = (origin, key) => ids.get(originKey({ ...origin, key })) ?? ids.get(key);
  const talks = placed.map(({ source, talk, path }): PlacedTalk => {
    const [partOf, deliveryOf] = [talk.partOf, talk.deliveryOf].map((key) =>
      key === undefined ? undefined : (idOf(talk.origin, key) ?? key),
    );
    const own = idOfPath(path, settings.content.talk);
    return {
      source,
      talk,
      path,
      ids: {
        ...(partOf === undefined || partOf === own ? {} : { partOf }),
        ...(deliveryOf === undefined || deliveryOf === own ? {} : { deliveryOf }),
      },
    };
  });
  return { talks, idOf };
}
