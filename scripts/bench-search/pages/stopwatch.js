/** Adds to each message of a worker `inside`: milliseconds since it was last sent one. */

let asked = 0;
addEventListener('message', () => {
  asked = performance.now();
});
const send = self.postMessage.bind(self);
self.postMessage = (message) => send({ ...message, inside: performance.now() - asked });
