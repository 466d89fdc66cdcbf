/** Short names for texts, by which memos tell whether something is what it was. */
import { hash } from 'node:crypto';

/** 132 bits of a text's SHA-256. */
export function digestText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** The digest of a value's JSON. */
export function digestValue(value: unknown): string {
  return digestText(JSON.stringify(value));
}
