/** Asks Rostrum's own search worker, as the search page does. Nothing is fetched before `open`. */

const SHOWN = 10;

let worker;
let last = 0;
const waiting = new Map();

function send(question) {
  last++;
  return new Promise((resolve, reject) => {
    waiting.set(last, { resolve, reject });
    worker.postMessage({ number: last, question });
  });
}

/** Starts the worker, which fetches the rest when it is asked; `timed` has it measure itself. */
export async function open(timed) {
  worker = new Worker(timed ? '/pages/timed-worker.js' : '/assets/search-worker.js', { type: 'module' });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the worker did not start'));
  });
  worker.addEventListener('message', ({ data }) => {
    const { resolve, reject } = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.failed) reject(new Error('the worker has no answer'));
    else resolve(data);
  });
}

/** `more` results than ten are asked for. `{ total, shown, milliseconds, inside }`: results, the first ten as addresses, time for the page, and time in the worker when it measures itself. */
export async function ask({ text, typing, facets, more = 0 }) {
  const started = performance.now();
  const question = { q: text, filters: {}, offset: 0, limit: SHOWN + more, typing, facets };
  const { answer, inside } = await send(question);
  const milliseconds = performance.now() - started;
  return { total: answer.total, shown: answer.talks.map(({ permalink }) => permalink), milliseconds, inside };
}
