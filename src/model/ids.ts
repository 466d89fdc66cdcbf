/** Branded names of things. An id is only ever made while linking; everywhere else it is passed on. */

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** Path of the talk file below the fixed part of its glob, without `.md`. */
export type TalkId = Id<'talk'>;
/** Slug of the speaker's page, unique in the archive. */
export type SpeakerId = Id<'speaker'>;
/** Slug of one edition's page, unique in the archive. */
export type EventId = Id<'event'>;
/** Slug of a series of editions, unique in the archive. */
export type SeriesId = Id<'series'>;
export type OrganisationId = Id<'organisation'>;
export type CategoryId = Id<'category'>;
export type TagId = Id<'tag'>;
export type PageId = Id<'page'>;
export type ResponseId = Id<'response'>;
