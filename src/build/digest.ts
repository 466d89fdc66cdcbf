/** Short names for texts, by which memos tell whether something is what it was. */
import { hash } from 'node:crypto';

/** 132 bits of the SHA-256 of a text, or of its bytes. */
export function digestText(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** The digest of a value's JSON. */
export function digestValue(value: unknown): string {
  return digestText(JSON.stringify(value));
}
