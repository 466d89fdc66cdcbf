/** How a diagnostic code is declared. Knows no code itself. */
import type { Severity } from './diagnostic.ts';

/** One permanent code: what happened and why (`message`), the next step (`hint`), and the longer text of `rostrum explain`. */
export interface CodeDefinition<Args> {
  readonly severity: Severity;
  readonly message: (args: Args) => string;
  readonly hint: string | ((args: Args) => string);
  /** Two to six plain sentences: what it means, why it matters, an example that is right. */
  readonly explanation: string;
}

/** Gives a definition its argument type. */
export function define<Args = Record<never, never>>(definition: CodeDefinition<Args>): CodeDefinition<Args> {
  return definition;
}

/** Quotes a value of the author's inside a message; long ones are cut, so that a message stays a line. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}

/** `a, b or c`, for hints. */
export function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
