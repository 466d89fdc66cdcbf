/** The files of a new archive that people read and edit first. */
import { yamlText } from '../yaml-text.ts';

/** `site.yaml`, with every setting that most archives want explained, and the others named. */
export function settingsFile(title: string): string {
  return `# yaml-language-server: $schema=./schemas/site.schema.json
# The settings of this archive. Only title is required.

title: ${yamlText(title)}
description: Talks we have given, with their slides and recordings.

# Where the site will live. Feeds, the sitemap and canonical links need it; a sub-path works too.
# baseUrl: https://example.org/talks

# The language of the talks that do not name their own.
language: en

# The time zone of time slots that do not name their own.
# timezone: Europe/Berlin

# One accent colour; the others are derived from it, for light and dark.
theme:
  accent: "#5b3fb5"
  # A file in public/, shown beside the name.
  # logo: logo.svg

# Further links in the header.
# navigation:
#   - { title: About, url: /about/ }

# Where a reader can propose a change to a talk.
# editUrl: https://github.com/you/your-talks/edit/main/{path}
`;
}

export const TALK_PATH = 'content/talks/how-this-archive-works.md';

/** The example talk: marked as one, and with nothing in it that somebody else would have to keep true. */
export function exampleTalk(date: string): string {
  return `---
# yaml-language-server: $schema=../../schemas/talk.schema.json
title: How this archive works
date: ${date}
speakers:
  - { name: Robin Example, role: Editor }
event: { name: Opening night, location: Here }
category: Introduction
tags: [example]
description: An example talk. It shows what a talk file may say; delete it when you have one of your own.
slides:
  pages:
    - text: A talk is one Markdown file
    - text: Everything else is made from the talks
links:
  - { title: Markdown in one minute, url: "https://commonmark.org/help/" }
---

This page comes from \`${TALK_PATH}\`. Its first lines, the front matter, say when, where and by whom a talk was
given, and where its recording and slides are. Below them is the abstract, in Markdown.

Speakers, events, categories and years get pages of their own from what the talks say. Nothing has to be listed twice.

## Adding a recording

Put the address into the front matter:

\`\`\`yaml
recording: https://www.youtube.com/watch?v=…
slides: https://speakerdeck.com/…
\`\`\`

Nothing is loaded from another site until a visitor presses play.
`;
}

export const README_FILE = `# A talk archive

This folder is an archive for Rostrum: talk files in, a website out.

    rostrum dev       # look at it while you write
    rostrum build     # write the site into _site/
    rostrum check     # report problems, write nothing

| what | where |
| --- | --- |
| talks, one file each | \`content/talks/\` |
| pages such as "About" | \`content/pages/\` |
| speakers, events, categories, where there is more to say | \`content/speakers/\`, \`content/events/\`, \`content/categories/\` |
| images that talks name | \`content/images/\` |
| files copied as they are | \`public/\` |
| settings | \`site.yaml\` |

\`rostrum new talk "Title" --speaker "Name" --event "Event"\` starts a talk file.
Editors that read \`schemas/\` (VS Code with the YAML extension does) complete and check \`site.yaml\`.
A push to \`main\` publishes the site: see \`.github/workflows/deploy.yml\`.
`;

export const IGNORE_FILE = `_site/
.rostrum/
node_modules/
`;

/** Where editors find the schemas. */
export const EDITOR_SETTINGS = `${JSON.stringify(
  {
    'yaml.schemas': { './schemas/site.schema.json': 'site.yaml' },
    'files.exclude': { _site: true, '.rostrum': true },
  },
  undefined,
  2,
)}\n`;
