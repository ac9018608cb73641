/** Which files of the built app are kept for use without a network, and under which version. */

export interface BuiltFile {
  /** below the app's folder, with forward slashes */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of its bytes in base64 */
  readonly sha256: string;
}

/** A file of the app, as workbox-precaching takes it. */
export interface Entry {
  readonly url: string;
  /** null: the address itself changes with the bytes */
  readonly revision: string | null;
  /** a file of another version is refused, so that versions never mix */
  readonly integrity: string;
}

export interface Plan {
  /** fetched at the first visit */
  readonly atOnce: readonly Entry[];
  /** fetched when used, and kept from then on */
  readonly onDemand: readonly Entry[];
}

/** Larger files wait until somebody looks at them, in bytes. */
export const LARGEST_AT_ONCE = 2_500_000;

/** Names that Vite gives to what it builds: the hash of the bytes is in them. */
const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/;
/** For looking into the sources and at licences, for chats that preview links, and what servers answer alone: not for using the page. */
const NOT_KEPT = /\.map$|^service-worker\.js$|^third-party-licenses\.txt$|^preview\.png$|^404\.html$/;
/** Data sets that the app's owner put beside it: several files of many megabytes. */
const DATA = /^data\//;

export function planOf(files: readonly BuiltFile[]): Plan {
  const kept = files.filter(({ path }) => !NOT_KEPT.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const isLater = ({ path, bytes }: BuiltFile): boolean => DATA.test(path) || bytes > LARGEST_AT_ONCE;
  return {
    atOnce: kept.filter((file) => !isLater(file)).map(entryOf),
    onDemand: kept.filter(isLater).map(entryOf),
  };
}

const entryOf = ({ path, sha256 }: BuiltFile): Entry => ({
  url: path,
  revision: HASHED.test(path) ? null : sha256.slice(0, 16),
  integrity: `sha256-${sha256}`,
});
