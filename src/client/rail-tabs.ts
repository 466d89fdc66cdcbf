/** The rail's tabs and the languages of its transcript: shows a place that stands in a closed one. The tabs themselves need no script. */

/** Opens what a place stands in, and scrolls to it: the rail, and the page as far as it must. */
export function reveal(place: Element): void {
  const panel = place.closest<HTMLElement>('.rail-panel')?.dataset['panel'];
  const tab = document.querySelector<HTMLInputElement>(`.rail-tabs [value="${panel}"]`);
  if (tab !== null) tab.checked = true;
  const words = place.closest<HTMLElement>('.words');
  if (words !== null) chooseWords(words);
  place.scrollIntoView();
  place.closest('.theatre')?.scrollIntoView({ block: 'nearest' });
}

/** Shows one of several transcripts. */
export function chooseWords(words: HTMLElement): void {
  for (const other of document.querySelectorAll('.words')) other.classList.toggle('chosen', other === words);
  const switcher = document.querySelector<HTMLSelectElement>('#words-language');
  if (switcher !== null) switcher.value = words.dataset['words'] ?? '';
}
