/** The groups of filters: what talks can be narrowed by, with the number of talks behind each value. Asks nothing itself. */
import { type Answer, FACETS, type Facet, type FacetCount } from '../model/search.ts';
import { element } from './elements.ts';
import { FACET_TITLES, valueName } from './search-texts.ts';

/** Values of a group that are seen at once. */
const SEEN = 5;

type Facets = NonNullable<Answer['facets']>;

export interface FacetGroups {
  /** Shows what an answer with so many talks counted. The focus stays where it is. */
  readonly show: (facets: Facets, total: number) => void;
}

/** Fills an element with groups; `choose` is told what a visitor ticks. */
export function createFacetGroups(
  parent: HTMLElement,
  choose: (facet: Facet, name: string, chosen: boolean) => void,
): FacetGroups {
  const opened = new Set<Facet>();
  let current: Facets = {};
  let found = 0;
  parent.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const facet = FACETS.find((name) => name === target.name);
    if (facet !== undefined) choose(facet, target.value, target.checked);
  });
  parent.addEventListener('click', ({ target }) => {
    const facet = FACETS.find((name) => target instanceof HTMLElement && name === target.dataset['open']);
    if (facet === undefined) return;
    if (!opened.delete(facet)) opened.add(facet);
    draw();
  });

  const draw = (): void => {
    const focused = keyOf(document.activeElement);
    const groups = FACETS.flatMap((facet) => {
      const counts = current[facet];
      return counts === undefined || !divides(counts, found) ? [] : [makeGroup(facet, counts, opened.has(facet))];
    });
    const inside = parent.contains(document.activeElement);
    parent.replaceChildren(...groups);
    if (!inside || focused === undefined) return;
    const again = [...parent.querySelectorAll<HTMLElement>('input, button')].find((each) => keyOf(each) === focused);
    again?.focus({ preventScroll: true });
  };
  return {
    show: (facets, total) => {
      current = facets;
      found = total;
      draw();
    },
  };
}

/** What an input or button of a group stands for. */
function keyOf(at: Element | null): string | undefined {
  if (at instanceof HTMLInputElement) return `${at.name}\n${at.value}`;
  return at instanceof HTMLElement ? at.dataset['open'] : undefined;
}

/** Whether a choice would leave out anything, or a choice is made. */
function divides({ values }: NonNullable<Facets[Facet]>, total: number): boolean {
  return values.length > 1 || values.some(({ count, chosen }) => chosen || count < total);
}

function makeGroup(facet: Facet, { values, more }: NonNullable<Facets[Facet]>, open: boolean): HTMLElement {
  const group = element('fieldset', { class: 'facet' });
  group.append(element('legend', { class: 'label' }, FACET_TITLES[facet]));
  const ordered = facet === 'year' ? [...values].sort((a, b) => Number(b.name) - Number(a.name)) : values;
  // What is chosen is always seen.
  const first = ordered.filter(({ chosen }, index) => open || index < SEEN || chosen);
  const list = element('ul');
  list.append(...first.map((value) => makeValue(facet, value)));
  group.append(list);
  const hidden = values.length - first.length;
  if (open ? values.length > SEEN : hidden > 0) {
    const invitation = more === 0 ? `Show all ${values.length}` : 'Show more';
    group.append(
      element(
        'button',
        { type: 'button', class: 'facet-more', 'data-open': facet, 'aria-expanded': String(open) },
        open ? 'Show fewer' : invitation,
      ),
    );
  }
  if (open && more > 0)
    group.append(element('p', { class: 'facet-rest' }, `${more} more: type a name into the field above.`));
  return group;
}

function makeValue(facet: Facet, { name, count, chosen }: FacetCount): HTMLElement {
  const input = element('input', { type: 'checkbox', name: facet, value: name });
  input.checked = chosen;
  const label = element('label', { class: count === 0 && !chosen ? 'facet-none' : '' });
  label.append(
    input,
    element('bdi', { class: 'facet-name' }, valueName(facet, name)),
    element('span', { class: 'facet-count' }, String(count)),
  );
  const item = element('li');
  item.append(label);
  return item;
}
