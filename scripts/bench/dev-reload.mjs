/** From saving a talk to the event at which an open page reloads, on `rostrum dev`. */
import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { CLI } from './program.mjs';
import { editTalk, middleTalk } from './rostrum.mjs';

const EVENTS = '/__rostrum/events';
/** No further edit begins after so many milliseconds. */
const LONG_ENOUGH = 60_000;
/** So long after an event the watcher is at rest again. */
const REST = 500;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves when the server has made the first build and listens: it says its address then. */
function whenReady(child, port) {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      if (said.includes(`:${port}`)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (status) => reject(new Error(`rostrum dev ended with ${status}\n${said}`)));
  });
}

/** Listens as a page does. `next(name)` resolves with the time at which the next event of that name comes. */
function listenTo(port) {
  const waiting = [];
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path: EVENTS }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        const now = performance.now();
        text += chunk;
        const events = text.split('\n\n');
        text = events.pop();
        for (const event of events) {
          const name = /^event: (.*)$/m.exec(event)?.[1];
          for (const one of waiting.splice(0))
            if (one.name === name) one.resolve(now);
            else if (name === 'problems') one.reject(new Error(`The edit could not be built: ${event}`));
            else waiting.push(one);
        }
      });
      resolve({
        next: (name) => new Promise((found, failed) => waiting.push({ name, resolve: found, reject: failed })),
        close: () => request.destroy(),
      });
    });
    request.on('error', reject);
  });
}

/** Milliseconds of each of up to `edits` edits of one talk, in an archive that may be changed; fewer where they take long. */
export async function measureReloads(archive, edits) {
  const port = await freePort();
  const child = spawn(process.execPath, [CLI, 'dev', archive, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const failed = ended.then((status) => {
    throw new Error(`rostrum dev ended with ${status}`);
  });
  failed.catch(() => undefined);
  try {
    await whenReady(child, port);
    const events = await listenTo(port);
    const file = middleTalk(archive);
    const times = [];
    const began = performance.now();
    while (times.length < edits && (times.length === 0 || performance.now() - began < LONG_ENOUGH)) {
      await wait(REST);
      const reloaded = events.next('reload');
      const saved = performance.now();
      editTalk(file);
      times.push((await Promise.race([reloaded, failed])) - saved);
    }
    events.close();
    return times;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
