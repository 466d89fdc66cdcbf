/** The pages that are open on the development server, as a stream of server-sent events (WHATWG HTML, section 9.2). */
import type { ServerResponse } from 'node:http';

export interface EventStream {
  /** Keeps a response open for events; `first` is sent at once. */
  readonly join: (response: ServerResponse, first?: readonly [name: string, data?: unknown]) => void;
  readonly send: (name: string, data?: unknown) => void;
  readonly close: () => void;
}

export function openEventStream(): EventStream {
  const pages = new Set<ServerResponse>();
  const format = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data ?? null)}\n\n`;
  return {
    join: (response, first) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write('retry: 500\n\n');
      if (first !== undefined) response.write(format(first[0], first[1]));
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    send: (name, data) => {
      for (const page of pages) page.write(format(name, data));
    },
    close: () => {
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
