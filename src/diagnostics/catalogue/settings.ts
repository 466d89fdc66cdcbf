/** Codes of the group `settings/`: `site.yaml` and the redirect lists that it names. */
import { define, oneOf, quote } from '../define.ts';

export const settingsCodes = {
  'settings/unknown-key': define<{ key: string; near?: string }>({
    severity: 'error',
    message: ({ key }) => `There is no setting ${quote(key)}`,
    hint: ({ near }) =>
      near === undefined ? 'Delete it, or look its name up in the README.' : `Did you mean ${near}?`,
    explanation:
      'A misspelt setting would silently have no effect, so site.yaml may hold only keys that Rostrum knows. The README lists them all with their defaults.',
  }),
  'settings/invalid': define<{ key: string; problem: string }>({
    severity: 'error',
    message: ({ key, problem }) => `The setting ${quote(key)} ${problem}`,
    hint: ({ problem }) =>
      /colour/.test(problem)
        ? 'Put the colour in quotes: a # begins a comment in YAML.'
        : 'The README shows every setting with an example.',
    explanation:
      'Settings are checked before anything is built, because a wrong address or folder would spoil the whole site. The message says what is expected. A colour needs quotes, accent: "#7c3aed", since # begins a comment in YAML.',
  }),
  'settings/missing': define<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `site.yaml needs ${quote(key)}`,
    hint: ({ key }) => `Write ${key}: and its value.`,
    explanation: 'The only setting that every site needs is its title; everything else has a default.',
  }),
  'settings/permalink-pattern': define<{
    kind: string;
    pattern: string;
    problem: string;
    placeholders: readonly string[];
  }>({
    severity: 'error',
    message: ({ kind, pattern, problem }) => `The address pattern ${quote(pattern)} for ${kind} ${problem}`,
    hint: ({ placeholders }) => `It begins and ends with / and may use ${oneOf(placeholders)}.`,
    explanation:
      'An address pattern begins and ends with a slash and has at least one placeholder in braces, for example /talks/{event}/{slug}/. A placeholder without a value drops its part of the path. The part before the first placeholder is the address of the listing.',
  }),
  'settings/not-yet': define<{ key: string; instead: string }>({
    severity: 'warning',
    message: ({ key, instead }) => `${key} has no effect yet: ${instead}`,
    hint: ({ key }) => `Leave ${key} out until a version of Rostrum says that it can do it.`,
    explanation:
      'The setting is known and its name will stay, but this version does nothing with it. It is accepted so that archives can be written for later versions, and told so that nobody waits for an effect.',
  }),
  'settings/redirect-line': define<{ line: string; problem: string }>({
    severity: 'error',
    message: ({ line, problem }) => `The redirect ${quote(line)} cannot be used: ${problem}`,
    hint: 'Write the old path, a space, and the new path or address: /old/path/ /new/path/.',
    explanation:
      'A redirect list has one redirect on a line: the old path of this site, white space, and the path or web address that it leads to now. Empty lines and lines that begin with # are comments.',
  }),
} as const;
