import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '../../src/model/text.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { parseHtml } from '../../src/parse/html.ts';
import { parseRedirectList } from '../../src/parse/redirect-list.ts';
import { parseSettingsFile } from '../../src/parse/settings-file.ts';
import { visitElements } from '../../src/parse/tree.ts';
import { validateEntry } from '../../src/validate/entry.ts';
import { validateSettings } from '../../src/validate/settings.ts';

const { value: settings } = validateSettings(parseSettingsFile({ path: 'site.yaml', text: 'title: T' }).value!);

/** Words that files are made of, so that arbitrary texts hit the parsers' corners. */
const word = fc.constantFrom(
  ...'---,---js,\n,\n\n,title: ,date: 2018-01-01,speakers:,- ,: ,| ,> ,*,&a,[,],{,},#,# ,## Slides,`,```,<script>,</script>,<iframe src=",">,</iframe>,<svg>,<style>,</style>,<img src=x onerror=alert(1)>,javascript:alert(1),<a href=",<p title=",[x](,),![,](,[^1],[^1]: ,<!--,-->,<math>,<table>,<td>,<template>,https://youtu.be/aaaaaaaaaaa,&#1;,\u0000,\u0001,\\,\',"'.split(
    ',',
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 40 }).map((parts) => parts.join('')),
);
const kind = fc.constantFrom('talk', 'speaker', 'event', 'category', 'page', 'response' as const);

function read(fileKind: 'talk' | 'speaker' | 'event' | 'category' | 'page' | 'response', content: string) {
  const file = { kind: fileKind, path: 'a.md', id: 'a', text: content, hash: '' } as const;
  const { value, diagnostics } = parseDocument(file, { frameHosts: ['tube.example.org'] });
  const entry = value === undefined ? undefined : validateEntry(value, settings!);
  return { value, diagnostics: [...diagnostics, ...(entry?.diagnostics ?? [])], entry: entry?.value };
}

test('no text makes parsing or validating throw, and what is refused has a reason with a place', () => {
  fc.assert(
    fc.property(kind, text, fc.boolean(), (fileKind, content, fenced) => {
      const { entry, diagnostics } = read(fileKind, fenced ? `---\n${content}\n---\n${content}` : content);
      if (entry === undefined) expect(diagnostics.some((item) => item.severity === 'error')).toBe(true);
      for (const item of diagnostics) expect(item.span?.line).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 600, seed: 7 },
  );
});

test('front matter of any JSON shape is read or refused, never thrown at', () => {
  const keys = [
    'title',
    'date',
    'speakers',
    'event',
    'slides',
    'recording',
    'photos',
    'links',
    'chapters',
    'tags',
    'license',
    'permalink',
    'layout',
    'language',
    'withdrawn',
    'start',
    'end',
    'transcript',
    'draft',
    'citation',
    'x',
  ];
  fc.assert(
    fc.property(kind, fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 })), (fileKind, data) => {
      read(fileKind, `---\n${JSON.stringify(data)}\n---\nText`);
      validateSettings(parseSettingsFile({ path: 'site.yaml', text: JSON.stringify(data) }).value!);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('no body holds a script, a handler or a script address', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (content, isTalk) => {
      const { value } = read(isTalk ? 'talk' : 'page', `---\ntitle: a\n---\n${content}`);
      const html = value!.body.parts
        .map((part) => (typeof part === 'string' ? part : part.kind === 'link' ? escapeHtml(part.href) : '<img>'))
        .join('');
      expect(html).not.toMatch(/<script|<iframe|<style|<svg/i);
      visitElements(parseHtml(html), (element) => {
        for (const [name, property] of Object.entries(element.properties)) {
          expect(name).not.toMatch(/^on/i);
          expect(String(property)).not.toMatch(name === 'href' ? /^\s*(javascript|data|vbscript):/i : /^$a/);
        }
      });
    }),
    { numRuns: 600, seed: 7 },
  );
});

test('no redirect list makes parsing throw', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (content, prefix) => void parseRedirectList({ path: 'r', text: content }, prefix)),
    { seed: 7 },
  );
});
