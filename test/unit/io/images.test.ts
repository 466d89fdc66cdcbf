import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCache } from '../../../src/io/cache-folder.ts';
import { readImageHeader } from '../../../src/io/image-header.ts';
import { type ImageTool, loadImageTool, prepareImages } from '../../../src/io/images.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import { readSiteFile } from '../../../src/io/site-file.ts';
import { refuseSvg } from '../../../src/io/svg-safety.ts';
import { dyingHost } from './failing-host.ts';

const ROOT = '/archive';
const NO_TOOL: ImageTool = { reason: 'not installed' };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h4"/></svg>';

let tool: ImageTool;
beforeAll(async () => {
  tool = await loadImageTool();
});

function picture(width: number, height: number, alpha = false) {
  const background = alpha ? { r: 200, g: 40, b: 40, alpha: 0.5 } : { r: 200, g: 40, b: 40 };
  return sharp({ create: { width, height, channels: alpha ? 4 : 3, background } });
}

function disk(files: Readonly<Record<string, string | Uint8Array>>): MemoryHost {
  return createMemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text])));
}

function prepare(host: MemoryHost, paths: readonly string[], use: ImageTool = tool) {
  return prepareImages(host, { root: ROOT, paths, tool: use, userCache: '/home/.cache' });
}

test('an image comes in sizes up to its own, as WebP and its own format, with honest sizes', async () => {
  const host = disk({ 'images/Größe 1.JPG': await picture(1000, 500).jpeg().toBuffer() });
  const { value, diagnostics } = await prepare(host, ['images/Größe 1.JPG']);
  expect(diagnostics).toEqual([]);
  const image = value.table['images/Größe 1.JPG'];
  const stem = image?.src.replace(/-\d+\.jpg$/, '') ?? '';
  expect(stem).toMatch(/^\/images\/grosse-1-[0-9a-f]{8}$/);
  expect(image).toEqual({
    width: 960,
    height: 480,
    src: `${stem}-960.jpg`,
    sources: [
      { type: 'image/webp', srcset: `${stem}-320.webp 320w, ${stem}-640.webp 640w, ${stem}-960.webp 960w` },
      { type: 'image/jpeg', srcset: `${stem}-320.jpg 320w, ${stem}-640.jpg 640w, ${stem}-960.jpg 960w` },
    ],
  });
  expect(value.files.length).toBe(6);
  for (const file of value.files) {
    const { width, format } = await sharp(await readSiteFile(host, file)).metadata();
    expect(`${width}.${format?.replace('jpeg', 'jpg')}`).toBe(/(\d+\.\w+)$/.exec(file.path)?.[1]);
  }
});

test.each([
  [100, [100]],
  [320, [320]],
  [350, [320]],
  [500, [320, 500]],
  [3000, [320, 640, 960, 1280]],
])('an image %i wide comes in widths %j', async (width, widths) => {
  const host = disk({ 'a.png': await picture(width, 10).png().toBuffer() });
  const { value } = await prepare(host, ['a.png']);
  expect(value.table['a.png']?.sources[0]?.srcset.match(/\d+(?=w)/g)?.map(Number)).toEqual(widths);
});

test('a photo is turned upright and tells nothing about where it was taken', async () => {
  const withPlace = await picture(40, 20)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'SECRET' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const host = disk({ 'a.jpg': withPlace });
  const { value } = await prepare(host, ['a.jpg']);
  expect([value.table['a.jpg']?.width, value.table['a.jpg']?.height]).toEqual([20, 40]);
  for (const file of value.files) {
    const metadata = await sharp(await readSiteFile(host, file)).metadata();
    expect([metadata.exif, metadata.orientation]).toEqual([undefined, undefined]);
  }
});

test('transparency stays', async () => {
  const host = disk({
    'a.webp': await picture(30, 30, true).webp().toBuffer(),
    'b.png': await picture(30, 30, true).png().toBuffer(),
  });
  const { value } = await prepare(host, ['a.webp', 'b.png']);
  expect(value.table['a.webp']?.sources.map(({ type }) => type)).toEqual(['image/webp']);
  expect(value.table['b.png']?.sources.map(({ type }) => type)).toEqual(['image/webp', 'image/png']);
  for (const file of value.files) expect((await sharp(await readSiteFile(host, file)).metadata()).hasAlpha).toBe(true);
});

test('GIF and SVG are copied as they are', async () => {
  const gif = await picture(30, 20).gif().toBuffer();
  const { value } = await prepare(disk({ 'a.gif': gif, 'b.svg': SVG }), ['a.gif', 'b.svg']);
  expect(value.table['a.gif']).toMatchObject({ width: 30, height: 20, sources: [] });
  expect(value.table['b.svg']).toMatchObject({ width: 40, height: 20, sources: [] });
  expect(value.files.map(({ path }) => path.replace(/[0-9a-f]{8}/, 'hash'))).toEqual([
    'images/a-hash-30.gif',
    'images/b-hash-40.svg',
  ]);
});

test.each<[string, string | Uint8Array, string]>([
  ['an empty file', '', 'source/image-broken'],
  ['a page that is called an image', '<!doctype html><script>alert(1)</script>', 'source/image-broken'],
  [
    'a beginning without an end',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    'source/image-broken',
  ],
  ['a drawing with a script', SVG.replace('<path', '<script>alert(1)</script><path'), 'source/svg-unsafe'],
  ['a picture of a billion pixels', pngHeader(40_000, 40_000), 'source/image-broken'],
  ['sixty megabytes', new Uint8Array(60 * 1024 * 1024), 'source/image-too-large'],
])('%s is a warning, and absent', async (_, content, code) => {
  for (const use of [tool, NO_TOOL]) {
    const { value, diagnostics } = await prepare(disk({ 'a.png': content }), ['a.png', 'missing.png'], use);
    expect(value).toEqual({ table: {}, files: [] });
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toMatchObject([
      { code, severity: 'warning', span: { path: 'a.png' } },
      { code: 'source/image-broken', severity: 'warning', span: { path: 'missing.png' } },
    ]);
  }
});

test('an image cut off in the middle is a warning', async () => {
  const noise = await sharp(Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251)), {
    raw: { width: 300, height: 300, channels: 3 },
  })
    .png()
    .toBuffer();
  const { value, diagnostics } = await prepare(disk({ 'a.png': noise.subarray(0, noise.length / 2) }), ['a.png']);
  expect(value.table).toEqual({});
  expect(diagnostics).toMatchObject([{ code: 'source/image-broken' }]);
});

test('without sharp images are copied with the sizes that their bytes tell', async () => {
  const host = disk({
    'a.jpg': await picture(40, 20).jpeg().withMetadata({ orientation: 8 }).toBuffer(),
    'b.png': await picture(41, 21).png().toBuffer(),
    'c.webp': await picture(42, 22).webp().toBuffer(),
    'd.webp': await picture(43, 23, true).webp({ lossless: true }).toBuffer(),
  });
  const { value, diagnostics } = await prepare(host, ['a.jpg', 'b.png', 'c.webp', 'd.webp'], NO_TOOL);
  expect(diagnostics).toMatchObject([{ code: 'source/no-image-tool', severity: 'note' }]);
  expect(Object.values(value.table).map(({ width, height }) => [width, height])).toEqual([
    [20, 40],
    [41, 21],
    [42, 22],
    [43, 23],
  ]);
  expect(await readSiteFile(host, value.files[1]!)).toEqual(await host.readBytes(`${ROOT}/b.png`));
});

describe('the cache', () => {
  const counting = () => {
    let calls = 0;
    if (tool.sharp === undefined) throw new Error('sharp is needed for this test');
    const { sharp: real, version } = tool;
    const counted: ImageTool = {
      version,
      sharp: (...args) => {
        calls++;
        return real(...args);
      },
    };
    return { tool: counted, calls: () => calls };
  };

  test('serves the second build, with the same files', async () => {
    const host = disk({ 'a.jpg': await picture(700, 300).jpeg().toBuffer() });
    const first = await prepare(host, ['a.jpg']);
    const counted = counting();
    const second = await prepare(host, ['a.jpg'], counted.tool);
    expect(counted.calls()).toBe(0);
    expect(second).toEqual(first);
  });

  test('is made again where a part is missing or damaged', async () => {
    const host = disk({ 'a.jpg': await picture(700, 300).jpeg().toBuffer() });
    const first = await prepare(host, ['a.jpg']);
    const kept = [...host.snapshot().keys()].filter((path) => path.includes('.rostrum/images/'));
    for (const path of kept) {
      const before = host.snapshot().get(path);
      host.put(path, 'x');
      expect(await prepare(host, ['a.jpg'])).toEqual(first);
      expect(host.snapshot().get(path)).toEqual(before);
    }
  });

  test('that dies at any moment never gives wrong images', async () => {
    const bytes = await picture(330, 30).png().toBuffer();
    const start = (): MemoryHost => {
      const host = disk({ 'a.png': bytes });
      host.put('/home/.cache/rostrum/secret', 'the same one on all of these disks');
      return host;
    };
    const expected = await prepare(start(), ['a.png']);
    for (let at = 0; at < 14; at++) {
      const host = start();
      const dying = dyingHost(host, at, true);
      await prepareImages(dying.host, { root: ROOT, paths: ['a.png'], tool, userCache: '/home/.cache' }).catch(
        () => undefined,
      );
      expect((await prepare(host, ['a.png'])).value).toEqual(expected.value);
    }
  });

  test('lies with the user where the archive is read-only, or nowhere', async () => {
    const bytes = await picture(330, 30).png().toBuffer();
    const usual = await prepare(disk({ 'a.png': bytes }), ['a.png']);
    const readOnly = disk({ 'a.png': bytes });
    readOnly.setWritable(ROOT, false);
    const elsewhere = await prepare(readOnly, ['a.png']);
    expect(elsewhere.diagnostics).toMatchObject([{ code: 'source/cache-elsewhere', severity: 'note' }]);
    expect(elsewhere.value.table).toEqual(usual.value.table);
    expect([...readOnly.snapshot().keys()].filter((path) => path.startsWith(ROOT))).toEqual([`${ROOT}/a.png`]);

    const nowhere = disk({ 'a.png': bytes });
    nowhere.setWritable(ROOT, false);
    nowhere.setWritable('/', false);
    const none = await prepare(nowhere, ['a.png']);
    expect(none.diagnostics).toMatchObject([{ code: 'source/no-cache', severity: 'note' }]);
    expect(none.value.table).toEqual(usual.value.table);
    expect([...nowhere.snapshot().keys()]).toEqual([`${ROOT}/a.png`]);
  });

  test('does not take sizes that came with the archive', async () => {
    const bytes = await picture(330, 30).png().toBuffer();
    const stranger = disk({ 'a.png': bytes });
    const honest = await prepare(stranger, ['a.png']);
    const brought = [...stranger.snapshot()].filter(([path]) => path.startsWith(`${ROOT}/.rostrum/images/`));
    const forged = brought.map(([path, content]) => [path, path.endsWith('.json') ? content : content.fill(0)]);
    const host = createMemoryHost({ [`${ROOT}/a.png`]: bytes, ...Object.fromEntries(forged) });
    const counted = counting();
    const { value, diagnostics } = await prepare(host, ['a.png'], counted.tool);
    expect(counted.calls()).toBeGreaterThan(0);
    expect(diagnostics).toEqual([]);
    expect(value.table).toEqual(honest.value.table);
    for (const file of value.files) expect((await readSiteFile(host, file)).some((byte) => byte !== 0)).toBe(true);
  });

  test('is not kept without a secret that tells it from a stranger’s', async () => {
    const host = disk({ 'a.png': await picture(330, 30).png().toBuffer() });
    host.put('/home/.cache/rostrum/secret', 'short');
    const { diagnostics } = await prepare(host, ['a.png']);
    expect(diagnostics).toMatchObject([{ code: 'source/no-cache' }]);
    expect([...host.snapshot().keys()].some((path) => path.includes('/images/'))).toBe(false);
  });

  test('does not follow a link out of the archive', async () => {
    const host = disk({ 'a.png': await picture(330, 30).png().toBuffer() });
    host.put('/elsewhere/theirs.txt', '');
    host.link(`${ROOT}/.rostrum`, '/elsewhere');
    const { diagnostics } = await prepare(host, ['a.png']);
    expect(diagnostics).toMatchObject([{ code: 'source/cache-elsewhere' }]);
    expect([...host.snapshot().keys()].filter((path) => path.startsWith('/elsewhere/'))).toEqual([
      '/elsewhere/theirs.txt',
    ]);
  });

  test('keeps itself out of repositories', async () => {
    const host = disk({ 'site.yaml': '' });
    expect((await openCache(host, ROOT, '/c')).value?.folder).toBe(`${ROOT}/.rostrum`);
    expect(new TextDecoder().decode(await host.readBytes(`${ROOT}/.rostrum/.gitignore`))).toBe('*\n');
  });
});

test.each([
  ['a plain drawing', SVG, false],
  ['references inside', SVG.replace('<path', '<use href="#a"/><rect fill="url(#g)"/><path'), false],
  [
    'an XML head and a doctype',
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${SVG}`,
    false,
  ],
  ['a picture inside', SVG.replace('<path', '<image href="data:image/png;base64,AA"/><path'), false],
  ['a script', SVG.replace('<path', '<script/><path'), true],
  [
    'a script under another prefix',
    SVG.replace('<path', '<x:ScRiPt xmlns:x="http://www.w3.org/2000/svg"/><path'),
    true,
  ],
  ['an event handler', SVG.replace('<path', '<path onload="x()"'), true],
  ['an event handler on a new line', SVG.replace('<path', '<path\nonload = "x()"'), true],
  ['foreign content', SVG.replace('<path', '<foreignObject/><path'), true],
  ['a script address', SVG.replace('<path', '<a href="javascript:x()"/><path'), true],
  ['a script address in references', SVG.replace('<path', '<a xlink:href="&#106;ava&#x0A;script:x()"/><path'), true],
  ['an animated address', SVG.replace('<path', '<set attributeName="xlink:href" to="x"/><path'), true],
  ['an animation to a script', SVG.replace('<path', '<animate values="javascript:x()"/><path'), true],
  ['entities', `<!DOCTYPE svg [<!ENTITY x "y">]>${SVG}`, true],
  ['a style sheet instruction', `<?xml-stylesheet href="x"?>${SVG}`, true],
  ['an import', SVG.replace('<path', '<style>@import "x"</style><path'), true],
  ['a picture from elsewhere', SVG.replace('<path', '<image href="https://example.org/x.png"/><path'), true],
  ['a picture from elsewhere without a scheme', SVG.replace('<path', '<image href="//example.org/x"/><path'), true],
  ['a nested data document', SVG.replace('<path', '<use href="data:image/svg+xml,x#y"/><path'), true],
  ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${SVG}`, true],
])('an SVG with %s', (_, text, refused) => {
  expect(refuseSvg(new TextEncoder().encode(text)) !== undefined).toBe(refused);
});

test('reading a header never fails, whatever the bytes', () => {
  const starts = [
    '\x89PNG\r\n\x1a\n',
    'GIF89a',
    '\xff\xd8\xff\xe1\0\x10Exif\0\0',
    'RIFF0000WEBPVP8X',
    'RIFF0000WEBPVP8 ',
    '<svg',
    '',
  ];
  for (const start of starts)
    for (let length = 0; length < 60; length++) {
      const bytes = Uint8Array.from(
        [...start].map((letter) => letter.charCodeAt(0)).concat(Array(length).fill(length * 37)),
      );
      expect(() => readImageHeader(bytes)).not.toThrow();
    }
});

function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
