/** What a failing template says to its author: file, line, column and a sentence. Never a stack trace. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** An error of ours inside Pug's loader, which adds the place to its message. */
export function templateProblem(message: string): Error {
  return new Error(message);
}

/**
 * Describes an error that Pug or a template's own code threw.
 *
 * Pug gives syntax errors a place of their own, writes that of a runtime error into its message, and appends that of a failing `include`.
 */
export function describeTemplateError(error: unknown, template: string, page?: string): Diagnostic {
  const known = error as { msg?: unknown; line?: unknown; column?: unknown; filename?: unknown; message?: unknown };
  const text = typeof known?.message === 'string' ? known.message : String(error);
  if (typeof known?.msg === 'string' && typeof known.line === 'number') {
    const file = typeof known.filename === 'string' ? known.filename : template;
    return describe(known.msg, file, known.line, typeof known.column === 'number' ? known.column : 1, page);
  }
  const runtime = /^([^\n]+?):(\d+)\n(?:.*\n)*?\n([^\n]+)/.exec(text);
  if (runtime !== null) return describe(runtime[3] ?? '', runtime[1] ?? template, Number(runtime[2]), 1, page);
  const loader = /^([^\n]+)\n {4}at (.+) line (\d+)/.exec(text);
  if (loader !== null) return describe(loader[1] ?? '', loader[2] ?? template, Number(loader[3]), 1, page);
  return describe(text.split('\n')[0] ?? '', template, 1, 1, page);
}

function describe(problem: string, file: string, line: number, column: number, page?: string): Diagnostic {
  return diagnose(
    'render/layout-error',
    { problem, ...(page !== undefined && { page }) },
    { path: `templates/${file}`, line, column: Math.max(1, column), length: 1 },
  );
}
