import fc from 'fast-check';
import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { parseBody } from '../../src/parse/body.ts';
import { readHtmlTree, readTree } from '../../src/parse/body-tree.ts';
import { stringifyHtml } from '../../src/parse/html.ts';
import { readMarkdown } from '../../src/parse/markdown.ts';
import { writePlainHtml } from '../../src/parse/plain-html.ts';
import { makePlainTree } from '../../src/parse/plain-tree.ts';
import { makeProseBody } from '../../src/parse/prose-body.ts';
import { makeProseTree } from '../../src/parse/prose-tree.ts';
import { isLeftAlone, sanitiseTree } from '../../src/parse/sanitise.ts';
import { type Node, visitElements } from '../../src/parse/tree.ts';
import { cleanText } from '../../src/parse/yaml.ts';

const oneOf = (separator: string, text: string) => fc.constantFrom(...text.split(separator));
/** What plain Markdown is made of, and what looks like it. */
const phrase = fc.oneof(
  {
    weight: 6,
    arbitrary: oneOf('|', 'word|two words|Zürich|🎤| |  |.|, |a_b|1.|12)|2018|é|日本|x*y|a:b|C#|- |"|\'|—|!|(|)|{'),
  },
  {
    weight: 4,
    arbitrary: oneOf(
      '|',
      '*|**|***|_|__|`|``|~~|*a*|**b**|_c_|`d`|~~e~~|***f***|*a **b** c*|\\*|\\|&amp;|&lt;|&#60;|&#x1F600;|&nbsp;|&|<|>',
    ),
  },
  {
    weight: 4,
    arbitrary: oneOf(
      ' ; ',
      '[a](b) ; [a](https://x.org/?a=1&b=2) ; [*a*](/b "t") ; [](c) ; [a [b](c) d](e) ; [x](<a b> \'"q"\') ; [a]( ; ) ; [ ; ] ; [r] ; [a](javascript:alert(1)) ; [a](#x) ; [a](b.md#c) ; [slides](https://x.org/a.pdf) ; <https://x.org/a> ; <a@b.org> ; https://x.org/a%20b ; http://exämple.org ; https://youtu.be/aaaaaaaaaaa ; //x.org ; www.x.org ; mailto:a@b.org ; https://speakerdeck.com/a/b ; http://a/%00%0d ; https://x.org/"\'>',
    ),
  },
  {
    weight: 1,
    arbitrary: oneOf(
      ' ; ',
      '&#0; ; &#1; ; &#13; ; &#12; ; &#xD800; ; \u0001 ; \u0002 ; \f ; \r ; \u0085 ; \u2028 ; \ufeff ; \ud800 ; \ufffe ; \t ; <b> ; </b> ; <script> ; <!-- ; --> ; <a href="x"> ; ![i](j) ; ^[n] ; [^1] ; [^1]: x ; | a | b |',
    ),
  },
);
const line = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('') },
      {
        weight: 4,
        arbitrary: oneOf(
          ';',
          '- ;* ;+ ;1. ;7) ;> ;> > ;# ;## ;###### ;  ;    ;\t;  - ;    - ;   1. ;- - ;===;---;***;```;```js;~~~ a b;```x&amp;y;: ;    code;[r]: /u "t"|-|-|',
        ),
      },
    ),
    fc.array(phrase, { maxLength: 6 }),
    oneOf('|', '|||  |\\| '),
  )
  .map(([begin, phrases, end]) => begin + phrases.join('') + end);
const markdown = fc
  .array(fc.tuple(line, oneOf(',', '\n,\n,\n\n,\n\n\n,\n \n')), { minLength: 1, maxLength: 8 })
  .map((lines) => lines.flat().join(''));

const runs = { numRuns: 800, seed: 7 };

/** Whether a text is plain, and that the short way gives what the long way gives. */
function compareTrees(text: string): boolean {
  const [short, long] = [readTree(text)!, readHtmlTree(text)!];
  if (!short.isPlain) return false;
  expect(simplify(short.tree)).toEqual(simplify(long.tree));
  expect(linesOf(short.tree, short.lineOf)).toEqual(linesOf(long.tree, long.lineOf));
  return true;
}

function simplify(node: Node | Root): unknown {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return node;
  const children = node.children.map(simplify);
  return node.type === 'element' ? { [node.tagName]: children, ...node.properties } : children;
}

function linesOf(tree: Root, lineOf: (node: Node) => number): readonly number[] {
  const lines: number[] = [];
  visitElements(tree, (element) => void lines.push(lineOf(element)));
  return lines;
}

test('plain Markdown becomes the tree that its HTML would become, with the same lines', () => {
  let plain = 0;
  fc.assert(
    fc.property(markdown, (text) => {
      if (compareTrees(cleanText(text))) plain++;
    }),
    runs,
  );
  expect(plain).toBeGreaterThan(runs.numRuns / 3);
});

const words = oneOf(
  '|',
  'word|Zürich| |  |[|]|[a]|![b]|&|& |_|a_b|__|]:|[c](d)|.|1.|2018|12) |- |# |= |: |a:b|C#|"|!|(|{|@|$|%|+|;|,|-- |—|🎤|\u00a0|http:|//|https://x.org/a_b|http://x.org/?a=1&b#c).|ftp://x|x://y|https://[a]|\t',
);
const prose = fc
  .array(fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: oneOf(',', '\n,\n\n,\n\n\n') }), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));

test('prose becomes the tree that a Markdown reader would make of it', () => {
  let found = 0;
  fc.assert(
    fc.property(prose, (text) => {
      const tree = makeProseTree(text);
      if (tree === undefined) return;
      found++;
      expect(tree).toEqual(makePlainTree(readMarkdown(text)));
    }),
    runs,
  );
  expect(found).toBeGreaterThan(runs.numRuns / 4);
});

test('a body of prose is the one that its HTML would become', () => {
  let found = 0;
  fc.assert(
    fc.property(prose, (text) => {
      const body = text.trim() === '' ? undefined : makeProseBody(text);
      if (body === undefined) return;
      found++;
      const source = { path: 'a.md', text, firstLine: 5, frameHosts: [], keepsMedia: true };
      expect(parseBody(source)).toEqual({ value: { body, embedded: expect.any(Object) }, diagnostics: [] });
      expect(parseBody(source)).toEqual(parseBody(source, readHtmlTree));
      expect(parseBody(source)).toEqual(parseBody(source, readTree));
    }),
    runs,
  );
  expect(found).toBeGreaterThan(runs.numRuns / 8);
});

test('a body is the same on the short way and on the long way', () => {
  fc.assert(
    fc.property(markdown, fc.boolean(), (text, keepsMedia) => {
      const source = { path: 'a.md', text, firstLine: 5, frameHosts: ['tube.example.org'], keepsMedia };
      expect(parseBody(source)).toEqual(parseBody(source, readHtmlTree));
    }),
    runs,
  );
});

test('a plain tree passes the allow list the same whether it is read back or not, and is written the same', () => {
  let untouched = 0;
  fc.assert(
    fc.property(markdown, (text) => {
      const cleaned = cleanText(text);
      const { tree, isPlain } = readTree(cleaned)!;
      if (!isPlain) return;
      if (isLeftAlone(tree)) untouched++;
      const safe = sanitiseTree(tree, true);
      expect(safe).toEqual(sanitiseTree(readTree(cleaned)!.tree));
      expect(writePlainHtml(safe) ?? stringifyHtml(safe)).toBe(stringifyHtml(safe));
    }),
    runs,
  );
  expect(untouched).toBeGreaterThan(runs.numRuns / 10);
});

test('what is written short is what the adapter writes, whatever the texts and values are', () => {
  const value = fc.string({
    unit: fc.oneof(fc.constantFrom(...'<>&"\'`= \n\t'), fc.string({ maxLength: 2 })),
    maxLength: 12,
  });
  fc.assert(
    fc.property(value, value, fc.constantFrom('p', 'a', 'br', 'code', 'div', 'img'), (text, attribute, tagName) => {
      const tree: Root = {
        type: 'root',
        children: [
          {
            type: 'element',
            tagName,
            properties: { title: attribute, className: ['a', 'b'], start: 3 },
            children: [{ type: 'text', value: text }],
          },
        ],
      };
      expect(writePlainHtml(tree) ?? stringifyHtml(tree)).toBe(stringifyHtml(tree));
    }),
    { seed: 7 },
  );
});
