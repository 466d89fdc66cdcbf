/** Figures as text, and tables in Markdown. 1 KB is 1,000 bytes. */

const KB = 1000;
const MB = 1_000_000;

export const milliseconds = (value) => `${value.toFixed(0)} ms`;
export const duration = (value) => (value < 1000 ? milliseconds(value) : `${(value / 1000).toFixed(2)} s`);
export const ratio = (value) => `${value.toFixed(value < 10 ? 2 : 1)}×`;
export const kilobytes = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
export const megabytes = (bytes) => `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`;
export const integer = (value) => value.toLocaleString('en');

/** The figure as text; a dash where there is none. */
export const orDash = (value, format) => (value === undefined ? '–' : format(value));

/** A table whose first column is text and whose others are figures, unless `left` names them. */
export function table(head, rows, left = [0]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (left.includes(index) ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}
