/** What the box offers for an answer: ways to narrow, talks, and all results. Makes elements; reacts to nothing. */
import { formatTimestamp } from '../model/dates.ts';
import type { Answer, FoundPassage, FoundTalk, Suggestion } from '../model/search.ts';
import { element } from './elements.ts';
import { writeState } from './search-address.ts';
import { counted, describeWidening, FACET_TITLES, marked, valueName } from './search-texts.ts';
import { siteAddress } from './site-home.ts';

/** People of a talk that are named; the rest is counted. */
const NAMED = 2;

/** The groups of options for an answer. `page` is the address of the search page. */
export function makeGroups(answer: Answer, q: string, page: string): readonly HTMLElement[] {
  const note = answer.total === 0 ? undefined : describeWidening(answer);
  return [
    group(
      'Narrow to',
      answer.suggestions.map((suggestion) => suggestionOption(suggestion, page)),
    ),
    group(note ?? 'Talks', answer.talks.map(talkOption), note !== undefined),
    answer.total === 0
      ? undefined
      : group('More', [
          option(
            page + writeState({ q }),
            'search-all',
            element(
              'span',
              {},
              answer.total === 1 ? 'Show on the search page' : `All ${counted(answer.total, '', 'results')}`,
            ),
          ),
        ]),
  ].filter((made) => made !== undefined);
}

/** A named group of options; its name is seen where it says more than what follows. */
function group(name: string, options: readonly HTMLElement[], seen = false): HTMLElement | undefined {
  if (options.length === 0) return undefined;
  const made = element('div', { role: 'group', 'aria-label': name, class: 'search-group' });
  // Of a list box only groups and options are read out; the name of the group says the same.
  if (seen) made.append(element('p', { class: 'search-note', 'aria-hidden': 'true' }, name));
  made.append(...options);
  return made;
}

function option(href: string, kind: string, ...content: readonly HTMLElement[]): HTMLElement {
  const made = element('a', {
    role: 'option',
    tabindex: '-1',
    'aria-selected': 'false',
    href,
    class: `search-option ${kind}`,
  });
  made.append(...content);
  return made;
}

function suggestionOption({ facet, name }: Suggestion, page: string): HTMLElement {
  const title = element('span', { class: 'search-facet' }, `${FACET_TITLES[facet]}: `);
  return option(
    page + writeState({ filters: { [facet]: [name] } }),
    'search-suggestion',
    title,
    element('bdi', {}, valueName(facet, name)),
  );
}

function talkOption(talk: FoundTalk): HTMLElement {
  const title = element('span', {
    class: 'search-title',
    ...(talk.language === undefined ? {} : { lang: talk.language }),
  });
  title.append(marked(talk.titleSegments));
  const meta = element('span', { class: 'meta' });
  const people = element('span');
  for (const [index, name] of talk.speakerSegments.slice(0, NAMED).entries())
    people.append(index === 0 ? '' : ', ', marked(name));
  if (talk.speakers.length > NAMED) people.append(` and ${talk.speakers.length - NAMED} more`);
  const facts = [talk.event, talk.date.slice(0, 4)].filter((fact) => fact !== undefined);
  meta.append(...(talk.speakers.length === 0 ? [] : [people]), ...facts.map((fact) => element('span', {}, fact)));
  const [passage] = talk.passages;
  const address = siteAddress(talk.permalink);
  if (passage === undefined) return option(address, 'search-talk', title, meta);
  const line = element('span', { class: 'search-passage' });
  line.append(element('span', { class: 'chip' }, placeOf(passage)), marked(passage.text));
  return option(passageAddress(passage, address), 'search-talk', title, meta, line);
}

/** Where a passage of a talk opens. */
export function passageAddress({ anchor, response }: FoundPassage, talk: string): string {
  return response === undefined ? `${talk}#${anchor}` : siteAddress(response.permalink);
}

/** `12:04`, `Slide 42`, or who wrote it. */
export function placeOf({ seconds, slide, response }: Pick<FoundPassage, 'seconds' | 'slide' | 'response'>): string {
  if (slide !== undefined) return `Slide ${slide}`;
  if (response !== undefined) return response.author ?? 'Notes';
  return seconds === undefined ? 'Transcript' : formatTimestamp(seconds);
}
