/** The search fields of every page, once somebody turns to one: suggestions and talks while typing. Loaded on demand. */
import type { Answer } from '../model/search.ts';
import { element } from './elements.ts';
import { connectSearch, type SearchConnection } from './search-connection.ts';
import { createListBox } from './search-list-box.ts';
import { makeGroups } from './search-options.ts';
import { counted } from './search-texts.ts';
import { themeAddress } from './site-home.ts';

/** Talks that a box shows. */
const TALKS = 6;
/** Milliseconds: between keys while somebody types, and after what is to be read out. */
const TYPING_PAUSE = 80;
const SPEAKING_PAUSE = 700;

/** Makes a combobox of every form. The field that has the focus begins at once. */
export function startSearchBoxes(forms: readonly HTMLFormElement[]): void {
  const connection = connectSearch();
  if (connection === undefined) return;
  const styles = element('link', { rel: 'stylesheet', href: themeAddress('styles/search.css') });
  // Without its styles the panel would push the page about.
  const styled = new Promise((resolve) => {
    styles.addEventListener('load', resolve);
  });
  document.head.append(styles);
  for (const [index, form] of forms.entries()) startBox(form, `search-box-${index + 1}`, connection, styled);
}

function startBox(form: HTMLFormElement, id: string, connection: SearchConnection, styled: Promise<unknown>): void {
  const input = form.querySelector('input');
  if (input === null) return;
  const listBox = createListBox(form, input, id);
  const status = element('p', { role: 'status', class: 'visually-hidden' });
  form.append(status);
  let asked = '';
  let typing: ReturnType<typeof setTimeout> | undefined;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const say = (text: string): void => {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      status.textContent = text;
    }, SPEAKING_PAUSE);
  };
  const close = (): void => {
    asked = '';
    clearTimeout(typing);
    say('');
    listBox.close();
  };
  const show = (answer: Answer, q: string): void => {
    const groups = makeGroups(answer, q, form.action);
    if (answer.total === 0) listBox.show(groups, `No talk has “${q.trim()}”.`);
    else listBox.show(groups);
    say(answer.total === 0 ? 'No talks found' : `${counted(answer.talks.length)} of ${answer.total}`);
  };
  const ask = async (): Promise<void> => {
    const q = input.value;
    if (q.trim() === '') return close();
    if (q === asked) return;
    asked = q;
    try {
      const [answer] = await Promise.all([
        connection.ask({ q, filters: {}, offset: 0, limit: TALKS, typing: !/\s$/.test(q), passages: true }),
        styled,
      ]);
      if (asked === q) show(answer, q);
    } catch {
      if (asked !== q) return;
      asked = '';
      listBox.show([], 'Suggestions could not be loaded. Press Enter to search.');
    }
  };

  input.addEventListener('focus', connection.prepare);
  input.addEventListener('input', (event) => {
    // What an input method composes is no text yet.
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(typing);
    typing = setTimeout(ask, input.value.trim() === '' ? 0 : TYPING_PAUSE);
  });
  input.addEventListener('compositionend', () => void ask());
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (listBox.isOpen()) listBox.move(event.key === 'ArrowDown' ? 1 : -1);
      else void ask();
    } else if (event.key === 'Enter') {
      if (!listBox.openActive(event)) return;
      event.preventDefault();
    } else if (event.key === 'Escape') {
      if (!listBox.isOpen() && input.value === '') return;
      // The menu around the field stays.
      event.preventDefault();
      event.stopPropagation();
      if (!listBox.isOpen()) input.value = '';
      close();
    }
  });
  input.addEventListener('blur', close);
  if (document.activeElement === input) {
    connection.prepare();
    void ask();
  }
}
