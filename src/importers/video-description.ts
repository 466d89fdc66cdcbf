/** The text below a video as Markdown: services show it line by line, and make links of its addresses. */
import { escapeLine } from './notes-inline.ts';

const ITEM = /^([-*•‣▪●►▶–]|\d{1,3}[.)])[ \t]+(?=\S)/u;
/** A line that is shorter was ended on purpose; a longer one was wrapped. */
const SHORT_LINE = 50;

/** Lists stay lists, short lines and lines with addresses keep their ends, and nothing in them is taken for markup. Linear; never throws. */
export function videoDescription(text: string): string {
  const result: string[] = [];
  let previous: { readonly line: string; readonly isItem: boolean } | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') {
      if (previous !== undefined) result.push('');
      previous = undefined;
      continue;
    }
    const mark = ITEM.exec(line)?.[1];
    if (previous !== undefined && previous.isItem !== (mark !== undefined)) result.push('');
    else if (previous !== undefined && mark === undefined && isEnded(previous.line, line))
      result.push(`${result.pop()}\\`);
    const rest = mark === undefined ? line : line.slice(mark.length).trim();
    const shown = mark === undefined ? '' : /^\d/.test(mark) ? `${mark} ` : '- ';
    result.push(shown + escapeLine(rest));
    previous = { line, isItem: mark !== undefined };
  }
  return result.join('\n').trim();
}

function isEnded(line: string, next: string): boolean {
  return line.length < SHORT_LINE || line.includes('://') || next.includes('://');
}
