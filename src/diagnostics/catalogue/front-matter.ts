/** Codes of the group `front-matter/`: the YAML block at the top of a content file, and YAML in general. */
import { define, quote } from '../define.ts';

const EXAMPLE =
  'Example: a first line ---, then title: My talk, then date: 2018-03-11, then a line ---, then the text.';

export const frontMatterCodes = {
  'front-matter/empty-file': define({
    severity: 'error',
    message: () => 'The file is empty',
    hint: 'Write front matter with a title, or delete the file.',
    explanation: `A content file says what it is about in its front matter, so an empty one cannot become a page. ${EXAMPLE}`,
  }),
  'front-matter/missing': define<{ needs: string }>({
    severity: 'error',
    message: () => 'The file has no front matter',
    hint: ({ needs }) => `Begin the file with a line ---, then ${needs}, then another line ---.`,
    explanation: `Front matter is the block of YAML between two lines of three hyphens at the very top of a file. Rostrum reads the title, the date and all other facts from there. ${EXAMPLE}`,
  }),
  'front-matter/fence-invalid': define<{ line: string; closing: boolean }>({
    severity: 'error',
    message: ({ line, closing }) =>
      `The line ${quote(line)} looks like the ${closing ? 'end' : 'start'} of front matter, but must be exactly three hyphens`,
    hint: ({ line }) =>
      /^---\s+$/.test(line) ? 'Delete the white space behind the hyphens.' : 'Leave only --- on this line.',
    explanation:
      'Front matter is YAML between two lines that hold three hyphens and nothing else. Some tools read a word behind the hyphens as a language, such as ---js, and run the block as a program. Rostrum never runs code from content, so it refuses such a file instead of guessing.',
  }),
  'front-matter/unclosed': define({
    severity: 'error',
    message: () => 'The front matter has no end',
    hint: 'Write a line of exactly three hyphens (---) between the front matter and the text.',
    explanation: `Front matter begins and ends with a line of three hyphens. Without the second line nobody can tell where the facts end and the text begins. ${EXAMPLE}`,
  }),
  'front-matter/yaml-invalid': define<{ reason: string; advice: string }>({
    severity: 'error',
    message: ({ reason }) => `This is not valid YAML: ${reason}`,
    hint: ({ advice }) => advice,
    explanation:
      'Front matter and site.yaml are YAML: one "key: value" on a line, lists as lines that begin with "- ", nested values indented with spaces. Text that contains ": " or begins with a special character such as @, *, &, [, {, %, > or | must stand in quotes: title: "DC/OS: an introduction".',
  }),
  'front-matter/duplicate-key': define<{ key: string }>({
    severity: 'error',
    message: ({ key }) => (key === '' ? 'A key stands here twice' : `The key ${quote(key)} stands here twice`),
    hint: 'Keep one of them. For several values write a list.',
    explanation:
      'A mapping can hold each key once; of two equal ones, one would silently win. For several values write a list, for example speakers: [Ada Example, Ben Example].',
  }),
  'front-matter/tab': define({
    severity: 'error',
    message: () => 'A tab indents this line',
    hint: 'Indent with spaces; YAML does not allow tabs there.',
    explanation:
      'YAML shows nesting by indentation with spaces. Tabs look different in every editor and are therefore forbidden at the beginning of a line.',
  }),
  'front-matter/alias': define({
    severity: 'error',
    message: () => 'YAML aliases (*name) are not allowed',
    hint: 'Write the value out. If the text shall begin with *, put it in quotes.',
    explanation:
      'Aliases repeat another part of the file, and a few lines of them can unfold into gigabytes. No talk needs them, so Rostrum refuses them everywhere. A text that begins with an asterisk needs quotes: title: "*nix for everyone".',
  }),
  'front-matter/too-deep': define({
    severity: 'error',
    message: () => 'The values are nested too deeply',
    hint: 'Use at most a few levels of lists and mappings.',
    explanation:
      'No field of Rostrum needs more than a handful of levels. Very deep nesting is refused because it can exhaust the memory of the programs that read it.',
  }),
  'front-matter/not-a-mapping': define<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `A list of "key: value" lines is expected here, not ${found}`,
    hint: 'Write one "key: value" on a line, for example title: My talk.',
    explanation: `Front matter, and site.yaml, must be a mapping of keys to values. ${EXAMPLE}`,
  }),
  'front-matter/control-character': define<{ key: string }>({
    severity: 'warning',
    message: ({ key }) => `The value of ${quote(key)} holds control characters; they were dropped`,
    hint: 'Delete the invisible characters, or the escapes such as \\u0000, from the value.',
    explanation:
      'Control characters cannot be shown and are not allowed in feeds and other XML. They usually come from copying text out of a PDF or a terminal.',
  }),
  'front-matter/forbidden-key': define<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `The key ${quote(key)} is not allowed`,
    hint: 'Choose another name.',
    explanation:
      'The names __proto__, constructor and prototype have a meaning inside JavaScript and are a known way to attack programs. Rostrum refuses them as keys.',
  }),
} as const;
