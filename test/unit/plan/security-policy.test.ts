import { expect, test } from 'vitest';
import { buildSecurityPolicy } from '../../../src/plan/security-policy.ts';

const images = (src: string): string | undefined =>
  /img-src ([^;]*)/.exec(buildSecurityPolicy({ photos: [{ remote: { src }, alt: '' }] }))?.[1];

test('photos from elsewhere may load from where their service redirects to, and from nowhere else', () => {
  expect(images('https://farm5.staticflickr.com/1/2.jpg')).toBe(
    "'self' https://farm5.staticflickr.com https://live.staticflickr.com",
  );
  expect(images('https://drive.google.com/uc?id=x')).toContain('https://drive.usercontent.google.com');
  expect(images('https://pictures.example/a.jpg')).toBe("'self' https://pictures.example");
});

test('a page without media allows nothing from elsewhere', () => {
  expect(buildSecurityPolicy()).not.toContain('https:');
});

test('the search worker is the only worker, and its address the only one that a policy makes', () => {
  const policy = buildSecurityPolicy();
  expect(policy).toContain("worker-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types rostrum-worker");
});
