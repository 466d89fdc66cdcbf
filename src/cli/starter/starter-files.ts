/** All files of a new archive, as texts by path. Writes nothing. */
import { EDITOR_SETTINGS, exampleTalk, IGNORE_FILE, README_FILE, settingsFile, TALK_PATH } from './texts.ts';
import { workflowFile } from './workflow.ts';

/** What `rostrum init` puts into a folder; `bare` leaves the example talk out. `date` is the example's day. */
export function starterFiles(options: {
  readonly title: string;
  readonly bare: boolean;
  readonly date: string;
  readonly version: string;
  readonly schemas: { readonly talk: object; readonly site: object };
}): ReadonlyMap<string, string> {
  const schema = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
  return new Map([
    ['site.yaml', settingsFile(options.title)],
    ['README.md', README_FILE],
    ['.gitignore', IGNORE_FILE],
    ['.github/workflows/deploy.yml', workflowFile(options.version)],
    ['.vscode/settings.json', EDITOR_SETTINGS],
    ['schemas/site.schema.json', schema(options.schemas.site)],
    ['schemas/talk.schema.json', schema(options.schemas.talk)],
    ...(options.bare ? [['content/talks/.gitkeep', ''] as const] : [[TALK_PATH, exampleTalk(options.date)] as const]),
  ]);
}
