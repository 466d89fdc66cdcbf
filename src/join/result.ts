/** What joining gives: talks that are certain, questions where they are not. */
import type { ImportedEvent, ImportedPerson, ImportedResponse, ImportedTalk, Origin } from '../model/imported.ts';
import type { KnownResponse, KnownTalk } from './known-talk.ts';

/** A fact that a source tells otherwise than the talk that it became part of. */
export interface Difference {
  /** The field of the talk: `title`, `date`, `event`, `extra.track`. */
  readonly field: string;
  /** As the source has it; what is no text is JSON. */
  readonly value: string;
  readonly origin: Origin;
}

/** One talk with everything that is certainly about it. */
export interface JoinedTalk {
  readonly known?: KnownTalk;
  /** Further files of the archive that an answer says are the same talk; what they tell is in `talk`. */
  readonly absorbed: readonly KnownTalk[];
  /**
   * Merged of the known file, the records and, in gaps, the responses; absent parts stay absent.
   *
   * `origin` is the leading record's. `partOf` and `deliveryOf` are no keys of one source any more: each is the id of a known talk, or the `originKey`
   * of a record in the `from` of another joined talk (of no talk, when the source names one that it does not have).
   */
  readonly talk: ImportedTalk;
  /** All records that it was made of, the leading one first. Empty when only responses or a delivery were found for a known talk. */
  readonly from: readonly ImportedTalk[];
  readonly responses: readonly ImportedResponse[];
  /** What was not taken, in the order of the sources that tell it. */
  readonly differences: readonly Difference[];
}

/** One of the two things that a question is about. */
export interface ProposalSide {
  readonly title: string;
  /** The file, of what the archive has. */
  readonly path?: string;
  /** The source, of what was imported. */
  readonly origin?: Origin;
}

/** A question to a person. `same` means: one talk (`same-talk`), a response to this talk (`response-to`), one talk given twice (`delivery`). */
export interface Proposal {
  /** The same for the same two things, whatever their order. */
  readonly key: string;
  readonly kind: 'same-talk' | 'response-to' | 'delivery';
  readonly first: ProposalSide;
  readonly second: ProposalSide;
  readonly reason: string;
}

export interface JoinResult {
  /** Every imported talk is in exactly one of them. */
  readonly talks: readonly JoinedTalk[];
  /** Those whose talk is not known. */
  readonly responses: readonly ImportedResponse[];
  /** Responses that the archive has already, by the `originKey` of the record. */
  readonly knownResponses: ReadonlyMap<string, KnownResponse>;
  readonly people: readonly ImportedPerson[];
  readonly events: readonly ImportedEvent[];
  /** Without those that have been answered. */
  readonly proposals: readonly Proposal[];
}
