import { expect, test } from 'vitest';
import { parseTimestamp } from '../../../src/model/dates.ts';

test.each([
  ['0:00', 0],
  ['12:04', 724],
  ['90:00', 5400],
  ['1:02:03', 3723],
  ['1:2:03', 3723],
  ['12:04.5', 724],
  ['724', 724],
  ['724s', 724],
  ['1h2m3s', 3723],
  ['PT1H2M3S', 3723],
])('%s is a time', (text, seconds) => {
  expect(parseTimestamp(text)).toBe(seconds);
});

test.each(['9:99', '1:75:00', '1:100:00', '1:2:3', '', 'PT', 'soon', '-1:00'])('%j is no time', (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});
