/** The filters on a narrow screen: a sheet over the page that holds what stands beside the results on a wide one. */

/** As in `search.css`: from here on the filters have a column of their own. */
const WIDE = '(min-width: 60rem)';

export interface Sheet {
  /** What its lower button says. */
  readonly showCount: (text: string) => void;
}

/** Lets `opener` open the sheet; `content` is in it as long as it is open. */
export function createSheet(dialog: HTMLDialogElement, opener: HTMLElement, content: HTMLElement): Sheet {
  const home = content.parentElement;
  const [body, show] = [dialog.querySelector('.sheet-body'), dialog.querySelector('.main-button')];
  opener.addEventListener('click', () => {
    body?.append(content);
    dialog.showModal();
  });
  dialog.addEventListener('close', () => home?.append(content));
  for (const button of dialog.querySelectorAll('.sheet-head button, .sheet-foot button'))
    button.addEventListener('click', () => dialog.close());
  matchMedia(WIDE).addEventListener('change', () => dialog.close());
  return {
    showCount: (text) => {
      if (show !== null) show.textContent = text;
    },
  };
}
