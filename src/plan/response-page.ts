/** Pages of responses: notes and write-ups about a talk. */
import type { TalkResponse } from '../model/archive.ts';
import { excerpt } from '../model/text.ts';
import type { ResponseView } from '../model/view-parts.ts';
import { renderBody } from './body.ts';
import { linkTalk, viewDate } from './cards.ts';
import type { PlanContext, ViewContext } from './context.ts';
import type { PageDraft } from './page-frame.ts';

export function viewResponse(response: TalkResponse, context: ViewContext): ResponseView {
  return {
    title: response.title,
    href: context.href(context.addresses.responses.get(response.id)!),
    ...(response.author === undefined ? {} : { author: response.author }),
    ...(response.date === undefined ? {} : { date: viewDate(response.date) }),
    ...(response.url === undefined ? {} : { url: response.url }),
  };
}

export function planResponsePages(context: PlanContext): PageDraft[] {
  return context.archive.responses.map((response) => {
    const permalink = context.addresses.responses.get(response.id)!;
    const bodyHtml = renderBody({ body: response.body, path: response.path, permalink }, context);
    return {
      kind: 'response',
      permalink,
      title: response.title,
      description: excerpt(response.body.text, 300),
      language: response.language,
      section: 'talks',
      trail: [{ title: 'Talks', href: context.href(context.listings.talks) }, linkTalk(response.talk, context)],
      type: 'article',
      ...(response.date === undefined ? {} : { published: response.date, lastModified: response.date }),
      source: response,
      content: {
        content: { title: response.title, bodyHtml, extra: response.extra },
        response: { ...viewResponse(response, context), talk: context.card(response.talk) },
      },
    };
  });
}
