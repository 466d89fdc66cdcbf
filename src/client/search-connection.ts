/** The line from a page to the search worker. Starts it when it is first needed; never searches itself. */
import type { Answer, Question } from '../model/search.ts';
import type { SearchReply, SearchRequest } from './search-messages.ts';
import { themeAddress } from './site-home.ts';

export interface SearchConnection {
  /** Lets the worker fetch what every question needs. */
  readonly prepare: () => void;
  /** Rejects when the index cannot be had; asking again tries again. */
  readonly ask: (question: Question) => Promise<Answer>;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/** Not in TypeScript's own library yet: https://w3c.github.io/trusted-types/dist/spec/ */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
}

/** `undefined` where the browser lacks what searching needs. To be called once a page: the policy's name can be used once. */
export function connectSearch(): SearchConnection | undefined {
  if (typeof Worker !== 'function' || typeof DecompressionStream !== 'function') return undefined;
  const address = trustedWorkerAddress();
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let number = 0;

  const fail = (): void => {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('search failed'));
    waiting.clear();
  };
  const send = (request: SearchRequest): void => {
    if (worker === undefined) {
      worker = new Worker(address, { type: 'module' });
      worker.addEventListener('error', fail);
      worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
        const waiter = waiting.get(data.number);
        waiting.delete(data.number);
        if ('answer' in data) waiter?.resolve(data.answer);
        else waiter?.reject(new Error('search failed'));
      });
    }
    worker.postMessage(request);
  };
  return {
    prepare: () => send({ number: ++number }),
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.set(++number, { resolve, reject });
        send({ number, question });
      }),
  };
}

/** Under `require-trusted-types-for` a worker starts from an address that a policy has made; ours makes this one only. */
function trustedWorkerAddress(): string {
  const address = themeAddress('assets/search-worker.js');
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return address;
  return trustedTypes
    .createPolicy('rostrum-worker', {
      createScriptURL: (wanted) => {
        if (wanted !== address) throw new TypeError('not the search worker');
        return wanted;
      },
    })
    .createScriptURL(address);
}
