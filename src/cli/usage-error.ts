/** A request that cannot be carried out as it was given: told in a line or two, never with a stack trace. */

/** The one exception that commands throw on purpose. `hint` is the next step. */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** Exit codes of the program. */
export const EXIT = { fine: 0, contentErrors: 1, usageOrBug: 2 } as const;
