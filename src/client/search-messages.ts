/** What the pages and the search worker say to each other. */
import type { Answer, Question } from '../model/search.ts';

/** Without a question the worker only gets ready. */
export interface SearchRequest {
  readonly number: number;
  readonly question?: Question;
}

/** The answer to the request of that number, or that there is none. */
export type SearchReply =
  | { readonly number: number; readonly answer: Answer }
  | { readonly number: number; readonly failed: true };
