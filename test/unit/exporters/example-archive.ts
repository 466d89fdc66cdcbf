/** An archive in which an author has used everything that exporters can meet. */
import { readExportInput } from '../../../src/cli/commands/export.ts';
import type { ExportInput } from '../../../src/exporters/exporter.ts';
import { ARCHIVE, type SiteFiles, site } from '../../helpers/site.ts';

/** What exporters are given of an archive; fails where the archive has errors. */
export async function exportInput(files: SiteFiles, options: { readonly drafts?: boolean } = {}): Promise<ExportInput> {
  const archive = site(files);
  const built = await archive.build(options);
  if (!built.ok || built.archive === undefined) throw new Error(built.problems.join('\n'));
  return readExportInput(archive.host, ARCHIVE, built.archive, built.plan);
}

/** The input for one event. */
export function withEvent(input: ExportInput, id: string): ExportInput {
  const event = input.archive.events.find((candidate) => candidate.id === id);
  if (event === undefined) throw new Error(`Events: ${input.archive.events.map((one) => one.id).join(', ')}`);
  return { ...input, event };
}

export const EXAMPLE: SiteFiles = {
  'site.yaml': 'title: Example Talks\nbaseUrl: https://talks.example/base\ntimezone: Europe/Oslo\n',
  'content/talks/whole.md': `---
title: "=A \\"whole\\" talk, with; everything"
date: 2018-06-27 11:55–12:50
speakers:
  - name: A. Example
    role: Engineer
    organisation: Some Company
    bio: She builds things.
  - { name: Bo Other, url: "https://bo.example/", organisation: Other Works }
event: Some Conf 2018
room: Hall 1
categories: [Testing, CI/CD]
tags: [fuzzing, C++]
description: What it is about.
language: pt-BR
recording:
  - { url: "https://www.youtube.com/watch?v=abcdefghijk", duration: "30:20", start: "1:05", note: Main camera, language: en }
  - { url: "https://media.example/talk.mp3", kind: audio }
  - media/talk.mp4
slides:
  url: https://speakerdeck.com/ann/whole
  note: As shown
  pages:
    - { text: Title, at: "0:00" }
    - { image: slide.png, alt: A diagram }
transcript: [{ path: whole.vtt, language: en }]
chapters:
  - { at: "1:35", title: Why }
photos:
  - { image: photo.png, alt: On stage, credit: Cy, link: "https://photos.example/1" }
links:
  - { title: Code, url: "https://code.example/whole" }
  - ../x.html
image: photo.png
license: CC-BY-4.0
citation: { key: example2018, author: Old Example }
permalink: /whole/
aliases: [/old/whole/]
lunr: false
mood: cheerful
---

The *abstract*.

<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>
`,
  'content/talks/whole.vtt': 'WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello there.\r\n',
  'content/talks/media/talk.mp4': 'x',
  'content/images/slide.png': PNG(),
  'content/images/photo.png': PNG(),
  'content/talks/part.md': `---
title: A part
date: 2018-06-27 23:30–00:15
speaker: Old Example
event: Some Conf 2018
partOf: whole
start: "2:00"
end: "3:00"
---
`,
  'content/talks/again.md': `---
title: A whole talk again
date: 2019-01-02
speaker: Ann Example
event: { name: Winter Days, location: "Bergen", image: photo.png, series: Seasons }
deliveryOf: whole
slides: none
recording: pending
---
See [the deck](https://speakerdeck.com/ann/again).
`,
  'content/talks/alone.md': '---\ntitle: ../../con\ndate: 2017-03-01\nlocation: A pub\nspeaker: Bo Other\n---\n',
  'content/talks/gone.md':
    '---\ntitle: Taken back\ndate: 2018-01-01\nspeaker: Someone\nwithdrawn: It was wrong.\npermalink: /gone/\nvideo: https://www.youtube.com/watch?v=zzzzzzzzzzz\n---\nSecret words.\n',
  'content/talks/draft.md': '---\ntitle: Not yet\ndate: 2020-01-01\ndraft: true\n---\n',
  'content/speakers/ann.md': `---
name: Ann Example
aliases: [A. Example, /people/ann/]
formerNames: [Old Example, { name: Shown Example, shown: true }]
url: https://ann.example/
links: [{ title: Code, url: "https://code.example/ann" }]
photo: photo.png
organisation: Some Company
pronouns: she/her
shoe: 42
---
About Ann.
`,
  'content/events/some-conf-2018.md': `---
name: Some Conf 2018
names: [SC18]
location: Oslo, Norway
url: https://conf.example/
start: 2018-06-26
end: 2018-06-28
series: Some Conf
description: A conference.
---
About the conference.
`,
  'content/responses/notes.md': `---
title: Notes
talk: whole
author: Dee Reader
date: 2018-07-01
url: https://dee.example/notes
---
What I heard.
`,
  'content/categories/testing.md': '---\nname: Testing\ndescription: All tests.\n---\n',
  'content/pages/about.md': '---\ntitle: About\n---\nUs.\n',
};

/** One pixel. */
function PNG(): Uint8Array {
  return Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (character) => character.charCodeAt(0),
  );
}
