/** What is asked: queries drawn from the talks by a seed, `{ kind, text, typing }` each. */
import { createHash } from 'node:crypto';
import lunr from 'lunr';

/** The kinds of a plain query; `prefix` is a word half typed. */
export const PLAIN_KINDS = ['word', 'two words', 'speaker', 'tag'];
export const KINDS = [...PLAIN_KINDS, 'prefix'];

const isContentWord = (word) => /^\p{L}{4,}$/u.test(word) && lunr.stopWordFilter(word) !== undefined;
const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}\p{M}]+/u);

/** A function that draws a number from 0 up to a count, without it: by hashing, so that a seed draws the same on every machine. */
function makeLots(seed) {
  let drawn = 0;
  return (count) => {
    drawn++;
    return createHash('sha256').update(`${seed}/${drawn}`).digest().readUInt32LE() % count;
  };
}

function makeDraws(talks, below) {
  const pick = (list) => list[below(list.length)];
  const titleWord = () => pick(wordsOf(pick(talks).title).filter(isContentWord));
  return {
    word: titleWord,
    'two words': () => {
      const words = wordsOf(pick(talks).title);
      const pairs = words.flatMap((word, at) =>
        isContentWord(word) && isContentWord(words[at + 1] ?? '') ? [`${word} ${words[at + 1]}`] : [],
      );
      return pick(pairs);
    },
    speaker: () => {
      const name = pick(pick(talks).speakers);
      return below(2) === 0 ? name : name?.split(' ').at(-1);
    },
    tag: () => pick(pick(talks).tags),
    prefix: () => {
      const word = titleWord();
      return word?.slice(0, 3 + below(3));
    },
  };
}

/** About `count` different queries, as many of each kind; fewer where the talks are too few. */
export function drawQueries(talks, { count, seed }) {
  const draws = makeDraws(talks, makeLots(seed));
  return KINDS.flatMap((kind) => {
    const texts = new Map();
    const wanted = Math.ceil(count / KINDS.length);
    for (let tries = 0; tries < wanted * 50 && texts.size < wanted; tries++) {
      const text = draws[kind]()?.trim();
      if (text) texts.set(text.toLowerCase(), text);
    }
    return [...texts.values()].map((text) => ({ kind, text, typing: kind === 'prefix' }));
  });
}
