/** What a person is told when a command did not come to its end. Content errors are diagnostics and never come here. */
import { escapeControls } from '../diagnostics/format.ts';
import type { Terminal } from './terminal.ts';
import { EXIT, UsageError } from './usage-error.ts';

/** Refusals of the operating system that a person can do something about. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRINUSE: 'the address is in use',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a folder',
  ENOTFOUND: 'there is no host of that name',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
};

/** Tells what went wrong, and returns the exit code. A stack trace is shown only with `debug`. */
export function reportFailure(error: unknown, debug: boolean, terminal: Terminal): number {
  const { noteStyle: style } = terminal;
  const label = style.red('error');
  if (error instanceof UsageError) {
    terminal.note(`${label}: ${escapeControls(error.message)}`);
    if (error.hint !== undefined) terminal.note(`  = hint: ${escapeControls(error.hint)}`);
  } else {
    const { code, path, message }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
    const reason = SYSTEM_ERRORS[code ?? ''];
    if (reason !== undefined) terminal.note(`${label}: ${escapeControls(path ?? message)}: ${reason}`);
    else {
      terminal.note(`${label}: this is a mistake in Rostrum, not in your files: ${escapeControls(message)}`);
      terminal.note('  = hint: Please report it, with the command that you ran. --debug shows where it happened.');
    }
  }
  if (debug && error instanceof Error && error.stack !== undefined) terminal.note(style.dim(error.stack));
  return EXIT.usageOrBug;
}
