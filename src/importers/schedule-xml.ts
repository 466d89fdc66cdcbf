/** The XML form of a conference schedule (`schedule.xml` of pentabarf, frab, pretalx, wafer), to records. */
import { leaveOut, newAccount, refuseSource } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { asList, asRecord, asText } from './loose-json.ts';
import { readSchedule, scheduleDay } from './schedule-conference.ts';
import type { ScheduleItem } from './schedule-talk.ts';
import { elementsOf, readXml, rootNameOf, type XmlElement, xmlText } from './xml.ts';

const LOOKED_AT = 65_536;

export const scheduleXml: Importer = {
  name: 'schedule-xml',
  title: 'a conference schedule in XML (frab, pretalx, pentabarf, wafer)',
  detect: ({ text }) => {
    const head = text.slice(0, LOOKED_AT);
    const isSchedule = rootNameOf(head) === 'schedule' && /<(?:conference|day)[\s>/]/.test(head);
    return isSchedule ? 0.98 : 0;
  },
  read: readScheduleXml,
};

function readScheduleXml(source: ImportSource): ImportResult {
  const account = newAccount(source);
  const { root, problem } = readXml(source.text, 'event');
  if (problem !== undefined) refuseSource(account, 'a schedule in XML', problem.why, problem.line);
  if (root === undefined || root.name !== 'schedule') {
    if (problem === undefined) refuseSource(account, 'a schedule in XML', 'its outermost element is not <schedule>', 1);
    return { records: [], leftOut: account.leftOut, diagnostics: account.diagnostics };
  }
  const own = elementsOf(root).filter(({ name }) => name !== 'day' && name !== 'conference');
  const conference = elementsOf(root).find(({ name }) => name === 'conference');
  const days = elementsOf(root).filter(({ name }) => name === 'day');
  if (problem !== undefined) {
    const last = days.at(-1);
    leaveOut(account, `from <${lastName(last ?? root)}> on`, 'behind what is broken', problem.line);
  }
  return readSchedule(
    {
      fields: fieldsOf(own),
      conference: conference === undefined ? {} : plainFields(conference),
      days: days.flatMap((day) => day.attributes.get('date') ?? []),
      items: days.flatMap(itemsOfDay),
    },
    scheduleXml.name,
    source.name,
    account,
  );
}

function lastName(element: XmlElement): string {
  return elementsOf(element).at(-1)?.name ?? element.name;
}

function itemsOfDay(day: XmlElement): readonly ScheduleItem[] {
  const { attributes } = day;
  const own = scheduleDay(attributes.get('date'), attributes.get('start'), attributes.get('end'));
  const events = (element: XmlElement, room: string | undefined): readonly ScheduleItem[] =>
    elementsOf(element).flatMap((child): readonly ScheduleItem[] => {
      if (child.name === 'room') return events(child, asText(child.attributes.get('name')));
      if (child.name !== 'event') return [];
      return [{ fields: eventFields(child), day: own, line: child.line, ...(room === undefined ? {} : { room }) }];
    });
  return events(day, undefined);
}

/** Lists that stand in an element of their own, and what their items are called. */
const LISTS: readonly (readonly [list: string, item: string])[] = [
  ['persons', 'person'],
  ['links', 'link'],
  ['attachments', 'attachment'],
];

function eventFields(event: XmlElement): Readonly<Record<string, unknown>> {
  const fields = plainFields(event);
  for (const [list, item] of LISTS) {
    const inner = asRecord(fields[list]);
    if (fields[list] === undefined) continue;
    fields[list] = asList(inner === undefined ? fields[list] : inner[item]).flatMap((value) => namedItem(list, value));
  }
  return fields;
}

/** The text of an item is a person's name, or the title of a link; without a text, the address is all that there is. */
function namedItem(list: string, value: unknown): readonly unknown[] {
  const item = asRecord(value);
  if (item === undefined) return asText(value) === undefined ? [] : [list === 'persons' ? value : { url: value }];
  const { '#text': text, href, links, ...rest } = item;
  const inner = asRecord(links);
  const further = links === undefined ? {} : { links: asList(inner?.['link'] ?? links) };
  if (list === 'persons') return [text === undefined ? { ...rest, ...further } : { name: text, ...rest, ...further }];
  return [{ ...(href === undefined ? { url: text } : { url: href, title: text }), ...rest }];
}

/** Texts that may hold markup that nobody escaped. */
const TEXTS = new Set(['title', 'subtitle', 'abstract', 'description', 'biography', 'bio']);

/** An element's attributes and children by name, on an object that inherits nothing. An element that repeats becomes a list. */
function plainFields(element: XmlElement): Record<string, unknown> {
  const fields = fieldsOf(elementsOf(element));
  for (const [name, value] of element.attributes) if (fields[name] === undefined) fields[name] = value;
  return fields;
}

function fieldsOf(elements: readonly XmlElement[]): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  for (const element of elements) {
    const { name } = element;
    const value = TEXTS.has(name) ? xmlText(element) : plainValue(element);
    fields[name] = fields[name] === undefined ? value : [...asList(fields[name]), value];
  }
  return fields;
}

/** The text of an element that has nothing else, otherwise its fields, the text under `#text`. */
function plainValue(element: XmlElement): unknown {
  const text = xmlText(element);
  if (element.attributes.size === 0 && elementsOf(element).length === 0) return text;
  const fields = plainFields(element);
  if (elementsOf(element).length === 0 && text !== '') fields['#text'] = text;
  return fields;
}
