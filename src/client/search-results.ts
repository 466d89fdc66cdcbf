/** A talk among the results: its picture, what was found, and where in it. Makes elements; reacts to nothing. */
import { formatDate } from '../model/dates.ts';
import type { FoundPassage, FoundTalk, TalkRecord } from '../model/search.ts';
import { element } from './elements.ts';
import { writeState } from './search-address.ts';
import { passageAddress, placeOf } from './search-options.ts';
import { marked, valueName } from './search-texts.ts';
import { siteAddress } from './site-home.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** People named one by one; of more the rest is counted. */
const NAMED = 4;

export function makeResult(talk: FoundTalk): HTMLLIElement {
  const item = element('li');
  const article = element('article', { class: 'card' });
  const text = element('div', { class: 'card-text' });
  const address = siteAddress(talk.permalink);
  const title = element('h3', { class: 'card-title' });
  const link = element('a', { href: address, ...(talk.language === undefined ? {} : { lang: talk.language }) });
  link.append(marked(talk.titleSegments));
  title.append(link);
  text.append(title);
  if (talk.speakers.length > 0) text.append(makeSpeakers(talk));
  text.append(makeMeta(talk));
  if (talk.text !== undefined) {
    const sentence = element('p', { class: 'result-text' });
    sentence.append(marked(talk.text));
    text.append(sentence);
  }
  if (talk.passages.length > 0) text.append(makePassages(talk.passages, address));
  const marks = makeMarks(talk);
  if (marks !== undefined) text.append(marks);
  article.append(makeCover(talk.cover), text);
  item.append(article);
  return item;
}

/** The space that results will take, while nothing is known of them. */
export function makeSkeletons(count: number): HTMLLIElement[] {
  return Array.from({ length: count }, () => {
    const item = element('li', { class: 'skeleton', 'aria-hidden': 'true' });
    const text = element('div', { class: 'card-text' });
    text.append(element('span'), element('span'), element('span'));
    const card = element('div', { class: 'card' });
    card.append(element('div', { class: 'cover' }), text);
    item.append(card);
    return item;
  });
}

function makeSpeakers({ speakers, speakerSegments }: FoundTalk): HTMLElement {
  const line = element('p', { class: 'card-speakers' });
  const shown = speakers.length > NAMED ? NAMED - 1 : speakers.length;
  for (const [index, name] of speakers.slice(0, shown).entries()) {
    if (index > 0) line.append(index === speakers.length - 1 ? ' and ' : ', ');
    const link = element('a', { href: writeState({ filters: { speaker: [name] } }), 'data-state': '' });
    link.append(marked(speakerSegments[index] ?? [{ text: name }]));
    line.append(link);
  }
  if (shown < speakers.length) line.append(` and ${speakers.length - shown} more`);
  return line;
}

function nameLanguage(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function makeMeta({ event, date, duration, deliveries }: FoundTalk): HTMLElement {
  const line = element('p', { class: 'meta' });
  const add = (content: HTMLElement): void => {
    const part = element('span');
    part.append(content);
    line.append(part);
  };
  if (event !== undefined) add(element('bdi', {}, event));
  add(element('time', { datetime: date }, formatDate(date)));
  if (duration !== undefined) add(element('bdi', {}, duration));
  if (deliveries !== undefined) add(element('span', {}, `given ${deliveries} times`));
  return line;
}

function makePassages(passages: readonly FoundPassage[], address: string): HTMLElement {
  const list = element('ul', { class: 'passages' });
  for (const passage of passages) {
    const link = element('a', { href: passageAddress(passage, address) });
    link.append(element('span', { class: 'chip' }, placeOf(passage)), ' ', marked(passage.text));
    const item = element('li');
    item.append(link);
    list.append(item);
  }
  return list;
}

function makeMarks({ has = [], language }: FoundTalk): HTMLElement | undefined {
  if (has.length === 0 && language === undefined) return undefined;
  const list = element('ul', { class: 'marks' });
  const add = (icon: string, text: string): void => {
    const item = element('li');
    item.append(makeIcon(icon), element('bdi', {}, text));
    list.append(item);
  };
  for (const what of has) add(what, valueName('has', what));
  if (language !== undefined) add('language', nameLanguage(language));
  return list;
}

function makeIcon(name: string): SVGElement {
  const icon = makeDrawing(`styles/icons.svg#${name}`);
  icon.setAttribute('class', 'icon');
  icon.setAttribute('viewBox', '0 0 20 20');
  return icon;
}

function makeCover(cover: TalkRecord['cover']): HTMLElement {
  if ('image' in cover) {
    const frame = element('div', { class: 'cover' });
    frame.append(
      element('img', {
        src: siteAddress(cover.image),
        alt: '',
        width: '320',
        height: '180',
        loading: 'lazy',
        decoding: 'async',
      }),
    );
    return frame;
  }
  const frame = element('div', { class: 'cover art', 'aria-hidden': 'true' });
  frame.classList.add(cover.hue);
  frame.append(makeDrawing(`styles/covers.svg#field-${cover.field}`));
  return frame;
}

function makeDrawing(path: string): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', siteAddress(path));
  drawing.append(use);
  return drawing;
}
