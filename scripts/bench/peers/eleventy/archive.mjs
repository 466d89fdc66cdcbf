/** Talks by speaker, event, tag and category. Worked out once for each list of talks that Eleventy hands over. */

/** Which key of a talk makes which pages, and how many talks such a page shows. */
const KINDS = [
  { key: 'speakers', size: Infinity },
  { key: 'events', size: Infinity },
  { key: 'subjects', at: 'tags', size: 24 },
  { key: 'categories', size: 24 },
];

const slugs = new Map();

/** The address of a speaker, an event, a tag or a category. */
export function addressOf(kind, name) {
  let slug = slugs.get(name);
  if (slug === undefined) {
    slug = name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
    slugs.set(name, slug || 'x');
  }
  return `/${kind}/${slug}/`;
}

const sorted = new WeakMap();

/** Newest first. */
export function sortTalks(talks) {
  const key = talks[0] ?? talks;
  if (!sorted.has(key))
    sorted.set(
      key,
      talks.toSorted((a, b) => b.date - a.date || (a.inputPath < b.inputPath ? -1 : 1)),
    );
  return sorted.get(key);
}

const grouped = new WeakMap();

function groupTalks(talks) {
  const key = talks[0] ?? talks;
  if (grouped.has(key)) return grouped.get(key);
  const groups = KINDS.map(({ key: field, at = field, size }) => {
    const terms = new Map();
    for (const talk of sortTalks(talks))
      for (const name of new Set(talk.data[field])) {
        const address = addressOf(at, name);
        const term = terms.get(address);
        if (term === undefined) terms.set(address, { name, address, talks: [talk] });
        else if (term.talks.at(-1) !== talk) term.talks.push(talk);
      }
    return { kind: at, size, terms };
  });
  grouped.set(key, groups);
  return groups;
}

/** `{ name, address, talks }` of the speaker, event, tag or category with that address. */
export function findTerm(talks, address) {
  const kind = address.split('/')[1];
  return groupTalks(talks)
    .find((group) => group.kind === kind)
    .terms.get(address);
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** The lists of all speakers, events, tags and categories, 200 names a page: `{ kind, terms, number, count, address }`. */
export function listTerms(talks) {
  return groupTalks(talks)
    .filter(({ terms }) => terms.size > 0)
    .flatMap(({ kind, terms }) => cut([...terms.values()].sort(byName), 200, `/${kind}/`, { kind }));
}

/** The pages of each speaker, event, tag and category: `{ name, items, number, count, address, base }`. */
export function listTermPages(talks) {
  return groupTalks(talks).flatMap(({ size, terms }) =>
    [...terms.values()].flatMap((term) => cut(term.talks, size, term.address, { name: term.name })),
  );
}

function cut(items, size, base, more) {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => ({
    ...more,
    base,
    count,
    number: index + 1,
    address: index === 0 ? base : `${base}page/${index + 1}/`,
    items: count === 1 ? items : items.slice(index * size, (index + 1) * size),
  }));
}
