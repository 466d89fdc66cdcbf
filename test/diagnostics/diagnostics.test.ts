import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { type DiagnosticCase, provoke } from './case.ts';
import { importCases } from './import.cases.ts';
import {
  bodyCases,
  contentCases,
  frontMatterCases,
  settingsCases,
  sourceCases,
  talkCases,
  transcriptCases,
} from './reading.cases.ts';
import { checkCases, linkCases, outputCases, planCases, renderCases } from './whole.cases.ts';

const CASES: readonly DiagnosticCase[] = [
  ...frontMatterCases,
  ...bodyCases,
  ...talkCases,
  ...contentCases,
  ...settingsCases,
  ...sourceCases,
  ...transcriptCases,
  ...linkCases,
  ...planCases,
  ...renderCases,
  ...checkCases,
  ...outputCases,
  ...importCases,
];

/** Codes that no literal archive can provoke, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'source/outside': 'site.yaml is refused before anything is read; the reader asks again in case that wall falls',
  'source/no-image-tool': 'needs an installation without sharp; see the tests of images',
  'check/duplicate-output': 'planning gives every page an address of its own; asked again for pages from elsewhere',
  'output/path-clash': 'the check of the finished site tells it first; asked again before anything is written',
};

describe('every code is told at the place where a person would look', () => {
  test.each(CASES.map((one) => [one.code, one] as const))('%s', async (code, one) => {
    const diagnostics = await provoke(one);
    const places = diagnostics
      .filter((diagnostic) => diagnostic.code === code)
      .map(({ span }) => (span === undefined ? undefined : `${span.path}:${span.line}:${span.column}`));
    expect(places, JSON.stringify(diagnostics, undefined, 1)).toContain(one.at);
    for (const { code, severity } of diagnostics)
      expect(severity, code).toBe(catalogue[code as keyof typeof catalogue].severity);
  });
});

test('every code of the catalogue has a case, or a reason to have none', () => {
  const tried = new Set([...CASES.map(({ code }) => code), ...Object.keys(EXCEPTIONS)]);
  expect(Object.keys(catalogue).filter((code) => !tried.has(code))).toEqual([]);
  expect([...tried].filter((code) => !(code in catalogue))).toEqual([]);
});
