/** A format of data files: one file in formats/, found by formats.ts. */
import type { Entry } from '../../../registry';
import type { Inputs } from './inputs';
import type { Labels } from './labels';

export type Part = 'train' | 'validation' | 'test';

/** What a file holds. */
export type Holding =
  | {
      readonly kind: 'examples';
      /** null: nothing says which */
      readonly part: Part | null;
      readonly inputs?: Inputs;
      readonly labels?: Labels;
      /** the inputs' file where it is one that a set keeps as it is */
      readonly kept?: Uint8Array;
    }
  /** CIFAR-10's records of a label and an image; `role` as in the set */
  | { readonly kind: 'records'; readonly role: string; readonly bytes: Uint8Array }
  /** names of classes 0, 1, … as a set of one's own keeps them */
  | { readonly kind: 'names'; readonly names: readonly string[] };

export interface Format extends Entry {
  /** place in lists; of two files that say the same, that of the first format is taken */
  readonly order: number;
  /** as people call it: "IDX", "CSV" */
  readonly title: string;
  /** Is it a file of this format? @param head its first bytes, all of them when it is shorter */
  recognises(head: Uint8Array, name: string): boolean;
  /** does the beginning of a file say how long it is? */
  readonly announces: boolean;
  /**
   * Most bytes of the whole file: what its beginning announces.
   * @throws DataFileError when that is more than is allowed
   */
  mostBytes(head: Uint8Array, name: string): number;
  /** @throws DataFileError, and nothing else, with what the file holds and what was expected */
  read(bytes: Uint8Array, name: string): Holding;
}

/** Bytes of a file's beginning that formats are told by. */
export const HEAD = 4_096;

/** Words in names, of the file first, else of the folder or archive it is in. */
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['validation', /valid|(^|[^a-z])(val|dev)([^a-z]|$)/i],
  ['test', /t10k|test/i],
  ['train', /train/i],
];

/** Training, validation or test, by the name. */
export function partOf(path: string): Part | null {
  for (const name of path.split('/').toReversed()) {
    const found = PARTS.find(([, words]) => words.test(name));
    if (found) return found[0];
  }
  return null;
}

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Does the name say that the file holds labels? */
export const saysLabels = (path: string): boolean => /label|target|^y[_.-]/i.test(baseName(path));

/** What lies beside data in archives and folders. */
export const isAside = (name: string): boolean =>
  /(^|\/)(\.|__MACOSX|Thumbs\.db)|\/$|\.(txt|md|rst|html?|json|ya?ml|py|ipynb|png|jpe?g|pdf|sh|cfg|license)$/i.test(
    name,
  );

/** Is it one of the files that a person meant, by its name, rather than one that lies beside them? */
export const isMeant = (name: string): boolean =>
  /idx|ubyte|image|label|batch|\.(csv|npz|npy|bin|gz)$/i.test(baseName(name));
