/** Jade 1's interpolation in attributes (`href="#{url}"`), which Pug prints literally. Works on tokens; never on output. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The part of a Pug token that matters here. `val` of an attribute is a JavaScript expression, or `true`. */
export interface LexToken {
  readonly type: string;
  readonly name?: string;
  readonly val?: unknown;
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
}

/** Turns attribute values that are one string literal with `#{…}` in it into a concatenation; absent values become empty text. */
export function rewriteAttributeInterpolation(tokens: readonly LexToken[]): readonly LexToken[] {
  return tokens.map((token) => {
    if (token.type !== 'attribute' || typeof token.val !== 'string') return token;
    const expression = interpolate(token.val.trim());
    return expression === undefined ? token : { ...token, val: expression };
  });
}

/** Warns of every `#{` that a page would show literally inside an attribute. */
export function findAttributeInterpolation(
  tokens: readonly LexToken[],
  path: string,
  rewritten: boolean,
): Diagnostic[] {
  return tokens
    .filter((token) => token.type === 'attribute' && typeof token.val === 'string' && hasLiteralHole(token.val))
    .map((token) =>
      diagnose(
        'render/attribute-interpolation',
        { attribute: token.name ?? '', rewritten },
        {
          path: `templates/${path}`,
          line: token.loc?.start.line ?? 1,
          column: token.loc?.start.column ?? 1,
          length: token.name?.length ?? 1,
        },
      ),
    );
}

/** True when a quoted literal of the expression holds `#{`; template literals have `${`, which works. */
function hasLiteralHole(expression: string): boolean {
  return (expression.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g) ?? []).some((literal) => literal.includes('#{'));
}

/** The concatenation that a literal stands for; `undefined` when it is not one single literal, or has no hole that ends. */
function interpolate(source: string): string | undefined {
  const literal = /^(["'])((?:[^\\]|\\[\s\S])*)\1$/.exec(source);
  const quote = literal?.[1] ?? '';
  const inner = literal?.[2] ?? '';
  if (literal === null || !inner.includes('#{') || new RegExp(`(?<!\\\\)(?:\\\\\\\\)*${quote}`).test(inner))
    return undefined;
  const parts: string[] = [];
  let text = '';
  for (let at = 0; at < inner.length; ) {
    if (inner.startsWith('\\#{', at)) {
      text += '#{';
      at += 3;
    } else if (inner.startsWith('#{', at)) {
      const end = closingBrace(inner, at + 2);
      if (end === -1) return undefined;
      parts.push(quote + text + quote, `(${inner.slice(at + 2, end).replace(/\\([\s\S])/g, '$1')})`);
      text = '';
      at = end + 1;
    } else {
      const length = inner[at] === '\\' ? 2 : 1;
      text += inner.slice(at, at + length);
      at += length;
    }
  }
  parts.push(quote + text + quote);
  return `[${parts.filter((part) => part !== quote + quote).join(', ')}].join('')`;
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}
