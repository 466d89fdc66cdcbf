/** Standalone pages, and responses with the talk that each is about. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { StandalonePage, TalkResponse } from '../model/archive.ts';
import { addTo } from '../model/collect.ts';
import type { PageEntry, ResponseEntry } from '../model/entry.ts';
import type { PageId, ResponseId } from '../model/ids.ts';
import type { Settings } from '../model/settings.ts';
import { compareIds } from './order.ts';
import type { TalkReferences } from './references.ts';

function shared(entry: PageEntry | ResponseEntry, settings: Settings) {
  return {
    path: entry.path,
    spans: entry.spans,
    title: entry.title,
    language: entry.language ?? settings.language,
    body: entry.body,
    ...(entry.permalink === undefined ? {} : { permalink: entry.permalink }),
    aliases: entry.aliases,
    ...(entry.layout === undefined ? {} : { layout: entry.layout }),
    indexed: entry.indexed,
    extra: entry.extra,
  };
}

/** A standalone page, in the site's language unless it names its own. */
export function buildPage(entry: PageEntry, settings: Settings): StandalonePage {
  return {
    ...shared(entry, settings),
    id: entry.id as PageId,
    ...(entry.description === undefined ? {} : { description: entry.description }),
  };
}

/** Responses whose talk is known, dated ones first and oldest first. */
export function resolveResponses(
  entries: readonly ResponseEntry[],
  references: TalkReferences,
  settings: Settings,
): {
  readonly responses: readonly TalkResponse[];
  readonly byTalk: ReadonlyMap<string, readonly ResponseId[]>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const responses = entries.flatMap((entry): TalkResponse[] => {
    const span = entry.spans['talk'] ?? entry.spans['title'];
    const talk = references.resolve(entry.talk, 'talk', span);
    if (talk === undefined) {
      if (references.isWithdrawn(entry.talk))
        diagnostics.push(diagnose('link/response-left-out', { reference: entry.talk }, span));
      return [];
    }
    return [
      {
        ...shared(entry, settings),
        id: entry.id as ResponseId,
        talk,
        ...(entry.author === undefined ? {} : { author: entry.author }),
        ...(entry.date === undefined ? {} : { date: entry.date }),
        ...(entry.url === undefined ? {} : { url: entry.url }),
      },
    ];
  });
  responses.sort((a, b) => compareIds(a.date ?? '~', b.date ?? '~') || compareIds(a.id, b.id));
  const byTalk = new Map<string, ResponseId[]>();
  for (const { talk, id } of responses) addTo(byTalk, talk, id);
  return { responses, byTalk, diagnostics };
}
