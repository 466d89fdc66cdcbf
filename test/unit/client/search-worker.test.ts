import { afterEach, expect, test, vi } from 'vitest';
import type { SearchReply, SearchRequest } from '../../../src/client/search-messages.ts';
import { packSearchFile } from '../../../src/io/pack-search-file.ts';
import { SEARCH_FIELDS } from '../../../src/model/search.ts';
import type { SearchTalk } from '../../../src/search/collect/search-talk.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { packManifest, writeSearchFiles } from '../../../src/search/write/build-search.ts';
import { createFileSink } from '../../../src/search/write/file-sink.ts';

function sketch(title: string): SearchTalk {
  return {
    document: { language: 'en', texts: SEARCH_FIELDS.map((field) => (field === 'title' ? title : '')) },
    record: {
      title,
      permalink: '/talks/a/',
      date: '2020-01-01',
      speakers: [],
      cover: { field: 0, hue: 'a', label: '' },
    },
    facets: {},
    passages: [],
  };
}

const english = await loadLanguages(['en']);

/** The files of a published site, by path. */
function publish(...titles: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const sink = createFileSink(packSearchFile);
  const boosts = { title: 1, speaker: 1, event: 1, category: 1, tags: 1, body: 1 };
  const { manifest } = writeSearchFiles(titles.map(sketch), { boosts }, english, sink);
  const files = [...sink.files(), packManifest(manifest, packSearchFile)];
  return new Map(files.map(({ path, content }) => [path, content as Uint8Array]));
}

interface Host {
  files: ReadonlyMap<string, Uint8Array>;
  readonly requests: { readonly path: string; readonly cache: string | undefined }[];
}

/** The worker, as a page has started it, on a host that answers with its home page where it has no file. */
async function startWorker(host: Host): Promise<(q: string) => Promise<SearchReply>> {
  let listener: ((event: { readonly data: SearchRequest }) => void) | undefined;
  let waiter: ((reply: SearchReply) => void) | undefined;
  vi.stubGlobal('addEventListener', (_: string, listen: typeof listener) => {
    listener = listen;
  });
  vi.stubGlobal('postMessage', (reply: SearchReply) => waiter?.(reply));
  vi.stubGlobal('fetch', async (address: string, { cache }: RequestInit = {}) => {
    const path = address.slice(address.indexOf('search/'));
    host.requests.push({ path, cache });
    return new Response(host.files.get(path)?.slice() ?? '<!doctype html><title>Home</title>');
  });
  vi.resetModules();
  await import('../../../src/client/search-worker.entry.ts');
  return (q) =>
    new Promise((resolve) => {
      waiter = resolve;
      listener?.({ data: { number: 1, question: { q, filters: {}, offset: 0, limit: 10 } } });
    });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a site that is published anew is asked anew, also where its host answers for files that are gone', async () => {
  const host: Host = { files: publish('Kafka'), requests: [] };
  const ask = await startWorker(host);
  expect(await ask('kafka')).toMatchObject({ answer: { total: 1 } });
  host.files = publish('Kafka streams', 'More of kafka', 'Spark');
  expect(await ask('spark')).toMatchObject({ answer: { total: 1, talks: [{ title: 'Spark' }] } });
  expect(await ask('kafka')).toMatchObject({ answer: { total: 2 } });
});

test('a host that has no index is asked once more for each question, then the question fails', async () => {
  const host: Host = { files: publish('Kafka'), requests: [] };
  const ask = await startWorker(host);
  host.files = new Map([...host.files].filter(([path]) => path === 'search/manifest.bin'));
  for (let question = 0; question < 3; question++) {
    host.requests.length = 0;
    expect(await ask('kafka')).toEqual({ number: 1, failed: true });
    expect(host.requests.length).toBeLessThan(12);
  }
  host.files = publish('Kafka');
  expect(await ask('kafka')).toMatchObject({ answer: { total: 1 } });
});
