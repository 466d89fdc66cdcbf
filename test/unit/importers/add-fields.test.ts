import { expect, test } from 'vitest';
import { addFields } from '../../../src/importers/add-fields.ts';

test('fields that a file lacks come behind those that it has; the rest stays to the byte', () => {
  const text = '---\ntitle: A   # mine\n\n---\n\nBody\n---\nmore\n';
  expect(addFields(text, { title: 'B', room: 'Barn' })).toEqual({
    text: '---\ntitle: A   # mine\n\nroom: Barn\n---\n\nBody\n---\nmore\n',
    added: ['room'],
  });
});

test.each([
  ['speaker: Ada', 'speakers'],
  ['video: https://vimeo.com/1', 'recording'],
  ['eventname: X', 'event'],
  ['licence: MIT', 'license'],
])('%s is another spelling of %s', (line, field) => {
  const text = `---\n${line}\n---\n`;
  expect(addFields(text, { [field]: 'other' })).toEqual({ text, added: [] });
});

test.each(['', 'no front matter', '---\ntitle: A\n', '---js\ntitle: A\n---\n', '---\n- a\n---\n', '---\na: [\n---\n'])(
  'a file that cannot be read is not changed: %j',
  (text) => {
    expect(addFields(text, { room: 'Barn' })).toEqual({ text, added: [] });
  },
);

test('line ends stay those of the file', () => {
  expect(addFields('\ufeff---\r\ntitle: A\r\n---\r\n', { tags: ['a', 'b'] }).text).toBe(
    '\ufeff---\r\ntitle: A\r\ntags:\r\n  - a\r\n  - b\r\n---\r\n',
  );
});
