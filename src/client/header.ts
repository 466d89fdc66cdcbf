/** The header: there while reading upwards, away while reading on; the menu closes when it is left; `/` goes to the search field. */

export function startHeader(): void {
  const root = document.documentElement;
  let last = scrollY;
  root.dataset['header'] = '';
  addEventListener(
    'scroll',
    () => {
      if (Math.abs(scrollY - last) < 8) return;
      root.dataset['header'] = scrollY > last && scrollY > 160 ? 'away' : '';
      last = scrollY;
    },
    { passive: true },
  );

  const menu = document.querySelector<HTMLDetailsElement>('.menu');
  const close = (): void => {
    if (menu !== null) menu.open = false;
  };
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !menu?.contains(event.target)) close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu?.open === true) {
      close();
      menu.querySelector('summary')?.focus();
    }
    if (event.key === '/' && !isTyping(event)) {
      const fields = [...document.querySelectorAll<HTMLInputElement>('.search input')];
      let field = fields.find((input) => input.checkVisibility());
      if (field === undefined && menu !== null) {
        menu.open = true;
        field = fields.find((input) => menu.contains(input));
      }
      if (field === undefined) return;
      event.preventDefault();
      field.focus();
    }
  });
}

function isTyping(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey) return true;
  return event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
}
