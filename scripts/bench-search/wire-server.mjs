/**
 * A static file server on this machine that writes down what it sends, body bytes only: headers differ from host to host.
 *
 * Text is sent in gzip as hosts send it; every other file as it lies on the disk.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TEXT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};
const GZIP_LEVEL = 6;

/** Lets a page measure time in steps of 5 µs instead of 100 µs. */
const PRECISE_CLOCK = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

function makeReader(mounts) {
  const gzipped = new Map();
  return async (path) => {
    const mount = mounts.find(({ at }) => path.startsWith(at));
    if (mount === undefined) return undefined;
    const file = normalize(join(mount.folder, path.slice(mount.at.length)));
    if (!file.startsWith(mount.folder + sep)) return undefined;
    const type = TEXT_TYPES[extname(file)];
    if (type === undefined) return { type: 'application/octet-stream', body: await readFile(file) };
    if (!gzipped.has(file)) gzipped.set(file, gzipSync(await readFile(file), { level: GZIP_LEVEL }));
    return { type, encoding: 'gzip', body: gzipped.get(file) };
  };
}

/**
 * Serves folders: `mounts` are `{ at: '/search/', folder }`, the first that fits wins.
 *
 * `take()` returns `{ path, bytes }` of everything sent since it was last called.
 */
export async function startServer(mounts) {
  const read = makeReader(mounts);
  let sent = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = await read(path).catch(() => undefined);
    sent.push({ path, bytes: found?.body.length ?? 0 });
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const encoding = found.encoding === undefined ? {} : { 'content-encoding': found.encoding };
    response.writeHead(200, {
      ...PRECISE_CLOCK,
      ...encoding,
      'content-type': found.type,
      'content-length': found.body.length,
      'cache-control': 'max-age=31536000, immutable',
    });
    response.end(found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    take: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
