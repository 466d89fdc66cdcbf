/** The items of a YAML list, each read by itself, so that a broken one does not take the others with it. */
import type { Account } from './field-reader.ts';
import { leaveOut, refuseSource } from './import-report.ts';
import type { ImportSource } from './importer.ts';
import { asRecord } from './loose-json.ts';
import { readYaml } from './yaml.ts';

/** One item, and the line on which it begins. */
export interface ListItem {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly line: number;
}

const FORMAT = 'a data file of RubyEvents';

/** Reads a list whose items begin in the first column. What is broken or no mapping is reported with its line. */
export function readItems(source: ImportSource, account: Account): readonly ListItem[] {
  const lines = source.text.split('\n');
  const starts: number[] = [];
  for (const [index, line] of lines.entries()) if (/^-(?:\s|$)/.test(line)) starts.push(index);
  return starts.flatMap((start, number): ListItem[] => {
    const text = lines.slice(start, starts[number + 1] ?? lines.length).join('\n');
    const read = readYaml(text);
    if ('problem' in read) {
      refuseSource(account, FORMAT, read.problem.message, start + read.problem.line);
      leaveOut(account, text, 'a broken record', start + 1);
      return [];
    }
    const fields = asRecord(Array.isArray(read.value) ? read.value[0] : undefined);
    if (fields !== undefined) return [{ fields, line: start + 1 }];
    refuseSource(account, FORMAT, 'a record is no mapping', start + 1);
    leaveOut(account, text, 'a broken record', start + 1);
    return [];
  });
}

/** A key that no earlier record of the file has. */
export function ownKey(name: string, counts: Map<string, number>): string {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count === 1 ? name : `${name} (${count})`;
}
