/** An archive with layouts in the idioms of Metalsmith and Jade 1, through the whole pipeline. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type SiteFiles, site, talk } from '../helpers/site.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const corpus = join(here, '../../../shared/corpora/dcos');

const templates: SiteFiles = Object.fromEntries(
  ['layouts', 'mixins'].flatMap((folder) =>
    readdirSync(join(here, 'metalsmith', folder)).map((name) => [
      `templates/${folder}/${name}`,
      readFileSync(join(here, 'metalsmith', folder, name), 'utf8'),
    ]),
  ),
);

const settings = `title: Old Talks
baseUrl: https://talks.example
content: { talks: "events/2*.md" }
permalinks: { talk: "/events/{year}/{slug}/", category: "/events/category/{slug}/", event: "/events/at/{slug}/" }
slugs: metalsmith
compatibility: metalsmith
`;

const archive: SiteFiles = {
  ...templates,
  'site.yaml': settings,
  'events/2017-01-01_new_year.md': talk(
    'Über CI/CD & <b>more</b>',
    `date: 2017-01-01
speaker: Ada Example
speakerurl: https://social.example/ada
eventname: Example Days
eventlocation: Oslo
category: CI/CD
layout: event.jade
title_hint: "#{process.exit()}"
contents: "<script>alert(1)</script>"`,
    'About pipelines.\n\n# Slides\n\n<iframe src="https://docs.google.com/presentation/d/1a2b3c4d5e6f/embed"></iframe>\n',
  ),
};

describe('layouts of the Metalsmith time', () => {
  test('interpolate attributes, run mixins and get the locals that they used', async () => {
    const built = await site(archive).build();
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const html = built.page('/events/2017/ber-ci-cd-b-more-b/');
    expect(html).toContain('<title>Über CI/CD &amp; &lt;b&gt;more&lt;/b&gt; | Talks</title>');
    expect(html).toContain('<a href="https://social.example/ada" title="Speaker Ada Example">Ada Example</a>');
    expect(html).toContain('<a href="/events/category/cicd/">CI/CD</a>');
    expect(html).toContain('content="https://talks.example/events/2017/ber-ci-cd-b-more-b/"');
    expect(html).toContain('<p class="date">January 1, 2017</p>');
    expect(html).toContain('Example Days in Oslo');
    expect(html).toContain('<p>About pipelines.</p>');
    expect(html).toContain('https://docs.google.com/presentation/d/1a2b3c4d5e6f');
    expect(html).not.toContain('#{');
    expect(html).not.toContain('<script>alert');
  });

  test('are not interpolated without the switch, and that is said', async () => {
    const built = await site({ ...archive, 'site.yaml': settings.replace('compatibility: metalsmith\n', '') }).build();
    expect(built.diagnostics.some(({ code }) => code.startsWith('render/'))).toBe(true);
  });

  test.skipIf(!existsSync(corpus))('build the whole DC/OS archive', async () => {
    const files: Record<string, string | Uint8Array> = { ...templates };
    for (const name of ['site.yaml', 'redirect-files', 'redirect-prefixes'])
      files[name] = readFileSync(join(corpus, name));
    for (const name of readdirSync(join(corpus, 'events')))
      files[`events/${name}`] = readFileSync(join(corpus, 'events', name));
    files['images/none.txt'] = '';
    const built = await site(files).build();
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const pages = [...(built.plan?.addresses.talks.values() ?? [])].map((permalink) => built.page(permalink));
    expect(pages).toHaveLength(74);
    expect(pages.filter((html) => html.includes('class="event"') && html.includes('<p class="date">'))).toHaveLength(
      74,
    );
    expect(pages.filter((html) => html.includes('#{'))).toEqual([]);
    expect(built.diagnostics.filter(({ code }) => code === 'plan/layout-unknown')).toEqual([]);
  });
});
