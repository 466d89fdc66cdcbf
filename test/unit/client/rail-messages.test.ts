import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protocolOf } from '../../../src/client/provider-messages.ts';

const youtube = protocolOf('youtube')!;
const vimeo = protocolOf('vimeo')!;

test('only YouTube and Vimeo are talked with, each at one origin', () => {
  expect([youtube.origin, vimeo.origin]).toEqual(['https://www.youtube-nocookie.com', 'https://player.vimeo.com']);
  for (const other of ['peertube', 'file', 'constructor', '__proto__', '']) expect(protocolOf(other)).toBeUndefined();
});

test.each([
  [youtube, { event: 'infoDelivery', info: { currentTime: 12.5 } }, { seconds: 12.5 }],
  [youtube, { event: 'infoDelivery', info: { playerState: 1 } }, {}],
  [youtube, { event: 'infoDelivery', info: null }, {}],
  [youtube, { event: 'onReady' }, { ready: true }],
  [youtube, { event: 'infoDelivery', info: { currentTime: '12' } }, {}],
  [youtube, { event: 'infoDelivery', info: { currentTime: -1 } }, {}],
  [youtube, { event: 'timeupdate', data: { seconds: 1 } }, undefined],
  [vimeo, { event: 'timeupdate', data: { seconds: 3 } }, { seconds: 3 }],
  [vimeo, { method: 'getCurrentTime', value: 4 }, { seconds: 4 }],
  [vimeo, { event: 'ready' }, { ready: true }],
  [vimeo, { method: 'setVolume', value: 4 }, undefined],
])('%# a message is read, as text and as data', (protocol, message, expected) => {
  expect(protocol.read(JSON.stringify(message))).toEqual(expected);
  expect(protocol.read(message)).toEqual(expected);
});

describe('whatever is sent', () => {
  test('nothing is thrown, and every time is a number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (data) => {
        for (const protocol of [youtube, vimeo]) {
          const { seconds = 0 } = protocol.read(data) ?? {};
          expect(Number.isFinite(seconds) && seconds >= 0).toBe(true);
        }
      }),
    );
  });

  test('a huge message is not even parsed', () => {
    const huge = `{"event":"infoDelivery","info":{"currentTime":1}}${' '.repeat(200_000)}`;
    expect(youtube.read(huge)).toBeUndefined();
  });
});

test('what is said is JSON', () => {
  for (const protocol of [youtube, vimeo])
    for (const message of [...protocol.greeting, protocol.pause, ...protocol.seek(7)])
      expect(typeof JSON.parse(message)).toBe('object');
  expect(youtube.seek(7)[0]).toBe('{"event":"command","func":"seekTo","args":[7,true]}');
  expect(vimeo.seek(7)[0]).toBe('{"method":"setCurrentTime","value":7}');
});
