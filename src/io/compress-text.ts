/** Compresses one text for the wire. Knows no files; the same bytes and the same version of the libraries give the same bytes. */
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { Encoding } from './output-manifest.ts';
import { withUnknownSystem } from './pack-search-file.ts';

/** The best that gzip has; 9 costs hardly more than 6. */
const GZIP_LEVEL = 9;
/** Of 11. On pages of talks it leaves 3 percent more bytes than 11, in a third of the time; a tenth fewer than 9. */
const BROTLI_QUALITY = 10;

/** Endings of text, the only files that are worth it. Fonts, pictures, recordings, `search/*.bin` are compressed already. */
const TEXT_ENDINGS: ReadonlySet<string> = new Set(
  (
    'atom bib cff conf css csv htm html ics js json jsonld map markdown md mjs opml rdf ris rss rtf srt svg tex tsv ttml txt vcf vtt ' +
    'webmanifest xhtml xml xsl xslt yaml yml'
  ).split(' '),
);
/** Less goes into one packet anyway. */
const MIN_BYTES = 1024;
/** More is not held in memory, four at a time. */
const MAX_BYTES = 128 * 1024 * 1024;

/** To be raised with every change of what stands above: what earlier builds compressed is then compressed anew. */
const RECIPE = 1;
/** Names everything on which the bytes depend. */
export const COMPRESSOR = `${RECIPE}, zlib ${process.versions.zlib}, brotli ${process.versions['brotli']}`;

/** Whether a file is text of a size that is worth it. */
export function isWorthCompressing(path: string, bytes: number): boolean {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return TEXT_ENDINGS.has(ending) && bytes >= MIN_BYTES && bytes <= MAX_BYTES;
}

/** What is appended to a path. */
export const ENCODING_ENDINGS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

const COMPRESS: Readonly<Record<Encoding, (content: Uint8Array) => Promise<Uint8Array>>> = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: {
        [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
        [zlib.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [zlib.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gzip: async (content) => withUnknownSystem(await promisify(gzip)(content, { level: GZIP_LEVEL })),
};

/** The compressed bytes; `undefined` when they are not fewer. A gzip header has no time, no name and no system. */
export async function compressText(content: Uint8Array, encoding: Encoding): Promise<Uint8Array | undefined> {
  const compressed = await COMPRESS[encoding](content);
  return compressed.length < content.length ? compressed : undefined;
}
