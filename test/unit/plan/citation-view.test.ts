/** Citations on planned pages. */
import { describe, expect, test } from 'vitest';
import type { CiteView } from '../../../src/model/view.ts';
import { settingsOf, talk } from '../../helpers/entries.ts';
import { plan } from './plan-entries.ts';

describe('the page of a talk', () => {
  const settings = settingsOf({ baseUrl: 'https://notes.example.org/base', basePath: '/base' });
  const hedge = {
    title: 'Hedge',
    date: '2024-09-12',
    speakers: 'Ada Maria van der Berg',
    event: { name: 'Field Day', location: 'Utrecht' },
    tags: ['soil'],
  };
  const citeOf = (data: Parameters<typeof talk>[1], options: Parameters<typeof plan>[1] = {}): CiteView => {
    const { value } = plan([talk('a', { ...hedge, ...data })], { settings, ...options });
    return value.pages.find(({ kind }) => kind === 'talk')!.view.talk!.cite!;
  };

  test('has the tags of reference managers', () => {
    expect(citeOf({ citation: { doi: '10.1234/a', pages: '1-3', publisher: 'Meadow Press' } }).meta).toEqual(
      [
        ['title', 'Hedge'],
        ['author', 'Ada Maria van der Berg'],
        ['publication_date', '2024/09/12'],
        ['conference_title', 'Field Day'],
        ['publisher', 'Meadow Press'],
        ['firstpage', '1'],
        ['lastpage', '3'],
        ['doi', '10.1234/a'],
        ['public_url', expect.stringMatching(/^https:\/\/notes\.example\.org\/base\/.+\/$/)],
        ['language', 'en'],
        ['keywords', 'soil'],
      ].map(([name, content]) => ({ name: `citation_${name}`, content })),
    );
  });

  test('has the DOI as a link, and the files of its event', () => {
    const cite = citeOf({ citation: '@misc{k, doi = {https://doi.org/10.1234/a}}' });
    expect(cite.key).toBe('k');
    expect(cite.doi).toEqual({ title: '10.1234/a', href: 'https://doi.org/10.1234/a' });
    expect(cite.eventFiles.map(({ title }) => title)).toEqual(['BibTeX', 'RIS', 'CSL-JSON']);
    expect(cite.eventFiles[0]!.href).toMatch(/^\/base\/events\/.+\/citations\.bib$/);
  });

  test('names files that every disk takes', () => {
    const cite = citeOf({ citation: { key: 'DBLP:conf/../x' } });
    expect(cite.formats.map(({ fileName }) => fileName)).toEqual([
      'DBLP-conf-x.bib',
      'DBLP-conf-x.ris',
      'DBLP-conf-x.csl.json',
    ]);
  });

  test('does without an address', () => {
    const cite = citeOf({}, { settings: { baseUrl: undefined } as never });
    expect(cite.formats.map(({ text }) => text).join()).not.toMatch(/url|UR {2}/i);
    expect(cite.styles[0]!.after).toBe(' [Talk]. Field Day, Utrecht.');
  });

  test('leads to no file of an event that has drafts alone', () => {
    const cite = citeOf({ draft: true }, { settings, drafts: true });
    expect(cite.eventFiles).toEqual([]);
  });

  test('says no more than the talk does', () => {
    const { value } = plan([talk('a', { title: 'Alone', date: '2024-01-01' })]);
    const cite = value.pages.find(({ kind }) => kind === 'talk')!.view.talk!.cite!;
    expect(cite).toMatchObject({
      key: 'talk2024alone',
      styles: [{ before: '', italic: 'Alone.' }, {}],
      eventFiles: [],
    });
  });
});
