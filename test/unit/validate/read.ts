/** One literal file to an entry and the codes of what is said about it. */
import type { Entry, TalkEntry } from '../../../src/model/entry.ts';
import type { Settings } from '../../../src/model/settings.ts';
import type { SourceKind } from '../../../src/model/source.ts';
import { parseDocument } from '../../../src/parse/document.ts';
import { parseSettingsFile } from '../../../src/parse/settings-file.ts';
import { validateEntry } from '../../../src/validate/entry.ts';
import { validateSettings } from '../../../src/validate/settings.ts';

export function readSettings(text: string) {
  const parsed = parseSettingsFile({ path: 'site.yaml', text });
  const result = parsed.value === undefined ? parsed : validateSettings(parsed.value);
  const diagnostics = [...parsed.diagnostics, ...(result === parsed ? [] : result.diagnostics)];
  return {
    value: result.value as Settings | undefined,
    diagnostics,
    problems: diagnostics.map(({ code, span }) => `${span?.line}:${span?.column} ${code}`),
  };
}

export function readEntry<Kind extends SourceKind>(kind: Kind, text: string, id = 'a') {
  const settings = readSettings('title: T\nembeds: { hosts: [tube.example.org] }').value!;
  const file = { kind, path: `content/${id}.md`, id, text, hash: 'hash' };
  const document = parseDocument(file, { frameHosts: settings.embeds.hosts });
  const result = document.value === undefined ? undefined : validateEntry(document.value, settings);
  const diagnostics = [...document.diagnostics, ...(result?.diagnostics ?? [])];
  return {
    entry: result?.value as Extract<Entry, { kind: Kind }> | undefined,
    diagnostics,
    problems: diagnostics.map(({ code, span }) => `${span?.line}:${span?.column} ${code}`),
  };
}

/** A talk with a title and a date (lines 2 and 3) and the given front matter from line 4 on. */
export function readTalk(yaml: string, body = '', id = 'a') {
  const { entry, diagnostics, problems } = readEntry(
    'talk',
    `---\ntitle: T\ndate: 2018-03-11\n${yaml}\n---\n${body}`,
    id,
  );
  return { talk: entry as TalkEntry, diagnostics, problems };
}

/** A value without its spans, for comparing. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, item) => (key === 'span' ? undefined : item)) ?? 'null');
}
