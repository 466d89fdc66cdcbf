/** The date of the newest talk on a page: when the page last changed, as far as the archive knows. */
import type { TalkId } from '../model/ids.ts';
import type { ViewContext } from './context.ts';

export function newestDate(talks: readonly TalkId[], context: ViewContext): { readonly lastModified?: string } {
  let newest = '';
  for (const id of talks) {
    const date = context.talk.get(id)?.date.date ?? '';
    if (date > newest) newest = date;
  }
  return newest === '' ? {} : { lastModified: newest };
}
