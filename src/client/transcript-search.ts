/** Searching within the transcript that is shown: marks what is found, and goes from one to the next. */
import { bringIntoView } from './rail-scroll.ts';
import { createMarks, type Piece } from './transcript-marks.ts';
import { type FoldedText, findMatches, foldText } from './transcript-matches.ts';

/** More of them tell a visitor nothing. */
const MOST_MATCHES = 999;

/** The lines of a transcript as one text. */
interface Words {
  readonly lines: readonly Element[];
  /** Where each line begins in the text. */
  readonly begins: readonly number[];
  readonly folded: FoldedText;
}

/** Readies the field in the head of the transcripts; `moved` is told when a list goes to something found. */
export function startTranscriptSearch(rail: HTMLElement, moved: () => void): void {
  const field = rail.querySelector<HTMLInputElement>('.words-find input');
  const status = rail.querySelector('.words-found');
  const steps = [...rail.querySelectorAll<HTMLButtonElement>('.words-step')];
  if (field === null || status === null) return;
  const marks = createMarks();
  let words: Words | undefined;
  let count = 0;
  let now = 0;

  const go = (index: number): void => {
    now = (index + count) % count;
    status.textContent = `${now + 1} of ${count}${count === MOST_MATCHES ? '+' : ''}`;
    const place = marks.choose(now);
    moved();
    if (place !== undefined) bringIntoView(rail.querySelector('.chosen')?.closest('.rail-list') ?? null, place);
  };
  const search = (): void => {
    marks.clear();
    words ??= readWords(rail);
    const found = findMatches(words.folded, field.value, MOST_MATCHES);
    const matches = found.map(([from, to]) => piecesOf(words!, from, to));
    count = matches.length;
    marks.paint(matches);
    for (const step of steps) step.hidden = count === 0;
    if (count > 0) go(nearest(words, found));
    else status.textContent = field.value.trim() === '' ? '' : 'Nothing found';
  };
  field.addEventListener('input', search);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && count > 0) go(now + (event.shiftKey ? -1 : 1));
    else if (event.key === 'Escape' && field.value !== '') field.value = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (field.value === '') search();
  });
  for (const [index, step] of steps.entries()) step.addEventListener('click', () => go(now + (index === 0 ? -1 : 1)));
  rail.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    marks.clear();
    words = undefined;
    if (field.value !== '') search();
  });
  if (field.value !== '') search();
}

function readWords(rail: HTMLElement): Words {
  const lines = [...rail.querySelectorAll('.chosen .transcript [id]')];
  const begins: number[] = [];
  let text = '';
  for (const line of lines) {
    // Words that are found may go on in the next line, but not in the next paragraph.
    if (text !== '') text += line.previousElementSibling?.id ? ' ' : '\n';
    begins.push(text.length);
    text += line.textContent;
  }
  return { lines, begins, folded: foldText(text) };
}

function piecesOf({ lines, begins }: Words, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let line = lineAt(begins, from); line < lines.length && (begins[line] ?? to) < to; line++) {
    const node = lines[line]?.firstChild;
    if (!(node instanceof Text)) continue;
    const begin = begins[line] ?? 0;
    const [start, end] = [Math.max(0, from - begin), Math.min(node.length, to - begin)];
    if (start < end) pieces.push({ node, start, end });
  }
  return pieces;
}

/** The first one from the line that is spoken on. */
function nearest({ lines, begins }: Words, found: readonly (readonly [number, number])[]): number {
  const spoken = begins[lines.findIndex((line) => line.hasAttribute('aria-current'))] ?? 0;
  return Math.max(
    0,
    found.findIndex(([from]) => from >= spoken),
  );
}

function lineAt(begins: readonly number[], place: number): number {
  let [low, high] = [0, begins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
