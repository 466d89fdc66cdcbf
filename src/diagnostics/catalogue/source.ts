/** Codes of the group `source/`: reading an archive's files from the disk. */
import { define } from '../define.ts';

const SIZE = new Map([
  [1024 * 1024, 'MB'],
  [1024, 'kB'],
]);

function size(bytes: number): string {
  for (const [unit, name] of SIZE) if (bytes >= unit) return `${Math.round((bytes / unit) * 10) / 10} ${name}`;
  return `${bytes} bytes`;
}

export const sourceCodes = {
  'source/no-archive': define<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `There is no folder ${folder}`,
    hint: 'Name the folder that holds your site.yaml, or run the command inside it.',
    explanation:
      'Rostrum builds from an archive: a folder with a site.yaml, a content folder, and optionally templates and public. The folder that was named does not exist.',
  }),
  'source/no-settings': define<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `${folder} has no site.yaml, so it is not an archive`,
    hint: ({ folder }) => `Start one with: rostrum init ${folder}`,
    explanation:
      'Every archive has a site.yaml, if only with one line such as "title: Our talks". It is how Rostrum knows that a folder is meant to become a site. `rostrum init DIR` makes a folder with everything that is needed.',
  }),
  'source/no-talks': define<{ glob: string }>({
    severity: 'warning',
    message: ({ glob }) => `No talk was found: nothing matches ${glob}`,
    hint: 'Add a talk with: rostrum new talk "A title". If your talks live elsewhere, set content.talks in site.yaml.',
    explanation:
      'The setting content.talks says where talk files are, by default content/talks/**/*.md. Files and folders whose names begin with a dot or an underscore are never read. A site without talks is built, but it is rarely meant.',
  }),
  'source/not-utf8': define<{ guess: string }>({
    severity: 'error',
    message: ({ guess }) => `This byte is not UTF-8; the file seems to be in ${guess}`,
    hint: 'Save the file as UTF-8 in your editor, or convert it: iconv -f LATIN1 -t UTF-8 old.md > new.md',
    explanation:
      'All text files of an archive are read as UTF-8, strictly: a byte that cannot be read would otherwise turn into a replacement character on the site and in every feed. The position is that of the first such byte.',
  }),
  'source/too-large': define<{ bytes: number; limit: number }>({
    severity: 'error',
    message: ({ bytes, limit }) => `The file has ${size(bytes)}; text files may have at most ${size(limit)}`,
    hint: 'Move pictures and recordings into files of their own, and link to them.',
    explanation:
      'A talk file is text of some kilobytes. One of several megabytes is nearly always a mistake, such as a picture that was pasted in as a data address, and would make every build slow.',
  }),
  'source/unreadable': define<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `The file cannot be read: ${reason}`,
    hint: 'Check that the file exists and that you are allowed to read it.',
    explanation:
      'The operating system refused to give out the file. Leaving it out silently would publish a site with something missing, so the build stops.',
  }),
  'source/outside': define<{ setting: string; value: string }>({
    severity: 'error',
    message: ({ setting, value }) => `${setting} names "${value}", which is not inside the archive`,
    hint: 'Use a path that is relative to the folder of site.yaml, without "..".',
    explanation:
      'Everything that a site is made of lies inside the archive folder, so that the folder alone is enough to build it anywhere, and so that no other file of the machine can end up on a site.',
  }),
  'source/link-outside': define({
    severity: 'error',
    message: () => 'This symbolic link leads to where a site may not take files from',
    hint: 'Copy the file to the place of the link, or remove the link.',
    explanation:
      'A symbolic link in content may point to other content and to the images folders, one in templates/ or public/ to another place in the same archive, and none into a hidden folder such as .git. Every other link is refused: whoever may add content could otherwise publish any file that the building machine can read, its credentials among them.',
  }),
  'source/list-missing': define<{ setting: string; path: string }>({
    severity: 'error',
    message: ({ setting, path }) => `${setting} names ${path}, and there is no such file`,
    hint: 'Correct the path in site.yaml, or remove the setting.',
    explanation:
      'The redirect lists keep old addresses alive. Building without a list that site.yaml names would quietly break every address in it.',
  }),
  'source/no-image-folder': define<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `The image folder ${path} does not exist`,
    hint: 'Correct "images" in site.yaml, or make the folder.',
    explanation:
      'The setting "images" lists the folders in which an image is looked up that content names without a path, as in "eventimage: berlin.jpg".',
  }),
  'source/image-broken': define<{ reason: string }>({
    severity: 'warning',
    message: ({ reason }) => `The image cannot be used: ${reason}`,
    hint: 'Replace it with a JPEG, PNG, WebP, GIF or SVG file that opens in a browser.',
    explanation:
      'Each image that a page shows is read, turned upright, freed of hidden data such as its place, and written in several sizes. A file that cannot be read as an image is left out, and the page shows its generated cover instead.',
  }),
  'source/image-too-large': define<{ bytes: number; limit: number }>({
    severity: 'warning',
    message: ({ bytes, limit }) => `The image has ${size(bytes)}; at most ${size(limit)} are read`,
    hint: 'Scale it down; a width of 2000 pixels is more than any page shows.',
    explanation:
      'Very large images, by bytes or by pixels, could exhaust the memory of the building machine, so they are left out. Pages show images with at most 1280 pixels in width.',
  }),
  'source/svg-unsafe': define<{ reason: string }>({
    severity: 'warning',
    message: ({ reason }) => `The SVG image is left out because ${reason}`,
    hint: 'Save it as plain SVG without scripts, or as PNG.',
    explanation:
      'An SVG file is a document that can hold scripts, and opened by its own address it would run them as a part of your site. Images in content come from many hands, so only drawings without scripts, event handlers, embedded documents and entities are copied.',
  }),
  'source/no-image-tool': define<{ reason: string }>({
    severity: 'note',
    message: ({ reason }) => `Images are copied as they are, because the package sharp cannot be used (${reason})`,
    hint: 'Run "npm install" without --omit=optional to get images in several sizes.',
    explanation:
      'Rostrum uses the optional package sharp to write each image in several sizes and as WebP, and to remove hidden data. Without it a site works all the same, with larger images.',
  }),
  'source/cache-elsewhere': define<{ folder: string }>({
    severity: 'note',
    message: ({ folder }) =>
      `The archive has no folder .rostrum that can be written, so prepared images are kept in ${folder}`,
    hint: '',
    explanation:
      'Preparing images takes time, so the results are kept in the folder .rostrum of the archive. Where that cannot be written, or is a link to another place, a folder of the user takes its place. It can be deleted at any time.',
  }),
  'source/no-cache': define<{ folder: string; reason: string }>({
    severity: 'note',
    message: ({ folder, reason }) => `Prepared images are not kept: ${folder} cannot be written (${reason})`,
    hint: 'Set XDG_CACHE_HOME to a folder that can be written, to make the next build faster.',
    explanation:
      'Preparing images takes time, so the results are kept in the folder .rostrum of the archive, or in a cache folder of the user. Neither could be written; the site is the same, but every build prepares all images again.',
  }),
} as const;
