import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFileReader, fetchManifest, StaleManifestError } from '../../../src/client/search-files.ts';
import { packSearchFile } from '../../../src/io/pack-search-file.ts';

const CONTENT = new TextEncoder().encode(JSON.stringify(['a file of the index', 'x'.repeat(500)]));
const { name: NAME, content: PACKED } = packSearchFile(CONTENT);

/** A host that answers every request so. */
function serve(body: Uint8Array | string, status = 200): void {
  vi.stubGlobal('fetch', async () => new Response(typeof body === 'string' ? body : body.slice(), { status }));
}

const read = createFileReader('force-cache');

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a file of the index', () => {
  test.each([
    ['as it was written', PACKED],
    ['inflated on the way', CONTENT],
  ])('is read %s', async (_, body) => {
    serve(body);
    expect(await read(NAME)).toEqual(CONTENT);
  });

  test.each<readonly [string, Uint8Array | string, number]>([
    ['is gone', 'Not found', 404],
    ['is a page of the host that says nothing of an error', '<!doctype html><title>Home</title>', 200],
    ['is another file', packSearchFile(new TextEncoder().encode('[]')).content, 200],
    ['is cut short', PACKED.subarray(0, PACKED.length / 2), 200],
    ['is cut short after it was inflated', CONTENT.subarray(0, CONTENT.length / 2), 200],
    ['is empty', '', 200],
  ])('that %s makes the manifest stale', async (_, body, status) => {
    serve(body, status);
    await expect(read(NAME)).rejects.toBeInstanceOf(StaleManifestError);
  });

  test('that a host refuses says nothing of the manifest', async () => {
    serve('Too many requests', 429);
    await expect(read(NAME)).rejects.not.toBeInstanceOf(StaleManifestError);
  });

  test('cannot be hashed on a page that did not come securely, and is taken as it is', async () => {
    vi.stubGlobal('crypto', {});
    serve(PACKED);
    expect(await read(NAME)).toEqual(CONTENT);
  });
});

describe('the manifest', () => {
  test('is read', async () => {
    serve(packSearchFile(new TextEncoder().encode('{"version":1}')).content);
    expect(await fetchManifest('no-cache')).toEqual({ version: 1 });
  });

  test.each([
    ['another version', '{"version":2}'],
    ['no manifest', '"text"'],
    ['a page of the host', '<!doctype html>'],
  ])('is refused when it is %s', async (_, body) => {
    serve(body);
    await expect(fetchManifest('no-cache')).rejects.toThrow();
  });
});
