/** Data files of the RubyEvents repository: the talks of an event, an event, its series, and people. */
import { readFields } from './field-reader.ts';
import { finishAccount, newAccount, refuseSource } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { asRecord } from './loose-json.ts';
import { readEventFile, readEventRecord } from './rubyevents-event.ts';
import { readItems } from './rubyevents-items.ts';
import { readPeople } from './rubyevents-people.ts';
import { readTalks } from './rubyevents-talks.ts';
import { readYaml } from './yaml.ts';

type FileKind = 'talks' | 'people' | 'event' | 'series';

const MAX_DETECTED = 65_536;
const EVENT_KEYS = [
  'id',
  'location',
  'start_date',
  'end_date',
  'year',
  'playlist',
  'website',
  'coordinates',
  'banner_background',
  'featured_background',
  'featured_color',
  'channel_id',
  'published_at',
  'aliases',
];
const SERIES_KEYS = [
  'playlist_matcher',
  'youtube_channel_name',
  'youtube_channel_id',
  'default_country_code',
  'frequency',
];
const EVENT_KINDS = /^kind: *["']?(?:conference|meetup|retreat|hackathon|event|workshop|organisation|podcast)["']? *$/m;

export const rubyevents: Importer = {
  name: 'rubyevents',
  title: 'a data file of RubyEvents',
  detect: (source) => judge(source).sureness,
  read: (source) => {
    const account = newAccount(source);
    const { kind } = judge(source);
    if (kind === 'talks') return finishAccount(account, readTalks(source, readItems(source, account), account));
    if (kind === 'people') return finishAccount(account, readPeople(source, readItems(source, account), account));
    const read = readYaml(source.text);
    const fields = 'value' in read ? asRecord(read.value) : undefined;
    if (fields === undefined) {
      const { message, line } =
        'problem' in read ? read.problem : { message: 'it is no such list or mapping', line: 1 };
      refuseSource(account, 'a data file of RubyEvents', message, line);
      return finishAccount(account, []);
    }
    if (kind === 'event')
      return finishAccount(account, readEventRecord(readEventFile(fields, account), source, account));
    readFields(fields, account).finish('a series is told by its events');
    return finishAccount(account, []);
  },
} satisfies Importer & { readonly read: (source: ImportSource) => ImportResult };

/** What a file holds, from the keys at the beginning of its lines. */
function judge(source: ImportSource): { readonly kind: FileKind | undefined; readonly sureness: number } {
  const head = source.text.slice(0, MAX_DETECTED);
  const lines = head.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line));
  if (/^---\s*$/.test(lines[0] ?? '')) lines.shift();
  // Front matter ends with a second mark.
  if (lines.some((line) => /^---\s*$/.test(line))) return { kind: undefined, sureness: 0 };
  const isList = /^-(?: |$)/.test(lines[0] ?? '');
  const keys = new Set<string>();
  for (const line of lines) {
    const key = (isList ? /^(?:- | {2})([a-z_]+):(?: |$)/ : /^([a-z_]+):(?: |$)/).exec(line)?.[1];
    if (key !== undefined) keys.add(key);
  }
  if (isList) return judgeList(keys, source);
  const count = (names: readonly string[]) => names.filter((name) => keys.has(name)).length;
  if (keys.has('name') && !keys.has('title') && count(SERIES_KEYS) > 0)
    return { kind: 'series', sureness: count(SERIES_KEYS) > 1 || source.name === 'series.yml' ? 0.9 : 0.6 };
  const own = count(EVENT_KEYS);
  if (!keys.has('title') || keys.has('date') || keys.has('speakers') || keys.has('baseUrl'))
    return { kind: undefined, sureness: 0 };
  if (EVENT_KINDS.test(head) && own >= 2) return { kind: 'event', sureness: own >= 3 ? 0.95 : 0.9 };
  if (source.name === 'event.yml' && own >= 2) return { kind: 'event', sureness: 0.8 };
  return { kind: undefined, sureness: 0 };
}

function judgeList(keys: ReadonlySet<string>, source: ImportSource): ReturnType<typeof judge> {
  if (keys.has('title') && (keys.has('video_provider') || keys.has('video_id')))
    return { kind: 'talks', sureness: keys.has('video_provider') ? 0.97 : 0.9 };
  if (keys.has('title') && keys.has('event_name') && keys.has('speakers')) return { kind: 'talks', sureness: 0.8 };
  const profiles = ['github', 'twitter', 'bluesky', 'mastodon', 'speakerdeck', 'aliases', 'bio', 'website', 'linkedin'];
  const known = profiles.filter((name) => keys.has(name)).length;
  if (!keys.has('name') || !keys.has('slug') || keys.has('title')) return { kind: undefined, sureness: 0 };
  if (known === 0) return { kind: 'people', sureness: source.name === 'speakers.yml' ? 0.9 : 0.2 };
  return { kind: 'people', sureness: keys.has('github') || source.name === 'speakers.yml' ? 0.95 : 0.6 };
}
