/** A parsed document to an entry that is valid by itself. Compares nothing with other files. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Document, Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import { validateEvent } from './event.ts';
import type { FieldContext } from './fields.ts';
import { validateSpeaker } from './speaker.ts';
import { validateTalk } from './talk.ts';
import { validateCategory, validatePage, validateResponse } from './texts.ts';

/** Reads the fields of a document; `undefined` when a field is missing without which the file cannot become a page. */
export function validateEntry(document: Document, settings: Settings): Outcome<Entry | undefined> {
  const diagnostics: Diagnostic[] = [];
  const unknownFieldCode = document.kind === 'talk' ? 'talk/unknown-field' : 'content/unknown-field';
  const context: FieldContext = { locate: document.locate, diagnostics, unknownFieldCode };
  return { value: readEntry(document, settings, context), diagnostics };
}

function readEntry(document: Document, settings: Settings, context: FieldContext): Entry | undefined {
  switch (document.kind) {
    case 'talk':
      return validateTalk(document, settings, context);
    case 'speaker':
      return validateSpeaker(document, context);
    case 'event':
      return validateEvent(document, context);
    case 'category':
      return validateCategory(document, context);
    case 'page':
      return validatePage(document, context);
    case 'response':
      return validateResponse(document, context);
  }
}
