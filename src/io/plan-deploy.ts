/** What a deploy has to do to turn one site into another, file by file, in an order in which no visitor misses a file. Pure; never looks at a disk. */
import { MANIFEST_FILE as SEARCH_MANIFEST } from '../model/search.ts';
import { ENCODING_ENDINGS } from './compress-text.ts';
import type { ManifestEntry } from './output-manifest.ts';
import { findInTheWay, MANIFEST_FILE } from './output-paths.ts';
import type { Deployment } from './read-deployment.ts';
import { byCodeUnits } from './walk.ts';

/** `bytes`, `sha256` and `encoding` are those of the new file, or of the one that goes. */
export interface DeployStep extends ManifestEntry {
  readonly action: 'add' | 'change' | 'delete';
  readonly path: string;
}

export interface DeployPlan {
  /** In the order in which they are to be done. */
  readonly steps: readonly DeployStep[];
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly unchanged: number;
  /** Of what is added or changed. */
  readonly bytesToUpload: number;
}

/** Files whose names follow from their content: they never change, and nothing refers to a new one yet. */
const NAMED_BY_CONTENT = /^(?:search\/[0-9a-f]{12}\.bin|theme\/[0-9a-f]{8}\/.*|assets\/shared-[A-Z0-9]{8}\.js)$/;

/** What refers comes after what it refers to. */
const RANKS = { immutable: 0, asset: 1, page: 2, searchManifest: 3 } as const;

/**
 * The steps from `old` to `next`.
 *
 * Old files in whose place a new one comes go first, since no disk holds both. Then come files that are named by their content, what else pages
 * need, pages (new ones before those that begin to link to them), and the manifest of the search. Then the other old files go, in the opposite
 * order. `build-manifest.json` is last: until it is there, a deploy that was interrupted is planned again as a whole.
 */
export function planDeploy(old: Deployment, next: Deployment): DeployPlan {
  const uploads = [...next.files].flatMap(([path, entry]): readonly DeployStep[] => {
    const before = old.files.get(path);
    if (before === undefined) return [{ action: 'add', path, ...entry }];
    return before.sha256 === entry.sha256 && before.bytes === entry.bytes ? [] : [{ action: 'change', path, ...entry }];
  });
  const deletions = [...old.files].flatMap(([path, entry]): readonly DeployStep[] =>
    next.files.has(path) ? [] : [{ action: 'delete', path, ...entry }],
  );
  const isInTheWay = findInTheWay(uploads.map(({ path }) => path));
  const isSame = old.manifest.sha256 === next.manifest.sha256;
  const manifest: DeployStep = {
    action: old.files.size === 0 ? 'add' : 'change',
    path: MANIFEST_FILE,
    ...next.manifest,
  };
  const steps = [
    ...deletions.filter(({ path }) => isInTheWay(path)).sort(byPath),
    ...uploads.sort((a, b) => rank(a) - rank(b) || byCodeUnits(a.action, b.action) || byPath(a, b)),
    ...deletions.filter(({ path }) => !isInTheWay(path)).sort((a, b) => rank(b) - rank(a) || byPath(a, b)),
    ...(isSame ? [] : [manifest]),
  ];
  const count = (wanted: DeployStep['action']): number => steps.filter(({ action }) => action === wanted).length;
  return {
    steps,
    added: count('add'),
    changed: count('change'),
    deleted: count('delete'),
    unchanged: next.files.size - uploads.length + (isSame ? 1 : 0),
    bytesToUpload: steps.reduce((sum, { action, bytes }) => sum + (action === 'delete' ? 0 : bytes), 0),
  };
}

/** A compressed sibling goes with its source. */
function rank({ path, encoding }: DeployStep): number {
  const source = encoding === undefined ? path : path.slice(0, -ENCODING_ENDINGS[encoding].length);
  if (NAMED_BY_CONTENT.test(source)) return RANKS.immutable;
  if (source === SEARCH_MANIFEST) return RANKS.searchManifest;
  return /\.html?$/i.test(source) ? RANKS.page : RANKS.asset;
}

function byPath(a: DeployStep, b: DeployStep): number {
  return byCodeUnits(a.path, b.path);
}
