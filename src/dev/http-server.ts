/** The socket side of the development server: listens, guards, answers. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventStream } from './event-stream.ts';
import { mayAnswer } from './request-guard.ts';
import { answerRequest, EVENTS_PATH, type ServedSite } from './site-response.ts';

export interface ListenOptions {
  readonly host: string;
  /** The first port to try; 0 takes a free one. */
  readonly port: number;
  readonly site: () => ServedSite;
  readonly events: EventStream;
  /** What a page that just opened must know: that it is out of date already, or the problems of the newest build. */
  readonly greeting: (version: string) => readonly [name: string, data?: unknown] | undefined;
}

/** Ports that are tried one after another when the first is taken. */
const PORTS_TO_TRY = 20;

/** Listens on the first free port from `port` on; `port` of the result is the one that was taken. Throws when none is free. */
export async function listen(options: ListenOptions): Promise<{ readonly server: Server; readonly port: number }> {
  let port = options.port;
  const names = [options.host.includes(':') ? `[${options.host}]` : options.host];
  const anyName = options.host === '0.0.0.0' || options.host === '::';
  const server = createServer((request, response) => {
    const host = request.headers.host;
    // Listening everywhere, the server is called by addresses that it cannot know; names stay refused, since only names can be rebound.
    const literal = /^((?:\d{1,3}\.){3}\d{1,3}|\[[0-9a-f:.]+\])(?::\d+)?$/i.exec(host ?? '')?.[1];
    const called = anyName && literal !== undefined ? [...names, literal.toLowerCase()] : names;
    if (!mayAnswer({ host, origin: request.headers.origin }, port, called)) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('This server answers only pages of its own address.\n');
      return;
    }
    const target = request.url ?? '/';
    const [path, version = ''] = target.split('?');
    if (path === EVENTS_PATH) {
      options.events.join(response, options.greeting(version));
      return;
    }
    void answerRequest(request.method ?? 'GET', target, options.site())
      .catch((error: unknown) => ({
        status: 500,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: `This page could not be made: ${error instanceof Error ? error.message : String(error)}\n`,
      }))
      .then(({ status, headers, body }) => {
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
        response.end(request.method === 'HEAD' ? undefined : body);
      });
  });
  for (let tries = 0; ; tries++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, options.host, () => {
          server.removeListener('error', reject);
          resolve();
        });
      });
      port = (server.address() as AddressInfo).port;
      return { server, port };
    } catch (error) {
      const taken = (error as { code?: unknown }).code === 'EADDRINUSE';
      if (!taken || port === 0 || tries + 1 >= PORTS_TO_TRY || port >= 65_535) throw error;
      port++;
    }
  }
}
