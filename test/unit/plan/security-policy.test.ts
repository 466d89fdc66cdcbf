import { expect, test } from 'vitest';
import { buildSecurityPolicy } from '../../../src/plan/security-policy.ts';

const embed = {
  kind: 'video',
  title: 'Recording',
  provider: 'x',
  providerName: 'X',
  href: 'https://x.example/',
} as const;

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

test('a frame allows the origin of its address, and only that', () => {
  const frames = (frameUrl: string): string | undefined =>
    /frame-src ([^;]*)/.exec(buildSecurityPolicy({ embeds: [{ ...embed, frameUrl }] }))?.[1];
  const addresses = [
    'https://www.youtube-nocookie.com/embed/x',
    'https://tube.example:8443/x',
    'https://tube.example:443/x',
    'https://Tube.Example/x',
    'https://1.2/x',
    'https://bücher.example/x',
    'https://me:secret@tube.example/x',
    'http://tube.example/x',
    'https://tube.example?x',
  ];
  for (const address of addresses) expect(frames(address)).toBe(new URL(address).origin);
  for (const broken of ['https://a.0x1/x', 'https://xn--a.example/x', 'https://a b.example/x', '/files/x'])
    expect(frames(broken)).toBe("'self'");
});
