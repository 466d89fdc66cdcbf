/** What the columns of a table of talks mean, by the names that people give them in English, German, French and Spanish. */
import { foldLatin } from '../model/slug.ts';
import { oneLine } from './field-reader.ts';

export type Column =
  | 'title'
  | 'date'
  | 'time'
  | 'start'
  | 'end'
  | 'duration'
  | 'timezone'
  | 'speakers'
  | 'organisation'
  | 'bio'
  | 'event'
  | 'eventUrl'
  | 'location'
  | 'room'
  | 'categories'
  | 'tags'
  | 'abstract'
  | 'description'
  | 'recordings'
  | 'audio'
  | 'slides'
  | 'language'
  | 'license'
  | 'url'
  | 'id';

/** Names as `normalName` gives them, `|` between. */
const NAMES: Readonly<Record<Column, string>> = {
  title:
    'title|talk|talk title|session|session title|presentation title|subject|titel|vortrag|vortragstitel|thema|titre|titulo|titolo|charla',
  date: 'date|talk date|event date|start date|datum|fecha',
  time: 'time|uhrzeit|zeit|heure|hora|slot|time slot',
  start: 'start|start time|starttime|starts|starts at|begin|begins|beginn|beginnt|von|from|startzeit|debut|inicio',
  end: 'end|end time|endtime|ends|ends at|ende|bis|until|to|endzeit|fin',
  duration: 'duration|length|minutes|dauer|duree|duracion',
  timezone: 'timezone|time zone|zeitzone|tz',
  speakers:
    'speaker|speakers|speaker name|speaker names|presenter|presenters|presented by|author|authors|by|who|referent|referentin|referenten|referentinnen|referierende|vortragende|vortragender|sprecher|sprecherin|orateur|orateurs|conferencier|ponente|ponentes|relatore|relatori|autor',
  organisation:
    'organisation|organization|company|affiliation|speaker organisation|speaker organization|speaker company|firma|empresa|entreprise',
  bio: 'bio|biography|speaker bio|biografie|biographie|biografia',
  event:
    'event|event name|eventname|conference|conference name|meetup|konferenz|veranstaltung|tagung|evenement|evento|conferencia|congreso',
  eventUrl: 'event url|eventurl|event link|conference url|event website',
  location:
    'location|city|place|venue|event location|eventlocation|ort|stadt|veranstaltungsort|lieu|ville|lugar|ciudad',
  room: 'room|stage|raum|saal|buhne|salle|sala',
  categories: 'category|categories|kategorie|kategorien|categorie|categories|categoria|categorias',
  tags: 'tag|tags|keywords|keyword|topic|topics|track|tracks|schlagworte|schlagworter|stichworte|themen|mots cles|etiquetas',
  abstract: 'abstract|summary|short description|kurzbeschreibung|zusammenfassung|resume|resumen',
  description: 'description|details|body|text|long description|beschreibung|inhalt|descripcion',
  recordings:
    'video|videos|video url|video link|recording|recordings|recording url|recording link|youtube|vimeo|youtube url|aufzeichnung|aufnahme|mitschnitt|enregistrement|grabacion',
  audio: 'audio|audio url|podcast',
  slides:
    'slides|slide|slides url|slides link|slide deck|deck|presentation|presentation url|folien|prasentation|diapositives|diapositivas',
  language: 'language|lang|sprache|langue|idioma|lingua',
  license: 'license|licence|lizenz|licencia',
  url: 'url|urls|link|links|website|web|webseite|page|homepage|enlace|lien',
  id: 'id|uid|guid|key|code|slug|talk id|session id|nr|no|nummer|number',
};

/** Fields of which a table may have several columns; of any other the second one is no longer known. */
const REPEATABLE: ReadonlySet<Column> = new Set([
  'speakers',
  'categories',
  'tags',
  'recordings',
  'audio',
  'slides',
  'url',
]);

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  (Object.keys(NAMES) as Column[]).flatMap((column) => NAMES[column].split('|').map((name) => [name, column] as const)),
);

/** What each column means, `undefined` for one that is not known; and what it is called, no two alike and none by a key that objects inherit. */
export interface Header {
  readonly names: readonly string[];
  readonly columns: readonly (Column | undefined)[];
}

const REFUSED_NAMES = new Set(['__proto__', 'constructor', 'prototype', '']);

/** Case, accents, punctuation, a number behind it and what stands in brackets do not count: `Speaker_1`, `Date (local)`. */
function normalName(text: string): string {
  const words = foldLatin(text.slice(0, 200))
    .replace(/\([^()]*\)/g, ' ')
    .match(/[\p{L}\p{N}]+/gu);
  const name = (words ?? []).join(' ');
  return name.replace(/ ?\d{1,2}$/, '') || name;
}

/** Reads the first row. */
export function readHeader(cells: readonly string[]): Header {
  const written = cells.map((cell) => oneLine(cell.slice(0, 500)));
  const names = written.map((name, index) =>
    REFUSED_NAMES.has(name) || written.indexOf(name) < index ? `${name} (column ${index + 1})`.trim() : name,
  );
  const taken = new Set<Column>();
  const columns = written.map((name) => {
    const column = BY_NAME.get(normalName(name));
    if (column === undefined || (taken.has(column) && !REPEATABLE.has(column))) return undefined;
    taken.add(column);
    return column;
  });
  return { names, columns };
}

/** How surely a row is the header of a table of talks: 0 without a title, at most 0.7. */
export function headerSureness({ names, columns }: Header): number {
  const known = new Set(columns.filter((column) => column !== undefined));
  if (!known.has('title') || known.size < 2 || names.some((name) => name.length > 60 || /[{}<>[\]#=]/.test(name)))
    return 0;
  if (known.has('date') || known.has('start')) return 0.7;
  return known.has('speakers') && 2 * known.size >= names.length ? 0.5 : 0.2;
}
