import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeDiagnostics } from '../../../src/cli/print-diagnostics.ts';
import { diagnose } from '../../../src/diagnostics/catalogue.ts';

const root = mkdtempSync(join(tmpdir(), 'rostrum-print-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (path: string) => diagnose('source/link-outside', {}, { path, line: 1, column: 1, length: 1 });

test('a message shows the source line, but never of a file that is reached through a link', () => {
  mkdirSync(join(root, 'archive/content'), { recursive: true });
  writeFileSync(join(root, 'secret'), 'the password\n');
  writeFileSync(join(root, 'archive/content/a.md'), 'my own line\n');
  symlinkSync(join(root, 'secret'), join(root, 'archive/content/b.md'));
  symlinkSync(root, join(root, 'archive/content/c'));
  const paths = ['content/a.md', 'content/b.md', 'content/c/secret', 'content/gone.md'];
  const text = describeDiagnostics(paths.map(at), join(root, 'archive'), 'pretty');
  expect(text).toContain('my own line');
  expect(text).not.toContain('password');
});
