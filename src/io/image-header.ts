/** Format and size of an image from its first bytes. Decodes nothing. */

export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg' | 'avif' | 'tiff';

export interface ImageHeader {
  readonly format: ImageFormat;
  /** As shown, after the camera's orientation is applied. Absent where only a decoder could tell. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Recognises an image by its bytes, never by its name; `undefined` when it is none. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return header('png', view.getUint32(16), view.getUint32(20));
    if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a'))
      return header('gif', view.getUint16(6, true), view.getUint16(8, true));
    if (startsWith(bytes, '\xff\xd8\xff')) return readJpeg(view);
    if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return readWebp(bytes, view);
    if (startsWith(bytes, 'ftypavif', 4) || startsWith(bytes, 'ftypavis', 4)) return { format: 'avif' };
    if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return { format: 'tiff' };
    return readSvg(bytes);
  } catch (error) {
    // The file ends before its size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function header(format: ImageFormat, width: number, height: number): ImageHeader {
  return width > 0 && height > 0 ? { format, size: { width, height } } : { format };
}

/** ITU-T T.81, annex B: the first start-of-frame segment holds the size; the orientation is tag 0x0112 of the EXIF segment. */
function readJpeg(view: DataView): ImageHeader {
  let turned = false;
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return turned ? header('jpeg', height, width) : header('jpeg', width, height);
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) turned = readOrientation(view, at + 10) >= 5;
    at += 2 + length;
  }
  return { format: 'jpeg' };
}

function readOrientation(view: DataView, start: number): number {
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  const count = view.getUint16(directory, little);
  for (let index = 0; index < Math.min(count, 200); index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
  }
  return 1;
}

/** RFC 9649: lossy, lossless and extended files keep the size in different places. */
function readWebp(bytes: Uint8Array, view: DataView): ImageHeader {
  if (startsWith(bytes, 'VP8X', 12)) return header('webp', uint24(view, 24) + 1, uint24(view, 27) + 1);
  if (startsWith(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return header('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (startsWith(bytes, 'VP8 ', 12))
    return header('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  return { format: 'webp' };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function readSvg(bytes: Uint8Array): ImageHeader | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, 64 * 1024));
  const root = /^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>|\s)*(<svg\b[^>]*>)/i.exec(
    text,
  )?.[1];
  if (root === undefined) return undefined;
  const length = (name: string): number =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([0-9.]+)(?:px)?\\s*["']`).exec(root)?.[1] ?? 0);
  const box = /\sviewBox\s*=\s*["']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*["']/.exec(root);
  const width = length('width') || Number(box?.[1] ?? 0);
  const height = length('height') || Number(box?.[2] ?? 0);
  return header('svg', Math.round(width), Math.round(height));
}

function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
