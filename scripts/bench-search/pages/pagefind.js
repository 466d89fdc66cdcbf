/** Asks Pagefind in the way that its manual shows. Nothing is fetched before `open`. */

let pagefind;

/** Fetches what is needed before a question can be asked. */
export async function open() {
  pagefind = await import('/pagefind/pagefind.js');
  await pagefind.init();
}

/** `{ total, shown, milliseconds }`: the number of results, the first ten as addresses, and the time of the search itself. */
export async function ask({ text }) {
  const started = performance.now();
  const { results } = await pagefind.search(text);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return { total: results.length, shown: shown.map(({ url }) => url), milliseconds: performance.now() - started };
}
