/** A disk in memory with the semantics of the real one, for tests and for sites that are never written. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { type DirectoryItem, diskErrorCode, type Host } from './host.ts';

type MemoryNode =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'directory' }
  | { readonly kind: 'link'; readonly target: string };

export interface MemoryHost extends Host {
  /** Every file with its bytes, sorted by path. */
  readonly snapshot: () => ReadonlyMap<string, Uint8Array>;
  /** A symbolic link; the target may be relative. */
  readonly link: (path: string, target: string) => void;
  /** Puts a file with the folders above it. */
  readonly put: (path: string, content: string | Uint8Array) => void;
  /** Takes or gives back the write permission of a folder. */
  readonly setWritable: (path: string, writable: boolean) => void;
}

/** A disk that holds the given files; folders exist where a file needs them. */
export function createMemoryHost(files: Readonly<Record<string, string | Uint8Array>> = {}): MemoryHost {
  const nodes = new Map<string, MemoryNode>([['/', { kind: 'directory' }]]);
  const locked = new Set<string>();
  /** A node is never changed, only replaced: each is one state. */
  const states = new WeakMap<MemoryNode, number>();
  let lastState = 0;

  function real(path: string, depth = 0): string {
    if (depth > 40) throw failure('ELOOP', path);
    let current = '/';
    const parts = posix.normalize(path).split('/').filter(Boolean);
    for (const [index, part] of parts.entries()) {
      const next = posix.join(current, part);
      const node = nodes.get(next);
      if (node?.kind === 'link')
        return real(posix.join(posix.resolve(current, node.target), ...parts.slice(index + 1)), depth + 1);
      current = next;
    }
    return current;
  }

  /** Where a path leads, or nowhere in a circle of links. */
  function find(path: string): string | undefined {
    try {
      return real(path);
    } catch (error) {
      if (diskErrorCode(error) === 'ELOOP') return undefined;
      throw error;
    }
  }

  /** The place of a path whose last part is not followed. */
  function place(path: string): string {
    return posix.join(real(posix.dirname(path)), posix.basename(path));
  }

  function need(path: string): { readonly at: string; readonly node: MemoryNode } {
    const at = real(path);
    const node = nodes.get(at);
    if (node === undefined) throw failure('ENOENT', path);
    return { at, node };
  }

  function file(path: string): Uint8Array {
    const { node } = need(path);
    if (node.kind !== 'file') throw failure('EISDIR', path);
    return node.bytes;
  }

  function makeDirectory(path: string): void {
    const at = real(path);
    const node = nodes.get(at);
    if (node?.kind === 'directory') return;
    if (node !== undefined) throw failure('EEXIST', path);
    makeDirectory(posix.dirname(at));
    checkWritable(posix.dirname(at), path);
    nodes.set(at, { kind: 'directory' });
  }

  function checkWritable(directory: string, path: string): void {
    if (locked.has(directory)) throw failure('EACCES', path);
  }

  function writeAt(path: string, content: string | Uint8Array): void {
    const parent = need(posix.dirname(path));
    if (parent.node.kind !== 'directory') throw failure('ENOTDIR', path);
    const at = real(path);
    if (nodes.get(at)?.kind === 'directory') throw failure('EISDIR', path);
    checkWritable(posix.dirname(at), path);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    nodes.set(at, { kind: 'file', bytes });
  }

  function children(at: string): string[] {
    const prefix = at === '/' ? '/' : `${at}/`;
    return [...nodes.keys()].filter((key) => key !== '/' && key.startsWith(prefix));
  }

  const host: MemoryHost = {
    readBytes: async (path) => file(path),
    hash: async (path) => createHash('sha256').update(file(path)).digest('hex'),
    stat: async (path) => {
      const at = find(path);
      const node = at === undefined ? undefined : nodes.get(at);
      if (at === undefined || node === undefined || node.kind === 'link') return undefined;
      return { kind: node.kind, bytes: node.kind === 'file' ? node.bytes.length : 0, writable: !locked.has(at) };
    },
    fingerprint: async (path) => {
      const at = find(path);
      const node = at === undefined ? undefined : nodes.get(at);
      if (node?.kind !== 'file') return undefined;
      if (!states.has(node)) states.set(node, ++lastState);
      return { id: String(states.get(node)), changedAt: 0 };
    },
    readDirectory: async (path) => {
      const at = find(path);
      if (at === undefined || nodes.get(at)?.kind !== 'directory') return [];
      return children(at)
        .filter((key) => posix.dirname(key) === at)
        .map((key): DirectoryItem => ({ name: posix.basename(key), kind: nodes.get(key)?.kind ?? 'other' }))
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    },
    realPath: async (path) => {
      const at = find(path);
      return at !== undefined && nodes.has(at) ? at : undefined;
    },
    write: async (path, content) => writeAt(path, content),
    writeNew: async (path, content) => {
      if (nodes.has(place(path))) return false;
      writeAt(path, content);
      return true;
    },
    copy: async (from, to) => writeAt(to, file(from)),
    rename: async (from, to) => {
      const [source, target] = [place(from), place(to)];
      const node = nodes.get(source);
      if (node === undefined) throw failure('ENOENT', from);
      if (nodes.get(posix.dirname(target))?.kind !== 'directory') throw failure('ENOENT', to);
      const existing = nodes.get(target);
      if (existing?.kind === 'directory' && node.kind !== 'directory') throw failure('EISDIR', to);
      if (existing?.kind === 'directory' && children(target).length > 0) throw failure('ENOTEMPTY', to);
      checkWritable(posix.dirname(target), to);
      for (const key of [source, ...children(source)]) {
        const moved = nodes.get(key);
        nodes.delete(key);
        if (moved !== undefined) nodes.set(target + key.slice(source.length), moved);
      }
    },
    remove: async (path) => {
      const at = place(path);
      if (nodes.get(at)?.kind === 'directory') throw failure('EISDIR', path);
      nodes.delete(at);
    },
    removeEmptyDirectory: async (path) => {
      const at = real(path);
      if (nodes.get(at)?.kind !== 'directory' || children(at).length > 0) return false;
      return nodes.delete(at);
    },
    removeTree: async (path) => {
      const at = place(path);
      for (const key of [at, ...children(at)]) nodes.delete(key);
    },
    makeDirectory: async (path) => makeDirectory(path),
    snapshot: () =>
      new Map(
        [...nodes]
          .flatMap(([path, node]) => (node.kind === 'file' ? [[path, node.bytes] as const] : []))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    link: (path, target) => {
      makeDirectory(posix.dirname(path));
      nodes.set(place(path), { kind: 'link', target });
    },
    put: (path, content) => {
      makeDirectory(posix.dirname(path));
      writeAt(path, content);
    },
    setWritable: (path, writable) => {
      if (writable) locked.delete(real(path));
      else locked.add(real(path));
    },
  };
  for (const [path, content] of Object.entries(files)) host.put(path, content);
  return host;
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
