/** The search page: keeps the question, its address and its answer together. The address holds everything that was asked. */
import type { Facet } from '../model/search.ts';
import { isPlainPress } from './elements.ts';
import { questionOf, readState, type SearchState, withFilter, writeState } from './search-address.ts';
import { connectSearch, type SearchConnection } from './search-connection.ts';
import { nameFilters } from './search-notes.ts';
import { createSearchView } from './search-view.ts';

/** Milliseconds: between keys while somebody types, before one sees that something is under way, and after the last scrolling. */
const TYPING_PAUSE = 80;
const PATIENCE = 150;
const SCROLL_PAUSE = 150;

function startSearchPage(connection: SearchConnection): void {
  let state = readState(location.search);
  /** The query of the address that `state` belongs to; the state itself names its filters better. */
  let shown = location.search;
  let turn = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let scrolling: ReturnType<typeof setTimeout> | undefined;
  const view = createSearchView((facet: Facet, name: string, chosen: boolean) =>
    go({ ...state, filters: withFilter(state.filters, facet, name, chosen), page: 1 }, 'push'),
  );

  const ask = async (part: 'all' | 'last-page' = 'all', scroll?: number): Promise<void> => {
    const mine = ++turn;
    // Now only: when an answer comes somebody may have typed on.
    if (view.input.value !== state.q) view.input.value = state.q;
    view.showState(state);
    let keepsList = part === 'last-page';
    const patience = setTimeout(() => view.showBusy(true), PATIENCE);
    try {
      // Counting takes files of its own, and the words of further languages: the talks that are found at once do not wait for either.
      const question = questionOf(state, part);
      const first = await connection.ask({ ...question, facets: false });
      if (mine !== turn) return;
      view.showState(state);
      view.showAnswer(first, state, part);
      keepsList = true;
      // Not after the counts: by then somebody may have scrolled on.
      if (scroll !== undefined) scrollTo(0, scroll);
      clearTimeout(patience);
      view.showBusy(false);
      if (question.facets !== true) return;
      const { facets, ...whole } = await connection.ask(question);
      if (mine !== turn) return;
      state = nameFilters(state, { ...whole, facets: facets ?? {} });
      view.showState(state);
      view.showFacets(facets ?? {}, whole.total);
      if (JSON.stringify(whole) !== JSON.stringify(first)) view.showAnswer(whole, state, part);
    } catch {
      if (mine === turn) view.showFailure(() => void ask(part), keepsList);
    } finally {
      clearTimeout(patience);
      if (mine === turn) view.showBusy(false);
    }
  };
  const go = (next: SearchState, how: 'push' | 'replace', part: 'all' | 'last-page' = 'all'): void => {
    clearTimeout(typing);
    clearTimeout(scrolling);
    if (how === 'push') rememberScroll();
    const address = view.form.action + writeState(next);
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    state = next;
    shown = location.search;
    void ask(part);
  };
  const goToWords = (): void => {
    const { sort: _, ...rest } = state;
    const q = view.input.value;
    // An order by relevance needs words; the choice of one does not outlive them.
    if (q !== state.q) go({ ...(q.trim() === '' ? rest : state), q, page: 1 }, 'replace');
  };

  view.input.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(typing);
    typing = setTimeout(goToWords, TYPING_PAUSE);
  });
  view.input.addEventListener('compositionend', goToWords);
  view.form.addEventListener('submit', (event) => {
    event.preventDefault();
    goToWords();
    // The keyboard of a phone would hide the results.
    if (matchMedia('(pointer: coarse)').matches) view.input.blur();
  });
  view.sort.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const { sort: _, ...rest } = state;
    go({ ...rest, ...(target.value === 'date' ? { sort: 'date' } : {}), page: 1 }, 'push');
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-state]') : null;
    if (link === null || !isPlainPress(event)) return;
    event.preventDefault();
    // Safari leaves the focus where it was; the view leads it on from the link.
    link.focus();
    const next = readState(link.search);
    go(next, 'push', next.page === state.page + 1 ? 'last-page' : 'all');
  });
  addEventListener('popstate', () => {
    // A press on the link that skips to the content only changes the fragment.
    if (location.search === shown) return;
    clearTimeout(typing);
    clearTimeout(scrolling);
    state = readState(location.search);
    shown = location.search;
    void ask('all', rememberedScroll());
  });
  addEventListener(
    'scroll',
    () => {
      clearTimeout(scrolling);
      scrolling = setTimeout(rememberScroll, SCROLL_PAUSE);
    },
    { passive: true },
  );
  history.scrollRestoration = 'manual';
  void ask('all', rememberedScroll());
}

function rememberScroll(): void {
  history.replaceState({ scroll: Math.round(scrollY) }, '');
}

function rememberedScroll(): number | undefined {
  const scroll = (history.state as { readonly scroll?: unknown } | null)?.scroll;
  return typeof scroll === 'number' ? scroll : undefined;
}

const connection = connectSearch();
if (connection !== undefined) startSearchPage(connection);
else {
  document.documentElement.dataset['search'] = 'off';
  const sentence = document.querySelector('#search-off p');
  if (sentence !== null) sentence.textContent = 'This browser lacks what searching here needs. A newer one will do.';
}
