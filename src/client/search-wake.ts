/** The first step of searching, on every page: waits until somebody turns to a search field. Loads nothing before. */
import { FACETS } from '../model/search.ts';
import { themeAddress } from './site-home.ts';

export function startSearch(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-search-box]')];
  const wake = async (): Promise<void> => {
    for (const form of forms) form.removeEventListener('focusin', wake);
    try {
      const box = (await import(themeAddress('assets/search-box.js'))) as typeof import('./search-box.entry.ts');
      box.startSearchBoxes(forms);
    } catch {
      // The form still leads to the search page.
    }
  };
  for (const form of forms) {
    form.addEventListener('focusin', wake);
    if (form.contains(document.activeElement)) void wake();
  }
}

/** Older sites searched in the listing of talks (`/events/?category=Java`): such an address leads to the search page. */
export function followOldSearches(): void {
  const page = document.querySelector<HTMLFormElement>('form[data-search-box]')?.action;
  if (page !== undefined && document.body.classList.contains('kind-talks') && asksSomething(location.search))
    location.replace(page + location.search);
}

/** True when the query of an address has words or filters of a search. */
export function asksSomething(query: string): boolean {
  const names: readonly string[] = ['q', ...FACETS];
  return [...new URLSearchParams(query)].some(([name, value]) => names.includes(name) && value.trim() !== '');
}
