import '../../helpers/seed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rstToMarkdown } from '../../../src/importers/rst-to-markdown.ts';

const lines = (...rows: string[]) => rows.join('\n');

describe('what is not reStructuredText for certain comes through unharmed', () => {
  test.each([
    ['plain text', 'A talk.\n\nIn it: a, b and C::D.\n  indented a little'],
    ['Markdown', '# Title\n\nSee [this](https://example.org/a_b) and `code`.\n\n```py\nx = `1`\n```\n\n- one\n- two'],
    ['headings that both know', 'Title\n=====\n\nText\n\nPart\n----\n\nMore'],
    ['a table of Markdown', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['code spans with underscores', 'Use `__init__` and `_` and `_x`, and snake_case_ names'],
    ['an ellipsis', '... and more\n\n.. or less'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(rstToMarkdown(text)).toBe(text);
  });

  test('any text of letters, digits and spaces', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9 .,!?\n-]{0,200}$/), (text) => {
        expect(rstToMarkdown(text)).toBe(text);
      }),
    );
  });

  test('what has been converted is not converted again', () => {
    const once = rstToMarkdown('See `this <https://example.org/>`_ and ``code``.\n\nNote::\n\n    a  b\n');
    expect(rstToMarkdown(once)).toBe(once);
  });
});

describe('inline markup', () => {
  test.each([
    ['`Azure <https://azure.example/>`__ is', '[Azure](https://azure.example/) is'],
    ['`Python\nengineering <https://example.org/a>`__', '[Python\nengineering](https://example.org/a)'],
    ['`https://example.org/ <https://example.org/>`_', '<https://example.org/>'],
    ['```asyncio`` <https://example.org/x>`__ and', '[`asyncio`](https://example.org/x) and'],
    ['`a (b) <https://example.org/x_(y)>`_', '[a (b)](https://example.org/x_%28y%29)'],
    ['Use ``yield from`` with `x <https://example.org/>`_', 'Use `yield from` with [x](https://example.org/)'],
    ['see :ref:`the guide <guide>` now', 'see the guide now'],
    ['see :func:`open` and :pep:`8`', 'see `open` and [PEP 8](https://peps.python.org/pep-0008/)'],
    ['H\\ :sub:`2`\\ O', 'H2O'],
    ['as in [1]_.\n\n.. [1] The first.', 'as in [^1].\n\n[^1]: The first.'],
  ])('%s', (text, markdown) => {
    expect(rstToMarkdown(text).trim()).toBe(markdown);
  });

  test('references take the addresses of their targets', () => {
    const text = lines(
      'With Plotly_ and `Two Words`_, and `one`__.',
      '',
      '.. _plotly: https://plotly.example/',
      '.. _Two Words: https://example.org/two',
      '.. __: https://example.org/nameless',
    );
    expect(rstToMarkdown(text)).toBe(
      'With [Plotly](https://plotly.example/) and [Two Words](https://example.org/two), and [one](https://example.org/nameless).',
    );
  });

  test('a target that nothing refers to is kept as a link', () => {
    expect(rstToMarkdown('Text.\n\n.. _slides: https://example.org/s')).toBe(
      'Text.\n\n- [slides](https://example.org/s)',
    );
  });

  test('an address that no page may have becomes text', () => {
    expect(rstToMarkdown('`click <javascript:alert(1)>`_')).toBe('click (javascript:alert(1))');
    expect(rstToMarkdown('`schedule </p3/schedule/>`__')).toBe('schedule (/p3/schedule/)');
  });
});

describe('blocks', () => {
  test('headings get levels in the order of their underlines', () => {
    const text = lines('~~~~~', 'First', '~~~~~', '', 'Second', '^^^^^^', '', 'Third', '^^^^^');
    expect(rstToMarkdown(text)).toBe('## First\n\n### Second\n\n### Third');
  });

  test('literal blocks and code directives become fences', () => {
    expect(rstToMarkdown(lines('Run this::', '', '    a = 1', '', '    b = 2', '', 'Done.'))).toBe(
      lines('Run this:', '', '```', 'a = 1', '', 'b = 2', '```', '', 'Done.'),
    );
    expect(rstToMarkdown(lines('.. code-block:: python', '   :linenos:', '', '   print(1)'))).toBe(
      lines('```python', 'print(1)', '```'),
    );
  });

  test('pictures become links and keep their caption', () => {
    const text = lines('.. figure:: https://example.org/i.png', '   :alt: A plot', '', '   The caption');
    expect(rstToMarkdown(text)).toBe(lines('[A plot](https://example.org/i.png)', '', 'The caption'));
  });

  test('other directives keep their text', () => {
    expect(rstToMarkdown(lines('.. note:: Look', '', '   at *this*'))).toBe(lines('Look', '', 'at *this*'));
  });

  test('line blocks keep the ends of their lines, quotes are quotes', () => {
    expect(rstToMarkdown(lines('| one', '| two', '', '   Said', '   somebody'))).toBe(
      lines('one\\', 'two', '', '> Said', '> somebody'),
    );
  });

  test('lists with marks of their own', () => {
    const text = lines('#. one `a <https://example.org/>`_', '#. two', '', '• three', '', '(4) four');
    expect(rstToMarkdown(text)).toBe(
      lines('1. one [a](https://example.org/)', '1. two', '', '- three', '', ' 4) four'),
    );
  });

  test('tables stay as they are drawn', () => {
    const table = lines('====  ====', 'a     b', '====  ====', '1     2', '====  ====');
    expect(rstToMarkdown(`Text::\n\n   x\n\n${table}`)).toContain(`\`\`\`\n${table}\n\`\`\``);
  });
});

describe('hostile texts', () => {
  test('never throw', () => {
    const part = fc.constantFrom(
      '`',
      '``',
      '_',
      '__',
      ':',
      '::',
      '.. ',
      '|',
      '| ',
      '<',
      '>',
      '\n',
      '\n\n',
      '    ',
      'a',
      '[1]_',
      '====',
      '+--+',
      '>>> ',
      '* ',
      '```',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        expect(typeof rstToMarkdown(parts.join(''))).toBe('string');
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    '`',
    '``',
    '```a`` <',
    '`a <',
    ':a:`',
    '| a\n',
    '| a |\n',
    '.. a::\n',
    '=== ===\n',
    '```x\n',
    ' a\n',
    '\n',
    '_a_ ',
    'x::\n\n y\n',
    '[1]_',
    '|a|_',
  ])('half a megabyte of %j comes to an end', (part) => {
    const text = `\`x <https://example.org/>\`_\n\n${part.repeat(500_000 / part.length)}`;
    expect(rstToMarkdown(text).length).toBeGreaterThan(0);
  });
});
