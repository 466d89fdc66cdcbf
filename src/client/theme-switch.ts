/** The switch between the system's colours, light and dark. The first paint is `early.entry.ts`'s. */
import { readChoice, storeChoice } from './stored.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Shows every switch of the page; a press goes to the next choice. */
export function startThemeSwitch(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.theme-switch')];
  let theme: Theme = THEMES.find((name) => name === readChoice('theme')) ?? 'system';
  const show = (): void => {
    for (const button of buttons) {
      const icon = button.querySelector('use');
      icon?.setAttribute('href', icon.getAttribute('href')?.replace(/#.*/, `#${theme}`) ?? '');
      const text = button.querySelector('.theme-switch-text');
      if (text !== null) text.textContent = `Colours: ${theme}`;
      button.title = `Colours: ${theme}`;
      button.hidden = false;
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
      storeChoice('theme', theme === 'system' ? undefined : theme);
      if (theme === 'system') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = theme;
      show();
    });
  }
  show();
}
