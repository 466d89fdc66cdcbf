import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../../src/parse/transcript.ts';

async function read(path: string, text: string) {
  const { value, diagnostics } = await parseTranscript({ path, text });
  return {
    cues: value,
    texts: value.map((cue) => cue.text),
    problems: diagnostics.map(({ code, span }) => `${code} ${span?.line}`),
    diagnostics,
  };
}

const vtt = (...cues: readonly string[]): string => `WEBVTT\n\n${cues.join('\n\n')}\n`;
const cue = (begin: string, end: string, text: string): string => `00:${begin}.000 --> 00:${end}.000\n${text}`;

describe('WebVTT', () => {
  it('reads times, and joins the lines of a cue', async () => {
    expect(
      await read('a.vtt', vtt('00:01.500 --> 00:04.000 align:start\nHello\nthere', cue('01:02', '01:04', 'Bye'))),
    ).toMatchObject({
      cues: [
        { startSeconds: 1.5, endSeconds: 4, text: 'Hello there' },
        { startSeconds: 62, endSeconds: 64, text: 'Bye' },
      ],
      problems: [],
    });
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no line end at the end', (text: string) => text.trimEnd()],
  ])('takes %s', async (_name, change) => {
    const { texts, problems } = await read(
      'a.vtt',
      change(vtt(cue('00:01', '00:02', 'One'), cue('00:03', '00:04', 'Two'))),
    );
    expect(texts).toEqual(['One', 'Two']);
    expect(problems).toEqual([]);
  });

  it('ignores the header, notes, styles and regions', async () => {
    const text = `WEBVTT Kind: captions\nLanguage: en\n\nNOTE\nnot said\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred width:40%\n\nintro\n${cue('00:01', '00:02', 'Said')}\n\nNOTE at the end`;
    expect(await read('a.vtt', text)).toMatchObject({ texts: ['Said'], problems: [] });
  });

  it('takes words that look like settings for words', async () => {
    expect(
      (await read('a.vtt', vtt(cue('00:01', '00:02', 'position: absolute'), cue('00:03', '00:04', 'NOTE this')))).texts,
    ).toEqual(['position: absolute', 'NOTE this']);
  });

  it('knows who speaks, also when that changes within a cue', async () => {
    const text = vtt(
      cue('00:01', '00:02', '<v.loud Ada>Hello\nall</v>'),
      cue('00:03', '00:04', '<v Ada>Well?\n<v Bo &amp; Co>Well!'),
      cue('00:05', '00:06', 'Applause'),
    );
    expect((await read('a.vtt', text)).cues.map(({ speaker, text: words }) => [speaker, words])).toEqual([
      ['Ada', 'Hello all'],
      ['Ada', 'Well?'],
      ['Bo & Co', 'Well!'],
      [undefined, 'Applause'],
    ]);
  });

  it('drops tags and control characters, and decodes entities', async () => {
    const text = vtt(
      cue(
        '00:01',
        '00:02',
        '<b>bold</b> <c.yellow>and</c> <00:00:01.500>late <font color="red"><img src=x onerror=alert(1)>',
      ),
      cue('00:03', '00:04', '5 &lt; 6 &amp;&#38; &quot;a&quot;&nbsp;b &#x1F600; &unknown; 7 < 8'),
      cue('00:05', '00:06', 'a\u0000b\u0007c&#1;d\u202Ee'),
    );
    expect((await read('a.vtt', text)).texts).toEqual(['bold and late', '5 < 6 && "a" b 😀 &unknown; 7 < 8', 'abcde']);
  });

  it('puts cues into order of time', async () => {
    expect((await read('a.vtt', vtt(cue('00:05', '00:06', 'Later'), cue('00:01', '00:02', 'First')))).texts).toEqual([
      'First',
      'Later',
    ]);
  });

  it('tells cues apart when the empty line between them is missing', async () => {
    const { texts, problems } = await read(
      'a.vtt',
      `WEBVTT\n\n1\n${cue('00:01', '00:02', 'One')}\n2\n${cue('00:03', '00:04', 'Two')}`,
    );
    expect(texts).toEqual(['One', 'Two']);
    expect(problems).toEqual([]);
  });

  it('warns once about all cues that it leaves out, at the first one', async () => {
    const { texts, diagnostics } = await read(
      'talks/a.vtt',
      vtt(
        cue('00:01', '00:02', 'Good'),
        '00:00:03,000 --> 00:00:04,000\nComma',
        cue('00:09', '00:05', 'Backwards'),
        '00:00:07 -> 00:00:08\nArrow',
      ),
    );
    expect(texts).toEqual(['Good']);
    expect(diagnostics).toMatchObject([
      {
        code: 'transcript/cue-skipped',
        message: '3 cues are left out; the first one: its times are not written like 00:12:04.500',
        span: { path: 'talks/a.vtt', line: 6 },
        related: [
          { message: 'Also left out: it does not end after its beginning', span: { line: 9 } },
          { message: 'Also left out: it has no times', span: { line: 12 } },
        ],
      },
    ]);
  });

  it('warns about a missing header and reads the cues all the same', async () => {
    expect(await read('a.vtt', cue('00:01', '00:02', 'One'))).toMatchObject({
      texts: ['One'],
      problems: ['transcript/no-header 1'],
    });
  });

  it.each(['', 'WEBVTT', 'WEBVTT\n\nNOTE nothing', vtt(cue('00:01', '00:02', '<b></b>'))])(
    'warns about no text: %j',
    async (text) => {
      expect((await read('a.vtt', text)).problems).toContain('transcript/empty 1');
    },
  );
});

describe('SRT', () => {
  it('reads numbered cues with commas, markup and coordinates', async () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,500 X1:40 X2:600\n<i>Hello</i>\n{\\an8}there\n\n2\n1:00:03,000-->1:00:04,000\nBye\n';
    expect(await read('a.srt', text)).toMatchObject({
      cues: [
        { startSeconds: 1, endSeconds: 2.5, text: 'Hello there' },
        { startSeconds: 3603, endSeconds: 3604, text: 'Bye' },
      ],
      problems: [],
    });
  });

  it('takes lines of white space between cues, and keeps numbers that are said', async () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\n42\n \n2\n00:00:03,000 --> 00:00:04,000\nIndeed\n';
    expect(await read('a.srt', text)).toMatchObject({ texts: ['42', 'Indeed'], problems: [] });
  });

  it('warns about text behind an empty line', async () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\nOne\n\nlost\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n\n3\n';
    expect(await read('a.srt', text)).toMatchObject({ texts: ['One', 'Two'], problems: ['transcript/cue-skipped 5'] });
  });

  it('is WebVTT when it says so', async () => {
    expect((await read('a.srt', vtt(cue('00:01', '00:02', 'One')))).texts).toEqual(['One']);
  });
});

describe('automatic captions', () => {
  it('leave each word once where lines roll up', async () => {
    const text = vtt(
      '00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nso<00:00:00.500><c> welcome</c>',
      '00:00:02.000 --> 00:00:02.010\nso welcome\n ',
      '00:00:02.010 --> 00:00:04.000\nso welcome\nto<00:00:03.000><c> this</c>',
      '00:00:04.000 --> 00:00:04.010\nto this\n ',
      '00:00:04.010 --> 00:00:06.000\nto this\ntalk',
    );
    expect((await read('a.vtt', text)).cues).toEqual([
      { startSeconds: 0, endSeconds: 2.01, text: 'so welcome' },
      { startSeconds: 2.01, endSeconds: 4.01, text: 'to this' },
      { startSeconds: 4.01, endSeconds: 6, text: 'talk' },
    ]);
  });

  it('leave each word once where a line grows', async () => {
    const text = vtt(
      cue('00:01', '00:02', 'We'),
      cue('00:02', '00:03', 'We begin'),
      cue('00:03', '00:04', 'We begin'),
      cue('00:04', '00:05', 'We begin now'),
    );
    expect((await read('a.vtt', text)).texts).toEqual(['We', 'begin', 'now']);
  });

  it('keep what is said again later, or by somebody else', async () => {
    const text = vtt(
      cue('00:01', '00:02', '[Applause]'),
      cue('00:40', '00:41', '[Applause]'),
      cue('00:41', '00:42', '<v Ada>Yes'),
      cue('00:42', '00:43', '<v Bo>Yes'),
    );
    expect((await read('a.vtt', text)).texts).toEqual(['[Applause]', '[Applause]', 'Yes', 'Yes']);
  });
});

describe('plain text', () => {
  it('makes a cue of each paragraph', async () => {
    expect(await read('a.TXT', '\uFEFFFirst line\nof one.\r\n\r\n \r\nSecond <b>one</b>.\u0007')).toMatchObject({
      cues: [{ text: 'First line of one.' }, { text: 'Second <b>one</b>.' }],
      problems: [],
    });
  });

  it('cuts long paragraphs at sentences, losing nothing', async () => {
    const text = Array.from({ length: 50 }, (_, index) => `Sentence ${index} has a few words.`).join(' ');
    const { texts } = await read('a.txt', text);
    expect(texts.join(' ')).toBe(text);
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.every((part) => part.endsWith('.'))).toBe(true);
  });

  it.each([['漢字かな。'.repeat(400)], ['x'.repeat(5000)], ['word '.repeat(500).trim()]])(
    'cuts what has no sentences or spaces: %#',
    async (text) => {
      const { texts } = await read('a.txt', text);
      expect(texts.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(Math.max(...texts.map((part) => part.length))).toBeLessThan(10_001);
    },
  );
});

describe('hostile files', () => {
  const fill = (text: string): string => text.repeat(Math.ceil(500_000 / text.length));
  it.each([
    ['cues', `WEBVTT\n\n${fill('00:00:01.000 --> 00:00:02.000\nword\n\n')}`],
    ['lines in one cue', `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${fill('a\n')}`],
    ['white space before an arrow', `WEBVTT\n\n${fill(' ')}x --> 1`],
    ['white space behind an arrow', `WEBVTT\n\n00:00:01.000 -->${fill(' ')}x`],
    ['open tags', `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${fill('<v <b')}`],
    ['closing tags', `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${fill('<b></v>')}`],
    ['arrows', fill('-->\n')],
    ['digits', fill('1')],
    ['nothing but line ends', fill('\n')],
    ['entities', `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${fill('&#1234567;&')}`],
    ['braces', `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${fill('{\\')}`],
  ])(
    'with half a megabyte of %s are read without failing',
    async (_name, text) => {
      for (const path of ['a.vtt', 'a.srt', 'a.txt'])
        expect((await read(path, text)).diagnostics.length).toBeLessThan(4);
    },
    30_000,
  );
});
