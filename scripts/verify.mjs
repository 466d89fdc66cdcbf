/**
 * All gates, behind `npm test`: types, style, layers, unit, command line, browser. Prints a line per gate and one with the count of all tests.
 *
 * `npm test -- unit cli` runs some gates only. A gate that cannot run fails; nothing is skipped silently.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'rostrum-verify-'));
const bin = (path) => join(root, 'node_modules', path);
const environment = { ...process.env };

/** `after` names the gates that must have passed before. Order is priority: the long ones start first. */
const GATES = [
  { name: 'compile', title: 'compile and types of src/', args: [join(root, 'scripts/compile.mjs')] },
  {
    name: 'chromium',
    title: 'a browser to test in',
    args: [join(root, 'scripts/find-browser.mjs'), '--install'],
    keep: (output) => {
      environment.ROSTRUM_CHROMIUM = output.trim().split('\n').at(-1);
    },
  },
  { name: 'browser', title: 'browser tests', after: ['compile', 'chromium'], vitest: 'browser' },
  { name: 'unit', title: 'unit tests and layers', after: ['compile'], vitest: 'unit' },
  { name: 'cli', title: 'command line tests', after: ['compile'], vitest: 'cli' },
  { name: 'lint', title: 'format and lint', args: [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off'] },
  {
    name: 'types-client',
    title: 'types of src/client/',
    args: [bin('typescript/bin/tsc'), '-p', join(root, 'src/client')],
  },
  { name: 'types-test', title: 'types of test/', args: [bin('typescript/bin/tsc'), '-p', join(root, 'test')] },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GATES.some((gate) => gate.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such gate: ${unknown.join(', ')}. There are ${GATES.map((gate) => gate.name).join(', ')}.\n`,
  );
  process.exit(2);
}

function select() {
  if (wanted.length === 0) return GATES;
  const names = new Set(wanted);
  for (const gate of [...GATES].reverse())
    if (names.has(gate.name)) for (const name of gate.after ?? []) names.add(name);
  return GATES.filter((gate) => names.has(gate.name));
}

function run(gate) {
  const report = join(scratch, `${gate.name}.json`);
  const args = gate.vitest
    ? [
        bin('vitest/vitest.mjs'),
        'run',
        `--project=${gate.vitest}`,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]
    : gate.args;
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...environment, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (status) => {
      if (status === 0) gate.keep?.(stdout);
      resolve({
        gate,
        ok: status === 0,
        output,
        seconds: (performance.now() - started) / 1000,
        ...count(gate, report),
      });
    });
  });
}

/** Tests of a gate, counted by vitest itself. A gate without tests of its own counts only when it fails. */
function count(gate, report) {
  if (!gate.vitest) return { tests: undefined };
  if (!existsSync(report)) return { tests: { passed: 0, failed: 0, skipped: 0 } };
  const json = JSON.parse(readFileSync(report, 'utf8'));
  return {
    tests: {
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    },
    skipped: json.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status !== 'passed' && test.status !== 'failed')
        .map((test) => test.fullName),
    ),
  };
}

function print(result) {
  const { gate, ok, seconds, tests, skipped, output } = result;
  const counts =
    tests === undefined ? '' : `, ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`;
  if (!ok) process.stdout.write(`\n${output.trimEnd()}\n\n`);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${gate.title} (${seconds.toFixed(1)} s${counts})\n`);
  for (const name of skipped ?? []) process.stdout.write(`         skipped: ${name}\n`);
}

async function runAll(gates) {
  const results = new Map();
  const running = new Map();
  const waiting = [...gates];
  while (waiting.length > 0 || running.size > 0) {
    for (const gate of [...waiting]) {
      const before = (gate.after ?? []).map((name) => results.get(name));
      const broken = (gate.after ?? []).find((name) => results.get(name)?.ok === false);
      if (broken !== undefined) {
        const output = `Not run, because "${GATES.find((other) => other.name === broken).title}" failed.`;
        const result = { gate, ok: false, output, seconds: 0 };
        results.set(gate.name, result);
        waiting.splice(waiting.indexOf(gate), 1);
        print(result);
      } else if (
        running.size < Math.max(2, Math.min(4, availableParallelism())) &&
        before.every((result) => result?.ok)
      ) {
        waiting.splice(waiting.indexOf(gate), 1);
        running.set(gate.name, run(gate));
      }
    }
    if (running.size === 0) continue;
    const result = await Promise.race(running.values());
    running.delete(result.gate.name);
    results.set(result.gate.name, result);
    print(result);
  }
  return [...results.values()];
}

const started = performance.now();
const results = await runAll(select());
rmSync(scratch, { recursive: true, force: true });

const sum = (key) => results.reduce((total, result) => total + (result.tests?.[key] ?? 0), 0);
/** A gate that failed without a failing test (types, style, a test file that does not load) counts as one. */
const failedGates = results.filter((result) => !result.ok && (result.tests?.failed ?? 0) === 0).length;
const empty = results.filter((result) => result.ok && result.tests !== undefined && result.tests.passed === 0);
for (const { gate } of empty) process.stdout.write(`FAILED ${gate.title}: no test ran\n`);
const failed = sum('failed') + failedGates + empty.length;
process.stdout.write(
  `\n${results.length} gates in ${((performance.now() - started) / 1000).toFixed(1)} s\n` +
    `${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
