/** What an archive already has, as far as joining asks. Nothing here reads a file. */
import type { ImportedRecord, Origin, TalkFacts } from '../model/imported.ts';

/** A talk that the archive has. */
export interface KnownTalk {
  readonly id: string;
  readonly path: string;
  readonly facts: TalkFacts;
  /** What it was imported from before. */
  readonly origins: readonly Origin[];
  /** The id of the talk that the file calls itself a delivery of. */
  readonly deliveryOf?: string;
}

/** A response that the archive has. */
export interface KnownResponse {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly url?: string;
  /** The id of its talk. */
  readonly talk: string;
  readonly origins: readonly Origin[];
}

/** A person's answer to a proposal of an earlier import. */
export interface ProposalAnswer {
  readonly key: string;
  readonly answer: 'same' | 'different';
}

export interface JoinInput {
  readonly records: readonly ImportedRecord[];
  readonly talks: readonly KnownTalk[];
  readonly responses: readonly KnownResponse[];
  readonly answers: readonly ProposalAnswer[];
}
