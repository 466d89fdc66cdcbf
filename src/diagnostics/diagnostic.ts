/** A problem as a value. Never printed here, never thrown. */
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'note';

export interface Diagnostic {
  /** `group/problem`, permanent. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly span?: Span;
  /** Other places that belong to the same problem. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/** What every stage returns. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}
