import { expect, it } from 'vitest';
import { fileOf } from './files';

/** Who imports a module, by its address. */
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  '/ui/form/experiment-panel.tsx': [],
  '/ui/panels/inside/inside-panel.tsx': [],
  '/ui/form/task-data.ts': ['/ui/form/experiment-panel.tsx'],
  '/ui/kit/slider.tsx': ['/ui/form/task-data.ts', '/ui/panels/inside/inside-panel.tsx', '/ui/kit/slider.tsx'],
  '/ui/share/share-dialog.tsx': [],
};
const graph = { getModuleInfo: (id: string) => ({ importers: IMPORTERS[id] ?? [] }) };

it.each([
  ['/ui/form/experiment-panel.tsx', 'experiment-panel'],
  ['/ui/panels/inside/inside-panel.tsx', 'panels'],
  ['/ui/form/task-data.ts', 'experiment-panel'],
  ['/ui/kit/slider.tsx', 'parts'], // of both, in a circle with itself
  ['/ui/share/share-dialog.tsx', null], // fetched when it is asked for
])('%s is in %s', (id, file) => {
  expect(fileOf(id, graph)).toBe(file);
});
