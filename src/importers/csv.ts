/** Tables of talks (CSV, RFC 4180, and its kin with semicolons or tabs) to talks, through `csv-parse`. A cell is text, whatever it begins with. */
import { parse } from 'csv-parse/sync';
import { type Header, headerSureness, readHeader } from './csv-columns.ts';
import { provenOrder } from './csv-dates.ts';
import { readTableTalk, type TableFrame, type TableRow } from './csv-talk.ts';
import { type Account, oneLine } from './field-reader.ts';
import { dropValue, finishAccount, leaveOut, newAccount, refuseSource, skipRecord } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const LOOKED_AT = 65_536;
const FORMAT = 'a table';

export const csv: Importer = {
  name: 'csv',
  title: 'a table of talks with a header row (CSV, also with ; or tabs)',
  detect: ({ text }) => findHeader(text.slice(0, LOOKED_AT)).sureness,
  read: readTable,
};

function readTable(source: ImportSource): ImportResult {
  const account = newAccount(source);
  const { delimiter, sureness } = findHeader(source.text.slice(0, LOOKED_AT));
  const { rows, problem } = readRows(source.text, delimiter);
  const [first, ...rest] = rows;
  if (first === undefined || sureness === 0) {
    refuseSource(
      account,
      FORMAT,
      problem?.why ?? 'its first row names no column as title and another that is known',
      1,
    );
    return finishAccount(account, []);
  }
  const header = readHeader(first.cells);
  const whole = rest.filter((row) => isWhole(row, header, account));
  const dateColumns = header.columns.flatMap((column, index) =>
    column === 'date' || column === 'start' ? [index] : [],
  );
  const frame: TableFrame = {
    system: csv.name,
    source: source.name,
    header,
    order: provenOrder(whole.flatMap(({ cells }) => dateColumns.map((index) => cells[index] ?? ''))),
    keys: new Set(),
  };
  const talks = whole.flatMap((row) => readTableTalk(row, frame, account) ?? []);
  tellUnknown(header, whole, account, first.line);
  if (problem !== undefined) {
    refuseSource(account, FORMAT, problem.why, problem.line);
    leaveOut(account, `from line ${problem.line} on`, problem.why, problem.line);
  }
  return finishAccount(account, talks);
}

interface Rows {
  readonly rows: readonly TableRow[];
  readonly problem?: { readonly why: string; readonly line: number };
}

/** The rows that are not blank, up to the first one that is broken. */
function readRows(text: string, delimiter: string, maxRows?: number): Rows {
  const rows: TableRow[] = [];
  const skipped = /^sep=.\n/i.exec(text)?.[0].length ?? 0;
  let last = skipped === 0 ? 0 : 1;
  try {
    parse(text.slice(skipped), {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: '\n',
      ...(maxRows === undefined ? {} : { to: maxRows }),
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: last + 1 });
        last = lines + (skipped === 0 ? 0 : 1);
        return null;
      },
    });
    return { rows };
  } catch {
    return { rows, problem: { why: 'a quotation mark is opened and not closed', line: last + 1 } };
  }
}

/** The delimiter under which the first row has the most columns that are known. */
function findHeader(head: string): { readonly delimiter: string; readonly sureness: number } {
  const table = head.replace(/^\s*\n/, '');
  let best: { delimiter: string; sureness: number; known: number } = { delimiter: ',', sureness: 0, known: 0 };
  for (const delimiter of DELIMITERS) {
    if (!table.slice(0, 4000).includes(delimiter)) continue;
    const [first] = readRows(table, delimiter, 1).rows;
    if (first === undefined) continue;
    const header = readHeader(first.cells);
    const sureness = headerSureness(header);
    const known = header.columns.filter((column) => column !== undefined).length;
    if (sureness > 0 && known > best.known) best = { delimiter, sureness, known };
  }
  return best;
}

/** False for a row with more cells than the header: one of them was cut in two, and nobody knows which. */
function isWhole({ cells, line }: TableRow, { names }: Header, account: Account): boolean {
  const surplus = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (surplus) {
    const why = `it has ${cells.length} cells, the header ${names.length}; a cell with the separator in it needs quotation marks`;
    skipRecord(account, cells.map(oneLine).join(', '), why, line);
  } else if (cells.length < names.length) {
    dropValue(account, names[cells.length] ?? '', '', 'the row ends before it; what is missing counts as empty', line);
  }
  return !surplus;
}

/** Says once of each unknown column how many values of it are kept. */
function tellUnknown({ names, columns }: Header, rows: readonly TableRow[], account: Account, line: number): void {
  for (const [index, name] of names.entries()) {
    if (columns[index] !== undefined) continue;
    const count = rows.filter(({ cells }) => (cells[index] ?? '').trim() !== '').length;
    const reason = 'a column that Rostrum does not know; its values are kept under extra';
    if (count > 0) leaveOut(account, `${name}: ${count} ${count === 1 ? 'value' : 'values'}`, reason, line);
  }
}
