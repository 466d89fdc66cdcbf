/** The sentences above the results: what was given up, what was not understood, what to do when nothing is found or nothing works. */
import { type Answer, FACETS, type Question } from '../model/search.ts';
import { element } from './elements.ts';
import { type SearchState, withFilter, writeState } from './search-address.ts';
import { describeWidening, FACET_TITLES, quoted, valueName } from './search-texts.ts';

/** The notes on an answer, in order. */
export function makeNotes(answer: Answer, state: SearchState): readonly HTMLElement[] {
  const { q, filters } = state;
  const notes = answer.unknownFilters.map(({ facet, name }) =>
    element('p', {}, `This archive has no ${FACET_TITLES[facet].toLowerCase()} “${name}”.`),
  );
  if (answer.total > 0) {
    const widening = describeWidening(answer);
    return widening === undefined ? notes : [...notes, element('p', {}, widening)];
  }
  if (answer.missing.length > 0) notes.push(element('p', {}, `Nothing here has ${quoted(answer.missing)}.`));
  if (answer.missing.length === 0 && q.trim() !== '' && countFilters(filters) > 0) {
    const line = element('p', {}, 'No talk has both these words and these filters. ');
    line.append(element('a', { href: writeState({ q }) || '?', 'data-state': '' }, 'Search without the filters'));
    notes.push(line);
  } else if (q.trim() !== '') notes.push(element('p', {}, 'Try fewer or shorter words, or browse the archive below.'));
  return notes;
}

/** What is seen in place of results when the index cannot be had. */
export function makeFailure(retry: () => void): HTMLElement {
  const box = element('div', { class: 'notice', role: 'alert' });
  const button = element('button', { type: 'button', class: 'button' }, 'Try again');
  button.addEventListener('click', retry);
  box.append(
    element('p', {}, 'The search index could not be loaded.'),
    element(
      'p',
      { class: 'meta' },
      navigator.onLine ? 'The server did not answer as it should.' : 'This device is offline.',
    ),
    button,
  );
  return box;
}

/** The chosen filters, each a link to the same list without it. */
export function makeChips(state: SearchState): readonly HTMLElement[] {
  const { page: _, ...rest } = state;
  const chips = FACETS.flatMap((facet) =>
    (state.filters[facet] ?? []).map((name) => {
      const href = writeState({ ...rest, filters: withFilter(state.filters, facet, name, false) }) || '?';
      const chip = element('a', { class: 'filter-chip', href, 'data-state': '' });
      chip.append(
        element('span', { class: 'visually-hidden' }, 'Remove the filter '),
        element('span', { class: 'search-facet' }, `${FACET_TITLES[facet]}: `),
        element('bdi', {}, valueName(facet, name)),
        element('span', { class: 'filter-cross', 'aria-hidden': 'true' }, '×'),
      );
      return chip;
    }),
  );
  if (chips.length > 1)
    chips.push(
      element(
        'a',
        { class: 'filter-clear', href: writeState({ ...rest, filters: {} }) || '?', 'data-state': '' },
        'Clear all',
      ),
    );
  return chips.map((chip) => {
    const item = element('li');
    item.append(chip);
    return item;
  });
}

export function countFilters(filters: Question['filters']): number {
  return FACETS.reduce((sum, facet) => sum + (filters[facet]?.length ?? 0), 0);
}

/** The state with its filters as the answer names them: an address may name a value by its slug or in another spelling. */
export function nameFilters(state: SearchState, answer: Answer): SearchState {
  const filters: Record<string, readonly string[]> = { ...state.filters };
  for (const facet of FACETS) {
    const values = answer.facets?.[facet]?.values;
    // Words such as `category:Java` choose values too, and those belong to the words.
    if (filters[facet] === undefined || values === undefined || state.q.toLowerCase().includes(`${facet}:`)) continue;
    const names = [
      ...values.flatMap(({ name, chosen }) => (chosen ? [name] : [])),
      ...answer.unknownFilters.flatMap((filter) => (filter.facet === facet ? [filter.name] : [])),
    ];
    const kept = filters[facet].filter((name) => names.includes(name));
    filters[facet] = [...kept, ...names.filter((name) => !kept.includes(name))];
  }
  return { ...state, filters };
}
