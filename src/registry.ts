/** Things that can be added as one file each: scores, methods, data sets, architectures, … */
export interface Entry {
  readonly id: string;
  /** place in lists, ascending; without one, in the order of the files */
  readonly order?: number;
}

export interface Registry<T extends Entry> {
  readonly all: readonly T[];
  readonly ids: readonly string[];
  /** @throws Error naming the id and the known ones. */
  get(id: string): T;
}

/** A registry of the default exports of a folder's modules, as `import.meta.glob` gives them. */
export function registry<T extends Entry>(what: string, modules: Readonly<Record<string, T>>): Registry<T> {
  const all = Object.values(modules).toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const ids = all.map((entry) => entry.id);
  return {
    all,
    ids,
    get(id) {
      const found = all.find((entry) => entry.id === id);
      if (!found) throw new Error(`Unknown ${what} "${id}". Known: ${ids.join(', ')}.`);
      return found;
    },
  };
}
