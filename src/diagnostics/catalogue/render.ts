/** Codes of the group `render/`: templates and the colours of the theme. */
import { define, quote } from '../define.ts';

export const renderCodes = {
  'render/layout-error': define<{ problem: string; page?: string }>({
    severity: 'error',
    message: ({ problem, page }) => `This template failed: ${problem}${page === undefined ? '' : ` (page ${page})`}`,
    hint: 'Correct the template at this line. A value that a page may not have needs a test before its parts are read: if talk.event.',
    explanation:
      'A template could not be compiled, or threw an error while a page was made. The line is that of the template, also where the template is included by another. Pages that use it are not made, so nothing is written. A common cause is reading a part of something that a page does not have: write "if talk.event" before "talk.event.name". Each place is reported once, with the first page that met it.',
  }),
  'render/layout-missing': define<{ layout: string; page: string; nearest?: string }>({
    severity: 'error',
    message: ({ layout, page }) => `There is no layout ${quote(layout)}, which ${page} needs`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'Put the layout into templates/, with the ending .pug or .jade.'
        : `Did you mean ${quote(nearest)}?`,
    explanation:
      'Every kind of page has a template of its name in the theme, and an archive can replace each by a file of the same name in its templates/ folder. Layouts that content files choose by name live in templates/layouts/. The endings .pug and .jade are interchangeable.',
  }),
  'render/attribute-interpolation': define<{ attribute: string; rewritten: boolean }>({
    severity: 'warning',
    message: ({ attribute }) => `The attribute ${quote(attribute)} has #{…} in its text, which Pug prints as it stands`,
    hint: ({ rewritten }) =>
      rewritten
        ? 'Write a concatenation here: href="/talks/" + slug. Inside a longer expression it cannot be rewritten by itself.'
        : 'Write a concatenation: href="/talks/" + slug. For a whole set of Jade 1 layouts, set "compatibility: metalsmith" in site.yaml.',
    explanation:
      'Jade 1 filled #{…} inside attribute values; its successor Pug does not, and gives no error: the page then links to an address with "#{" in it. With "compatibility: metalsmith", values that are one quoted text are rewritten when the template is compiled. What is left is reported here, and wants an edit by hand, for example class="a" + (b ? " c" : "").',
  }),
  'render/accent-contrast': define<{ accent: string; pair: string; ratio: string; used: string }>({
    severity: 'warning',
    message: ({ accent, pair, ratio }) =>
      `The accent ${accent} as ${pair} has a contrast of ${ratio}:1, less than 4.5:1`,
    hint: ({ used }) => `Links use ${used} instead. Set theme.accent to a darker colour to choose the shade yourself.`,
    explanation:
      'Text needs a contrast of 4.5:1 with its ground to be readable for most people (WCAG 2.2, criterion 1.4.3). The accent that site.yaml names is too light for text, so a darker shade of the same hue is used for links and other text; the accent itself still fills larger shapes where that is readable. Variants for the dark scheme are always derived.',
  }),
} as const;
