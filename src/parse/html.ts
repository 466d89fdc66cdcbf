/** HTML text to a tree and back, by the rules that browsers follow. Makes nothing safe by itself. */
import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true });
const writer = unified().use(rehypeStringify, {
  allowDangerousHtml: false,
  allowDangerousCharacters: false,
  closeSelfClosing: false,
  entities: { useNamedReferences: false },
});

export function parseHtml(html: string): Root {
  return parser.parse(html);
}

/** Writes a tree. No `<` or `>` is left but those of the tags themselves, so that nothing else can find a beginning in an attribute. */
export function stringifyHtml(tree: Root): string {
  return writer
    .stringify(tree)
    .replace(/<[a-z](?:[^<>"]|"[^"]*")*>/gi, (tag) =>
      tag.replace(/"[^"]*"/g, (value) => value.replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;')),
    );
}
