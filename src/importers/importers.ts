/** All importers, and which of them reads a source. A new one is a file and a line here. */
import { bibtex } from './bibtex.ts';
import { csv } from './csv.ts';
import { jekyllPost, metalsmithTalk } from './front-matter.ts';
import { icalendar } from './icalendar.ts';
import type { Importer, ImportSource } from './importer.ts';
import { notes } from './notes.ts';
import { openJson } from './open-json.ts';
import { pyvideo } from './pyvideo.ts';
import { pyvideoRecords } from './pyvideo-records.ts';
import { rubyevents } from './rubyevents.ts';
import { scheduleJson } from './schedule-json.ts';
import { scheduleXml } from './schedule-xml.ts';
import { speakerDeck } from './speaker-deck.ts';
import { usenix } from './usenix.ts';
import { ytDlp } from './yt-dlp.ts';

/** Where two are equally sure, the first one reads the source. */
export const IMPORTERS: readonly Importer[] = [
  openJson,
  metalsmithTalk,
  jekyllPost,
  speakerDeck,
  usenix,
  scheduleXml,
  scheduleJson,
  icalendar,
  pyvideo,
  pyvideoRecords,
  rubyevents,
  ytDlp,
  bibtex,
  csv,
  notes,
];

/** Less sure than this is not sure enough to read a source without being told what it is. */
const SURE_ENOUGH = 0.3;

/** The importer that is surest of a source; undefined when none is sure enough. */
export function chooseImporter(source: ImportSource): Importer | undefined {
  let best: Importer | undefined;
  let most = 0;
  for (const importer of IMPORTERS) {
    const sureness = importer.detect(source);
    if (sureness > most) [best, most] = [importer, sureness];
  }
  return most >= SURE_ENOUGH ? best : undefined;
}
