/** Codes of the group `body/`: the Markdown below the front matter. */
import { define, quote } from '../define.ts';

const FRAMES =
  'Rostrum knows YouTube, Vimeo, Google Slides and Drive, SlideShare, Speaker Deck, the Internet Archive, media.ccc.de, Notist and media files, and builds their frames itself from the exact host and path. ';

export const bodyCodes = {
  'body/unknown-frame': define<{ host: string }>({
    severity: 'warning',
    message: ({ host }) => `A frame shows ${quote(host)}, which is not a known service; it became a plain link`,
    hint: ({ host }) => `If it may be shown in a frame, add ${host} to embeds.hosts in site.yaml.`,
    explanation: `${FRAMES}A frame of any other host could show anything, so it becomes a link that readers can follow. Whoever maintains the site can allow a host: embeds: { hosts: [tube.example.org] }.`,
  }),
  'body/frame-dropped': define<{ element: string; url: string }>({
    severity: 'warning',
    message: ({ element, url }) =>
      url === ''
        ? `An <${element}> without an address was left out`
        : `An <${element}> with the address ${quote(url)} was left out`,
    hint: 'Give it an https:// address, or delete it.',
    explanation: `${FRAMES}A frame without a web address (for example one with srcdoc, data: or javascript:) has nothing that could be linked to, and could run code, so it is left out.`,
  }),
  'body/script-removed': define<{ script: string }>({
    severity: 'warning',
    message: ({ script }) => `A script was left out: ${script}`,
    hint: 'Delete the script. If it showed a recording or slides, name their address in the front matter instead.',
    explanation:
      'Pages of the site load no scripts from content. Scripts of Flickr, Speaker Deck and Notist are recognised and become photos or slides; every other one is left out and reported here, so that nothing is lost unseen.',
  }),
  'body/element-removed': define<{ element: string }>({
    severity: 'warning',
    message: ({ element }) =>
      `The HTML element <${element}> is not allowed in content; it was left out with all that is in it`,
    hint: 'Write it as Markdown, or delete it.',
    explanation:
      'Content may use the HTML of running text: headings, lists, tables, emphasis, links, images and the like. Elements that can run code, load things or change the page around them (style, svg, form, object and others) are left out.',
  }),
  'body/link-refused': define<{ url: string }>({
    severity: 'warning',
    message: ({ url }) => `The link address ${quote(url)} is not allowed; only its text was kept`,
    hint: 'Use an https:, http: or mailto: address, or a path of this site.',
    explanation:
      'A link may lead to the web (http, https), to a mail address (mailto), or to a page or file of the site. Other schemes such as javascript:, data: or file: can run code or lead nowhere. Addresses with a user name, a backslash or control characters are refused too.',
  }),
  'body/image-refused': define<{ source: string }>({
    severity: 'warning',
    message: ({ source }) =>
      source === ''
        ? 'An image without a source was left out'
        : `The image source ${quote(source)} is not allowed; the image was left out`,
    hint: 'Name a file of the archive, or an https: address.',
    explanation:
      'An image may be a file of the archive, or a picture elsewhere on the web, which then becomes a photo that loads on a click. Data addresses and other schemes are refused.',
  }),
  'body/media-as-link': define<{ what: string }>({
    severity: 'note',
    message: ({ what }) => `${what} became a plain link, because only talks show media`,
    hint: '',
    explanation:
      'Recordings, slides and photos are shown on the pages of talks. In the text of a page, a response, a speaker, an event or a category they become links. To show them, put them into a talk file.',
  }),
  'body/heading-in-html': define<{ heading: string }>({
    severity: 'note',
    message: ({ heading }) => `The line ${quote(heading)} directly below HTML is taken as a heading`,
    hint: 'Put an empty line before it.',
    explanation:
      'In Markdown, a block of HTML goes on to the next empty line, so a heading right below </iframe> is part of the HTML and would be shown with its # marks. Rostrum reads it as the heading that it is meant to be.',
  }),
  'body/too-complex': define({
    severity: 'error',
    message: () => 'The HTML in the text has too many elements, or too many inside each other',
    hint: 'Look for thousands of unclosed HTML elements or quotation marks at line starts, and close or delete them.',
    explanation:
      'A text with thousands of elements inside each other exhausts the programs that read it, browsers included. Such a text is nearly always a slip, for example an element that is never closed in a generated file.',
  }),
} as const;
