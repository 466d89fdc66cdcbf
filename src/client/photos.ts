/** Photos that live elsewhere: loaded on a press; a second press opens the page that they come from. */
import { element, httpsUrl, isPlainPress } from './elements.ts';

export function startPhotos(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.photo-remote[data-photo]')) {
    const url = httpsUrl(link.dataset['photo']);
    if (url === undefined) continue;
    link.addEventListener('click', (event) => {
      if (!isPlainPress(event) || link.querySelector('img') !== null) return;
      event.preventDefault();
      const image = element('img', { alt: link.dataset['alt'] || 'Photo', referrerpolicy: 'no-referrer' });
      image.addEventListener('error', () =>
        link.replaceChildren(element('span', { class: 'photo-text' }, 'This photo is no longer there')),
      );
      image.src = url;
      link.replaceChildren(image);
    });
  }
}
