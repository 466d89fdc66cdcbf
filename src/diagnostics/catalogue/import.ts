/** Codes of the group `import/`: what importers and joining tell about sources. */
import { define, quote } from '../define.ts';

export const importCodes = {
  'import/unknown-format': define<{ name: string; formats: string }>({
    severity: 'error',
    message: ({ name }) => `${quote(name)} is in no format that can be imported`,
    hint: ({ formats }) => `Say what it is with --from, one of: ${formats}.`,
    explanation:
      'The format of a source is found from its content: a page of Speaker Deck looks different from a schedule or a calendar. When nothing fits, the file may be truncated, or saved as something else than the page itself. With --from the format is given by hand.',
  }),
  'import/unreadable': define<{ name: string; why: string }>({
    severity: 'error',
    message: ({ name, why }) => `${quote(name)} cannot be read: ${why}`,
    hint: 'Save the source again as a text file in UTF-8, and import that.',
    explanation:
      'Sources are text in UTF-8 (UTF-16 with a byte order mark is read too), at most 64 MB each. A file in another encoding would turn names into nonsense, so it is refused as a whole.',
  }),
  'import/malformed': define<{ format: string; why: string }>({
    severity: 'error',
    message: ({ format, why }) => `This is not ${format} that can be read: ${why}`,
    hint: 'Compare the line with a sound file of the format, or fetch the source again; it may have been cut off.',
    explanation:
      'The source looks like a format that Rostrum knows, but it breaks the rules of that format: a bracket or a tag is not closed, a value has another type than it must have. Nothing is taken from the broken part; what stands before it, where the format allows that, is imported.',
  }),
  'import/newer-version': define<{ found: string; known: number }>({
    severity: 'error',
    message: ({ found, known }) => `This document is of version ${found}; this Rostrum reads version ${known}`,
    hint: 'Update Rostrum, and import again.',
    explanation:
      'Documents that rostrum export writes carry the version of their format. A later version may say things that an older program would misread, so it is refused as a whole.',
  }),
  'import/record-skipped': define<{ record: string; why: string }>({
    severity: 'warning',
    message: ({ record, why }) => `${quote(record)} is left out: ${why}`,
    hint: 'Add what is missing to the source, or write the talk file by hand with rostrum new talk.',
    explanation:
      'A talk needs a title and a date, a response needs a text. A record of a source that does not have them cannot become a file; the other records of the source are imported.',
  }),
  'import/value-dropped': define<{ field: string; value: string; why: string }>({
    severity: 'warning',
    message: ({ field, value, why }) => `The value ${quote(value)} of ${quote(field)} is left out: ${why}`,
    hint: 'Look at the source, and add the value to the talk file by hand where it is right.',
    explanation:
      'A single value that no page may have or that makes no sense is left out: an address with another scheme than https or http, a date that is none, a time after the end. All else of the record is imported.',
  }),
  'import/doubtful-join': define<{ first: string; second: string; reason: string }>({
    severity: 'note',
    message: ({ first, second, reason }) => `${quote(first)} may be about the same talk as ${quote(second)}: ${reason}`,
    hint: 'Answer in imports/proposals.yaml: answer: same, or answer: different. Then import again.',
    explanation:
      'Sources about one talk are joined when that is certain: the same normalised title and a shared speaker, or the same recording. Where less agrees, both stay as they are and a question is written into imports/proposals.yaml, with the reason. An answer there is kept for ever.',
  }),
  'import/edited-file-kept': define<{ path: string }>({
    severity: 'note',
    message: ({ path }) => `${path} was edited by hand and is not changed`,
    hint: 'What the source would add stands in imports/proposals.yaml; take over what is wanted.',
    explanation:
      'An import never overwrites what a person wrote. A file is only rewritten as long as it is, byte for byte, what an earlier import wrote. What a source has beyond the file is kept beside it as a proposal.',
  }),
};
