/** The search page's elements, and what they show. Decides nothing about what is asked. */
import type { Answer, Facet } from '../model/search.ts';
import { element } from './elements.ts';
import { PAGE_SIZE, type SearchState, writeState } from './search-address.ts';
import { createFacetGroups } from './search-facets.ts';
import { countFilters, makeChips, makeFailure, makeNotes } from './search-notes.ts';
import { makeResult, makeSkeletons } from './search-results.ts';
import { createSheet } from './search-sheet.ts';
import { counted, valueName } from './search-texts.ts';

/** Rows of grey while the first results are on their way. */
const SKELETONS = 6;
/** Milliseconds without a further answer before a number is read out. */
const SPEAKING_PAUSE = 700;

export interface SearchView {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly sort: HTMLElement;
  /** What was asked, before there is an answer: the chosen filters, the order, the title of the document. */
  readonly showState: (state: SearchState) => void;
  /** An answer in place of what was there, or (`last-page`) below it, with the focus on the first that came. */
  readonly showAnswer: (answer: Answer, state: SearchState, part: 'all' | 'last-page') => void;
  readonly showFacets: (facets: NonNullable<Answer['facets']>, total: number) => void;
  readonly showBusy: (busy: boolean) => void;
  /** That no answer came: in place of the list, or (`keepsList`) below what is there. */
  readonly showFailure: (retry: () => void, keepsList: boolean) => void;
}

/** Takes over the elements of `templates/search.pug`; throws when one is missing, and then the page stays as it is without scripts. */
export function createSearchView(choose: (facet: Facet, name: string, chosen: boolean) => void): SearchView {
  const form = part('search-form', HTMLFormElement);
  const input = form.querySelector('input')!;
  const [count, order, sort] = [part('search-count'), part('search-order'), part('search-sort')];
  const [chips, notes, results] = [part('search-chips'), part('search-notes'), part('search-results')];
  const [more, status, filter] = [part('search-more'), part('search-status'), part('search-filter')];
  const [app, off, chosenFilters] = [part('search-app'), part('search-off'), part('search-chosen')];
  const moreLink = more.querySelector('a')!;
  const facets = createFacetGroups(part('search-facets'), choose);
  const sheet = createSheet(part('search-sheet', HTMLDialogElement), filter, part('search-facets'));
  const siteTitle = document.title;
  let speaking: ReturnType<typeof setTimeout> | undefined;
  let failure: HTMLElement | undefined;

  const setMode = (mode: 'on' | 'empty'): void => {
    document.documentElement.dataset['search'] = mode;
  };
  const say = (text: string): void => {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      status.textContent = text;
    }, SPEAKING_PAUSE);
  };
  /** Puts elements in place of others, unless they read the same: what somebody points at or is about to press stays. */
  const exchange = (parent: HTMLElement, items: readonly HTMLElement[]): void => {
    if (items.map(({ outerHTML }) => outerHTML).join('') === parent.innerHTML) return;
    const focused = [...parent.children].findIndex((item) => item.contains(document.activeElement));
    parent.replaceChildren(...items);
    if (focused < 0) return;
    // What was pressed is gone. After a chip comes the next one; after anything else begins a new list.
    const next = parent === chips ? items[Math.min(focused, items.length - 1)]?.querySelector('a') : undefined;
    (next ?? count).focus();
  };
  setMode('on');
  app.hidden = false;
  off.hidden = true;

  return {
    form,
    input,
    sort,
    showState: (state) => {
      const filters = Object.entries(state.filters).flatMap(([facet, names]) =>
        names.map((name) => valueName(facet as Facet, name)),
      );
      document.title = [...[state.q.trim()].filter(Boolean), ...filters, siteTitle].join(' · ');
      exchange(chips, makeChips(state));
      const chosen = countFilters(state.filters);
      chosenFilters.hidden = chosen === 0;
      filter.textContent = chosen === 0 ? 'Filter' : `Filter (${chosen})`;
      const worded = state.q.trim() !== '';
      order.hidden = worded;
      sort.hidden = !worded;
      for (const radio of sort.querySelectorAll('input')) radio.checked = radio.value === (state.sort ?? 'relevance');
    },
    showAnswer: (answer, state, shown) => {
      failure?.remove();
      const items = answer.talks.map(makeResult);
      if (shown === 'all') exchange(results, items);
      else {
        results.append(...items);
        items[0]?.querySelector('a')?.focus();
      }
      const title = answer.total === 0 ? 'No talks found' : counted(answer.total);
      count.replaceChildren(element('bdi', {}, title));
      exchange(notes, makeNotes(answer, state));
      const left = answer.total - state.page * PAGE_SIZE;
      more.hidden = left <= 0;
      moreLink.textContent = `Show ${Math.min(left, PAGE_SIZE)} more`;
      moreLink.href = writeState({ ...state, page: state.page + 1 });
      sheet.showCount(answer.total === 0 ? title : `Show ${title}`);
      setMode(answer.total === 0 ? 'empty' : 'on');
      say([title, ...[...notes.children].map(({ textContent }) => textContent)].join('. '));
    },
    showFacets: facets.show,
    showBusy: (busy) => {
      results.ariaBusy = String(busy);
      if (busy && results.childElementCount === 0) results.append(...makeSkeletons(SKELETONS));
    },
    showFailure: (retry, keepsList) => {
      failure?.remove();
      failure = makeFailure(retry);
      if (keepsList) {
        results.after(failure);
        return;
      }
      count.textContent = 'Talks';
      results.replaceChildren();
      more.hidden = true;
      notes.replaceChildren(failure);
      setMode('empty');
    },
  };
}

function part<Type extends HTMLElement = HTMLElement>(id: string, type?: abstract new () => Type): Type {
  const found = document.getElementById(id);
  if (found === null || (type !== undefined && !(found instanceof type))) throw new Error(`The page has no #${id}`);
  return found as Type;
}
