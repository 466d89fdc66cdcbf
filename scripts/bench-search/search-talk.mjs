/** A talk of the benchmark as the search takes it: the texts, the record and the facets that the same talk would have in a site. Needs `dist/`. */
import { formatDuration } from '../../dist/model/dates.js';
import { languageName } from '../../dist/model/language.js';
import { coverOf, hueOf } from '../../dist/plan/art.js';
import { recordText } from '../../dist/search/collect/records.js';
import { makeFacetValue } from '../../dist/search/read/facet-values.js';

const SITE_LANGUAGE = 'en';
const HAS_NAMES = { video: 'Video', slides: 'Slides' };

/** Its texts in the order of `SEARCH_FIELDS`: title, speaker, event, category, tags, body. */
export function toDocument({ title, speakers, event, category, tags, description, language }) {
  return { language, texts: [title, speakers.join('\n'), event, category ?? '', tags.join('\n'), description] };
}

function toRecord(talk) {
  const text = recordText(talk.description);
  const { art, hue } = coverOf(talk.slug, hueOf(talk.category ?? talk.event), labelOf(talk), undefined);
  return {
    title: talk.title,
    permalink: `/talks/${talk.slug}/`,
    date: talk.date,
    speakers: talk.speakers,
    event: talk.event,
    ...(talk.category === undefined ? {} : { categories: [talk.category] }),
    ...(talk.duration === undefined ? {} : { duration: formatDuration(talk.duration) }),
    ...(text === undefined ? {} : { text }),
    ...(talk.has.length === 0 ? {} : { has: talk.has }),
    ...(talk.language === SITE_LANGUAGE ? {} : { language: talk.language }),
    cover: { field: art.variant, hue, label: art.label },
  };
}

function labelOf({ event, date }) {
  const year = date.slice(0, 4);
  return event.includes(year) ? event : `${event} ${year}`;
}

function toFacets(talk) {
  const values = (facet, names) =>
    names.map((name) => makeFacetValue(facet, name)).map((value) => ({ ...value, slug: value.key }));
  return {
    category: values('category', talk.category === undefined ? [] : [talk.category]),
    speaker: values('speaker', talk.speakers),
    event: values('event', [talk.event]),
    year: values('year', [talk.date.slice(0, 4)]),
    language: [{ ...makeFacetValue('language', languageName(talk.language)), slug: talk.language }],
    tag: values('tag', talk.tags),
    has: talk.has.map((value) => ({ key: value, name: HAS_NAMES[value] })),
  };
}

/** All talks, made one at a time as a build makes them, so that they are not all in memory twice. */
export function toSearchTalks(talks) {
  return {
    *[Symbol.iterator]() {
      for (const talk of talks)
        yield { document: toDocument(talk), record: toRecord(talk), facets: toFacets(talk), passages: [] };
    },
  };
}
