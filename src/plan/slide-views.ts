/** The slides of a talk one by one, as pages show them. */
import type { Talk } from '../model/archive.ts';
import { formatTimestamp } from '../model/dates.ts';
import type { SlidePage } from '../model/media.ts';
import type { TalkView } from '../model/view.ts';
import type { ViewContext } from './context.ts';
import type { MomentAt } from './transcript-views.ts';

type SlideView = TalkView['slidePages'][number];

/** The slides of all decks, in order; one that only goes on with the slide before says what it adds. */
export function viewSlidePages(talk: Talk, momentAt: MomentAt, context: ViewContext): readonly SlideView[] {
  return talk.slides.flatMap(({ pages }) =>
    pages.map((page, index) => {
      const added = textAdded(page, pages[index - 1]);
      const image =
        page.image === undefined
          ? undefined
          : context.image(context.resolved(talk.path, page.image.source), page.alt ?? '');
      return {
        number: page.number,
        text: page.text,
        ...(added === undefined ? {} : { added }),
        ...(page.alt === undefined ? {} : { alt: page.alt }),
        ...(page.atSeconds === undefined
          ? {}
          : { at: formatTimestamp(page.atSeconds), seconds: page.atSeconds, ...momentAt(page.atSeconds) }),
        ...(image === undefined ? {} : { image }),
      };
    }),
  );
}

/** What a slide says beyond the one before it; `undefined` where it does not begin with the whole lines of that one. */
function textAdded({ text }: SlidePage, before: SlidePage | undefined): string | undefined {
  const known = before?.text.trim() ?? '';
  const words = text.trim();
  if (known === '' || !words.startsWith(known)) return undefined;
  const rest = words.slice(known.length);
  return rest === '' || rest.startsWith('\n') ? rest.trim() : undefined;
}
