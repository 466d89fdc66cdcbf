/** Plain text as Markdown that says the same. Knows no format of any source. */

/**
 * Paragraphs of plain text, which an empty line ends, as Markdown. Lists stay lists; what would become a heading, a quotation, code by its indentation,
 * HTML or a character reference is kept from doing so. Never throws; linear.
 */
export function textToMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(?:#{1,6}(?= |$)|>|={2,}$|-{2,}$|```|~~~)/, '\\$&')
        .replace(/<(?=[a-z/!?])|&(?=#?[a-z0-9]{1,31};)/gi, '\\$&'),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The longest description, in characters; cards and previews show less. */
const MAX_DESCRIPTION = 300;
/** A first sentence shorter than this is followed by the second. */
const SHORT_SENTENCE = 120;

/** The first sentence of a text on one line, or the first two where the first is short; nothing for an empty text. */
export function firstSentences(text: string): string | undefined {
  const line = text
    .slice(0, 4 * MAX_DESCRIPTION)
    .replace(/\s+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  const ends = [...line.matchAll(/[.!?…][")\]’”]*(?= \p{Lu}| \p{N}| [“"(])/gu)].map(
    (match) => match.index + match[0].length,
  );
  const first = ends[0] ?? line.length;
  const second = first < SHORT_SENTENCE ? (ends[1] ?? line.length) : first;
  const chosen = second <= MAX_DESCRIPTION ? second : first;
  if (chosen <= MAX_DESCRIPTION) return line.slice(0, chosen);
  const cut = line.slice(0, MAX_DESCRIPTION);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_DESCRIPTION / 2))}…`;
}
