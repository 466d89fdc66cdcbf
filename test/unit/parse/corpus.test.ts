import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/parse/document.ts';
import { readPlainYaml } from '../../../src/parse/plain-yaml.ts';
import { loadYaml } from '../../../src/parse/yaml.ts';

const folder = fileURLToPath(new URL('../../../../shared/corpora/dcos/events', import.meta.url));
const absent = !existsSync(folder);

function readTalks() {
  return readdirSync(folder)
    .filter((name) => /^2.*\.md$/.test(name))
    .sort()
    .map((name) => {
      const file = {
        kind: 'talk',
        path: name,
        id: name.slice(0, -3),
        text: readFileSync(join(folder, name), 'utf8'),
        hash: '',
      } as const;
      return parseDocument(file, { frameHosts: [] });
    });
}

test.skipIf(absent)('every frame of a real archive is accounted for', () => {
  const talks = readTalks().map(({ value }) => value!);
  const count = (values: readonly string[]) =>
    Object.fromEntries([...new Set(values)].sort().map((key) => [key, values.filter((value) => value === key).length]));
  const frames = talks.flatMap((talk) => talk.embedded.frames);
  expect(count(frames.map((frame) => `${frame.element} ${frame.as}`))).toEqual({
    'iframe recording': 16,
    'iframe slides': 71,
    'script photo': 27,
  });
  expect(
    count(
      talks.flatMap((talk) => [...talk.embedded.slides, ...talk.embedded.recordings].map((medium) => medium.provider!)),
    ),
  ).toEqual({
    'google-drive': 6,
    'google-slides': 58,
    pdf: 1,
    slideshare: 6,
    vimeo: 1,
    youtube: 15,
  });
  const shape = talks.map(
    ({ embedded }) =>
      `${embedded.slides.length > 0 ? 'slides' : ''} ${embedded.recordings.length > 0 ? 'video' : ''}`.trim() ||
      'neither',
  );
  expect(count(shape)).toEqual({ neither: 7, slides: 53, 'slides video': 10, video: 4 });
  expect(talks.filter((talk) => talk.embedded.linkedSlides.length > 0)).toHaveLength(1);
});

test.skipIf(absent)('nothing but notes is said about a real archive', () => {
  expect(new Set(readTalks().flatMap(({ diagnostics }) => diagnostics.map((item) => item.severity)))).toEqual(
    new Set(['note']),
  );
});

test.skipIf(absent)('plain front matter of a real archive is read as js-yaml reads it', () => {
  const blocks = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').split(/^---$/m)[1] ?? '');
  const plain = blocks.flatMap((block) => {
    const text = block.replace(/^\n/, '');
    const read = readPlainYaml(text);
    return read === undefined ? [] : [[JSON.stringify(loadYaml(text)), JSON.stringify({ ok: true, data: read.data })]];
  });
  expect(plain.length).toBeGreaterThan(0);
  for (const [slow, quick] of plain) expect(quick).toBe(slow);
});
