/** Codes of the group `output/`: the folder that a site is written to. */
import { define, quote } from '../define.ts';

export const outputCodes = {
  'output/locked': define<{ pid: number }>({
    severity: 'error',
    message: ({ pid }) => `Another build (process ${pid}) is writing to this folder`,
    hint: 'Wait for it to end. If no build is running, delete the file .rostrum-lock in the output folder.',
    explanation:
      'Two builds that write to one folder would mix their files, so each build holds a lock while it writes. A lock that a killed build left behind is recognised and taken over, unless the process number is in use again by another program.',
  }),
  'output/unsafe-folder': define<{ folder: string; holds: string }>({
    severity: 'error',
    message: ({ folder, holds }) => `The site cannot be written to ${folder}: that is, or holds, ${holds}`,
    hint: 'Choose another folder with --out, such as _site.',
    explanation:
      'The output folder belongs to the build: it replaces files there. It must therefore not be the archive itself, a folder around it, or one of its source folders. A folder of its own inside the archive, such as _site, is fine.',
  }),
  'output/not-a-folder': define<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `${folder} is a file, so no site can be written there`,
    hint: 'Choose another folder with --out, or remove the file.',
    explanation: 'The site is a folder of files. What was named as the output folder is a file.',
  }),
  'output/foreign-file': define<{ path: string }>({
    severity: 'error',
    message: ({ path }) =>
      `${path} in the output folder was not written by Rostrum, and the site has a file of that name`,
    hint: 'Move the file away, put it into public/, or let the build replace it with --clean.',
    explanation:
      'The file build-manifest.json remembers what earlier builds wrote. Files that are not in it belong to somebody else and are left alone. Where the site needs the very path of such a file, the build stops rather than overwrite it.',
  }),
  'output/duplicate-path': define<{ first: string; second: string }>({
    severity: 'error',
    message: ({ first, second }) =>
      first === second
        ? `Two files of the site have the path ${first}`
        : `${first} and ${second} differ only in case or composition, and are one file on many disks`,
    hint: 'Give one of them another permalink, or rename the file in public/.',
    explanation:
      'Every file of a site needs a path of its own, also on disks and servers that do not tell upper from lower case, or composed from decomposed accents. Most often an explicit permalink has the same address as a file in public/.',
  }),
  'output/path-clash': define<{ file: string; below: string }>({
    severity: 'error',
    message: ({ file, below }) => `${file} cannot be a file, because ${below} lies below it`,
    hint: 'Give one of them another permalink; one that ends with a slash makes a folder.',
    explanation:
      'On a disk a name is either a file or a folder. A permalink such as /about and another such as /about/team/ need both. Ending the first with a slash gives it a folder with an index.html.',
  }),
  'output/bad-path': define<{ path: string; reason: string }>({
    severity: 'error',
    message: ({ path, reason }) => `The site cannot have a file ${quote(path)}: ${reason}`,
    hint: 'Choose another permalink, or rename the file.',
    explanation:
      'Output paths stay inside the output folder, have no empty, "." or ".." parts, no backslashes or control characters, parts of at most 240 bytes, and leave the names that the build itself uses alone.',
  }),
  'output/cannot-write': define<{ folder: string; reason: string }>({
    severity: 'error',
    message: ({ folder, reason }) => `The site cannot be written to ${folder}: ${reason}`,
    hint: 'Check the free space and the permissions of the folder, then build again.',
    explanation:
      'The disk refused a file. New files are first put beside the site, and only then take the place of the old ones, so the site that was there is still whole, or will be made whole by the next build.',
  }),
  'output/recovered': define<{ folder: string }>({
    severity: 'note',
    message: ({ folder }) =>
      `An earlier build of ${folder} was interrupted while it replaced files; that has been completed`,
    hint: '',
    explanation:
      'A build writes down what it is about to replace before it begins. When it is killed in between, the next build completes the replacement first, so that a site is never half old and half new for longer than that.',
  }),
  'output/no-manifest': define<{ path: string; folder: boolean }>({
    severity: 'error',
    message: ({ path, folder }) =>
      folder
        ? `${path} has no build-manifest.json, so it is not known what it consists of`
        : `${path} is neither a folder nor a file`,
    hint: 'Name a folder that rostrum build wrote (_site in the archive, if not told otherwise), or its build-manifest.json.',
    explanation:
      'Two sites are compared by the lists of their files that rostrum build leaves in build-manifest.json, so that the list of what is deployed is all that must be kept. Where nothing is deployed yet, compare with a file that holds {"version":1,"files":{}}: then everything is new.',
  }),
  'output/broken-manifest': define<{ path: string; reason: string }>({
    severity: 'error',
    message: ({ path, reason }) => `The manifest of ${path} cannot be used: ${reason}`,
    hint: 'Build the site again, or fetch build-manifest.json again from where the site is deployed.',
    explanation:
      'A deploy uploads and deletes what the comparison of two manifests says, so one that is damaged, of another version of Rostrum, or that names files outside the site is refused as a whole. A page of the host in its place (its "not found" page, most often) is no manifest either; curl -f does not save one.',
  }),
} as const;
