/**
 * The script that the development server adds to pages: reloads on a new build, shows problems over the last good page.
 *
 * Plain JavaScript as text, because it is served, not bundled. Sets text with `textContent` only and styles through a constructed style sheet, so
 * that it runs under each page's own Content-Security-Policy.
 */
export const RELOAD_SCRIPT = `// The version of the page: one that is out of date by the time it listens is told to reload.
const source = new EventSource('/__rostrum/events' + new URL(document.currentScript.src).search);
let panel;

function show(text) {
  if (!panel) {
    panel = document.createElement('div');
    panel.id = 'rostrum-problems';
    const root = panel.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(\`
      section { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647; margin: 0;
        background: #1c1917; color: #fafaf9; border-top: 4px solid #f97316; padding: 16px 24px; font: 14px/1.5 system-ui, sans-serif; }
      h2 { font-size: 16px; margin: 0 0 4px; }
      p { margin: 0 0 12px; color: #d6d3d1; }
      pre { margin: 0; font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
      button { position: absolute; inset-block-start: 12px; inset-inline-end: 16px; font: inherit; color: inherit; background: none;
        border: 1px solid #78716c; border-radius: 6px; padding: 6px 12px; min-height: 40px; cursor: pointer; }
    \`);
    root.adoptedStyleSheets = [sheet];
    const section = document.createElement('section');
    section.setAttribute('role', 'alert');
    const heading = document.createElement('h2');
    heading.textContent = 'The last change could not be built';
    const line = document.createElement('p');
    line.textContent = 'This is the page as it was before.';
    const text = document.createElement('pre');
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Hide';
    close.addEventListener('click', () => hide());
    section.append(heading, line, text, close);
    root.append(section);
  }
  panel.shadowRoot.querySelector('pre').textContent = text;
  document.body.append(panel);
}

function hide() {
  panel?.remove();
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hide();
});
source.addEventListener('reload', () => location.reload());
source.addEventListener('problems', (event) => show(JSON.parse(event.data)));
source.addEventListener('fine', hide);
addEventListener('pagehide', () => source.close());
`;
