/** References from one file to a talk: by id, by path, or by title. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { addTo } from '../model/collect.ts';
import type { TalkEntry } from '../model/entry.ts';
import type { TalkId } from '../model/ids.ts';
import { foldName } from '../model/slug.ts';
import { nearest } from '../model/text.ts';
import { compareNewestFirst } from './order.ts';

export interface TalkReferences {
  /** `undefined`, with a warning, when nothing fits; `undefined` in silence when the talk is a draft or was withdrawn. */
  readonly resolve: (reference: string, field: string, span?: Span) => TalkId | undefined;
  /** True for what names a talk that was withdrawn. */
  readonly isWithdrawn: (reference: string) => boolean;
  readonly diagnostics: Diagnostic[];
}

/** Talks that are left out of the site are known too, so that naming one is not a mistake. */
export function createTalkReferences(talks: readonly TalkEntry[], leftOut: readonly TalkEntry[]): TalkReferences {
  const byId = new Map<string, TalkEntry>();
  const byTitle = new Map<string, TalkEntry[]>();
  for (const talk of [...talks].sort(compareNewestFirst)) {
    byId.set(talk.id, talk);
    byId.set(talk.path, talk);
    addTo(byTitle, foldName(talk.title), talk);
  }
  const namesOf = (list: readonly TalkEntry[]) =>
    new Set(list.flatMap((talk) => [talk.id, talk.path, foldName(talk.title)]));
  const silent = namesOf(leftOut);
  const withdrawn = namesOf(leftOut.filter((talk) => talk.withdrawn !== undefined));
  const diagnostics: Diagnostic[] = [];

  const isIn = (names: ReadonlySet<string>, reference: string): boolean => {
    const text = reference.trim();
    return [text, text.replace(/\.md$/, ''), foldName(text)].some((name) => names.has(name));
  };

  return {
    diagnostics,
    isWithdrawn: (reference) => isIn(withdrawn, reference),
    resolve: (text, field, span) => {
      const reference = text.trim();
      const exact = byId.get(reference) ?? byId.get(reference.replace(/\.md$/, ''));
      if (exact !== undefined) return exact.id as TalkId;
      const titled = byTitle.get(foldName(reference)) ?? [];
      if (titled.length > 1) {
        const args = { field, reference, count: titled.length, chosen: titled[0]!.id };
        diagnostics.push(diagnose('link/ambiguous-talk', args, span));
      }
      if (titled[0] !== undefined) return titled[0].id as TalkId;
      if (isIn(silent, reference)) return undefined;
      const near = nearest(reference, [...talks.map(({ id }) => id), ...talks.map(({ title }) => title)]);
      const args = { field, reference, ...(near === undefined ? {} : { nearest: near }) };
      diagnostics.push(diagnose('link/unknown-talk', args, span));
      return undefined;
    },
  };
}

/** The talk in whose recording each talk lies. A talk that would lie in its own is left out, with a warning. */
export function resolveParts(
  talks: readonly TalkEntry[],
  references: TalkReferences,
): { readonly partOf: ReadonlyMap<string, TalkId>; readonly diagnostics: readonly Diagnostic[] } {
  const partOf = new Map<string, TalkId>();
  const diagnostics: Diagnostic[] = [];
  for (const talk of talks) {
    if (talk.partOf === undefined) continue;
    const span = talk.spans['partOf'] ?? talk.spans['title'];
    const whole = references.resolve(talk.partOf, 'partOf', span);
    if (whole === undefined) continue;
    let above: string | undefined = whole;
    while (above !== undefined && above !== talk.id) above = partOf.get(above);
    if (above === undefined) partOf.set(talk.id, whole);
    else diagnostics.push(diagnose('link/circular-reference', { field: 'partOf', reference: talk.partOf }, span));
  }
  return { partOf, diagnostics };
}
