/** Buttons that copy a citation, and links that save it as a file. Loaded by `cite-wake.ts` when the panel is first opened; without them its texts can be selected. */
import { element } from './elements.ts';

/** How long a button says that it has copied. */
const COPIED_MILLISECONDS = 2000;

/** Gives each citation of the panel its buttons, and the panel a status that tells of them. */
export function equip(panel: HTMLElement): void {
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  panel.append(status);
  for (const row of panel.querySelectorAll<HTMLElement>('[data-cite]')) {
    const text = row.querySelector<HTMLElement>('.cite-text');
    const { cite: name = '', file, type } = row.dataset;
    if (text === null) continue;
    const actions = element('div', { class: 'cite-actions' });
    actions.append(copyButton(name, text, status));
    if (file !== undefined && type !== undefined) actions.append(saveLink(name, file, type, text));
    row.append(actions);
  }
}

function copyButton(name: string, text: HTMLElement, status: HTMLElement): HTMLElement {
  const button = element('button', { type: 'button' });
  const label = element('span', {}, 'Copy');
  button.append(label, element('span', { class: 'visually-hidden' }, ` ${name}`));
  let timer: number | undefined;
  button.addEventListener('click', async () => {
    const copied = await copy(text);
    // An empty status first: the same words twice would be told only once.
    status.textContent = '';
    label.textContent = copied ? 'Copied' : 'Selected';
    clearTimeout(timer);
    timer = setTimeout(() => {
      label.textContent = 'Copy';
    }, COPIED_MILLISECONDS);
    requestAnimationFrame(() => {
      status.textContent = copied ? `${name} copied.` : `${name} selected. Copy it with the keyboard.`;
    });
  });
  return button;
}

/** Where the clipboard is out of reach (a page without https, a refusal), the text is shown and selected instead. */
async function copy(text: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.textContent ?? '');
    return true;
  } catch {
    text.closest('details')?.setAttribute('open', '');
    getSelection()?.selectAllChildren(text);
    return false;
  }
}

function saveLink(name: string, file: string, type: string, text: HTMLElement): HTMLElement {
  const lines = `${text.textContent ?? ''}\n`;
  const content = file.endsWith('.ris') ? lines.replaceAll('\n', '\r\n') : lines;
  const href = URL.createObjectURL(new Blob([content], { type }));
  const link = element('a', { href, download: file }, 'Download');
  link.append(element('span', { class: 'visually-hidden' }, ` ${name}`));
  return link;
}
