/** Which files the page is built into: few, as asking for one costs a browser more than its bytes. */

/** What follows the first frame on every page, a file each: one that does not come is named, and leaves the others. */
const FOLLOWING: Readonly<Record<string, RegExp>> = {
  'experiment-panel': /\/ui\/form\/experiment-panel\.tsx$/,
  // in a lecture, too
  panels: /\/ui\/panels\/[a-z]+\//,
  'lesson-panel': /\/ui\/lessons\/lesson-panel\.tsx$/,
};

/** What more than one of them needs. */
const SHARED = 'parts';

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** The file of a module that follows the first frame, by who imports it at once; null: fetched when it is asked for. */
export function fileOf(id: string, graph: ModuleGraph): string | null {
  const names = new Set<string>();
  const seen = new Set<string>();
  const climb = (at: string): void => {
    if (seen.has(at)) return;
    seen.add(at);
    for (const [name, start] of Object.entries(FOLLOWING)) if (start.test(at)) names.add(name);
    for (const importer of graph.getModuleInfo(at)?.importers ?? []) climb(importer);
  };
  climb(id);
  return names.size > 1 ? SHARED : ([...names][0] ?? null);
}

/** For the bundler: a module is in the first of these that takes it. */
export const pageFiles = [
  // what the first frame needs is one file: thirty small ones take a tenth of a second longer
  { name: 'page', tags: ['$initial' as const], priority: 2 },
  // sixty small ones after it cost a fifth of all that opening the page does
  { name: fileOf, debugName: 'following', priority: 1, includeDependenciesRecursively: false },
];

/** A worker's script is one file, too. */
export const workerFiles = [{ name: 'worker', tags: ['$initial' as const] }];
