/** Marks pieces of text on a page, and one of them as the one in hand. Adds no HTML text. */
import { element } from './elements.ts';
import type { Place } from './rail-scroll.ts';

/** A part of one text node. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

export interface Marks {
  /** Takes the place of all marks before. A match is one or several pieces. */
  readonly paint: (matches: readonly (readonly Piece[])[]) => void;
  /** The one in hand, and where it stands. */
  readonly choose: (index: number) => Place | undefined;
  readonly clear: () => void;
}

/** Where the browser can colour text by itself (CSS Custom Highlight API), the page stays untouched; elsewhere pieces become `<mark>`. */
export function createMarks(): Marks {
  return typeof Highlight === 'function' && CSS.highlights !== undefined ? createHighlights() : createElements();
}

function createHighlights(): Marks {
  let ranges: readonly Range[] = [];
  return {
    paint: (matches) => {
      ranges = matches.map((pieces) => {
        const range = document.createRange();
        const [first, last] = [pieces[0]!, pieces.at(-1)!];
        range.setStart(first.node, first.start);
        range.setEnd(last.node, last.end);
        return range;
      });
      CSS.highlights.set('found', new Highlight(...ranges));
      CSS.highlights.delete('found-now');
    },
    choose: (index) => {
      const range = ranges[index];
      if (range === undefined) return undefined;
      const now = new Highlight(range);
      now.priority = 1;
      CSS.highlights.set('found-now', now);
      return range;
    },
    clear: () => {
      ranges = [];
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-now');
    },
  };
}

function createElements(): Marks {
  let marks: readonly (readonly HTMLElement[])[] = [];
  const clear = (): void => {
    for (const mark of marks.flat()) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    marks = [];
  };
  const wrap = ({ node, start, end }: Piece): HTMLElement => {
    const mark = element('mark');
    node.splitText(end);
    const words = node.splitText(start);
    words.replaceWith(mark);
    mark.append(words);
    return mark;
  };
  return {
    // From the last one on, so that the places before stay as they are. Pieces of the text must be gathered anew after `clear`.
    paint: (matches) => {
      marks = [...matches]
        .reverse()
        .map((pieces) => [...pieces].reverse().map(wrap).reverse())
        .reverse();
    },
    choose: (index) => {
      for (const mark of marks.flat()) mark.removeAttribute('class');
      for (const mark of marks[index] ?? []) mark.className = 'now';
      return marks[index]?.[0];
    },
    clear,
  };
}
