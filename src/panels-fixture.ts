/** Panels of the page, as links name them: each is one file, of which nothing is loaded. */
export const PANELS: readonly string[] = Object.keys(import.meta.glob('./ui/panels/all/*.tsx')).map(
  (path) => path.split(/[/.]/).at(-2) ?? '',
);
