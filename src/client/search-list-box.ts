/**
 * The popup of a combobox: options under a text field, one of them active while the focus stays in the field.
 *
 * After the pattern "Editable Combobox With List Autocomplete" of the ARIA Authoring Practices. Knows nothing of searching.
 */
import { element } from './elements.ts';

export interface ListBox {
  readonly isOpen: () => boolean;
  /** Shows groups of links as options under a sentence if there is one. The active one stays so where its address is shown again. */
  readonly show: (groups: readonly HTMLElement[], sentence?: string) => void;
  readonly close: () => void;
  /** Makes the next (1) or previous (-1) option active, around the ends. */
  readonly move: (step: 1 | -1) => void;
  /** Follows the active option as a press with the same keys held would; false when none is active. */
  readonly openActive: (keys: KeyboardEvent) => boolean;
}

/** Makes a combobox of a field. `id` must be the page's own. */
export function createListBox(parent: HTMLElement, input: HTMLInputElement, id: string): ListBox {
  const panel = element('div', { class: 'search-panel', hidden: '' });
  const list = element('div', { role: 'listbox', id, 'aria-label': 'Suggestions' });
  const sentence = element('p', { class: 'search-note' });
  panel.append(sentence, list);
  parent.append(panel);
  let options: readonly HTMLElement[] = [];
  let active = -1;

  const activate = (index: number): void => {
    options[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const option = options[index];
    if (option === undefined) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const isOpen = (): boolean => !panel.hidden;
  const setOpen = (open: boolean): void => {
    panel.hidden = !open;
    input.setAttribute('aria-expanded', String(open && options.length > 0));
  };

  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', id);
  setOpen(false);
  // Who types on means the text, and no option of the text before.
  input.addEventListener('input', () => activate(-1));
  // The focus stays in the field, so that it can be typed on.
  panel.addEventListener('mousedown', (event) => event.preventDefault());

  return {
    isOpen,
    show: (groups, text = '') => {
      const chosen = options[active]?.getAttribute('href');
      activate(-1);
      sentence.textContent = text;
      sentence.hidden = text === '';
      list.replaceChildren(...groups);
      options = [...list.querySelectorAll<HTMLElement>('[role="option"]')];
      for (const [index, option] of options.entries()) option.id = `${id}-${index + 1}`;
      list.scrollTop = 0;
      setOpen(true);
      if (chosen !== undefined) activate(options.findIndex((option) => option.getAttribute('href') === chosen));
    },
    close: () => {
      activate(-1);
      setOpen(false);
    },
    move: (step) => {
      if (options.length === 0) return;
      if (active < 0) activate(step > 0 ? 0 : options.length - 1);
      else activate((active + step + options.length) % options.length);
    },
    openActive: ({ ctrlKey, metaKey, shiftKey, altKey }) => {
      const option = isOpen() ? options[active] : undefined;
      option?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey, altKey }),
      );
      return option !== undefined;
    },
  };
}
