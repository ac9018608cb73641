import { describe, expect, it } from 'vitest';

/** Which folders of src/ each folder may import from. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  lottery: [],
  fetched: [],
  models: ['lottery'],
  tasks: ['lottery', 'models', 'engine'],
  experiment: ['lottery', 'models', 'tasks'],
  engine: ['lottery', 'models'],
  recording: ['lottery', 'models', 'experiment', 'tasks', 'engine'],
  storage: ['recording', 'tasks', 'engine'],
  gallery: ['experiment', 'recording', 'lottery'],
  runner: ['engine', 'experiment', 'lottery', 'recording', 'storage', 'tasks', 'models', 'fetched'],
  worker: ['runner', 'engine', 'storage', 'recording', 'experiment', 'tasks', 'models', 'lottery', 'fetched'],
  cli: ['gallery', 'runner', 'storage', 'recording', 'experiment', 'tasks', 'models', 'lottery', 'engine'],
  store: ['worker', 'recording', 'experiment', 'lottery', 'models', 'tasks'],
  offline: [],
  start: [],
  charts: ['recording', 'lottery', 'models', 'fetched'],
  ui: [
    'gallery',
    'store',
    'charts',
    'experiment',
    'recording',
    'lottery',
    'models',
    'tasks',
    'worker',
    'offline',
    'fetched',
  ],
};

/** Packages and globals that stay in their rooms. */
const ONLY_IN: readonly { readonly what: RegExp; readonly rooms: readonly string[] }[] = [
  { what: /from '@tensorflow|import\('@tensorflow/, rooms: ['engine/tfjs', 'cli'] },
  { what: /from 'react|from 'react-aria/, rooms: ['charts', 'ui', 'fetched'] },
  {
    what: /from 'node:/,
    rooms: [
      'cli',
      'engine/simd/vite-plugin.ts',
      'offline/vite-plugin.ts',
      'start/vite-plugin.ts',
      'storage/file-system.ts',
      'storage/state-file.ts',
    ],
  },
  { what: /from 'zustand/, rooms: ['store', 'ui'] },
  { what: /from 'idb'/, rooms: ['storage'] },
  { what: /from 'd3'/, rooms: ['charts'] },
];

/** In the science nothing may depend on the time, the page or hidden chance. */
const SCIENCE = ['lottery', 'models', 'tasks', 'experiment', 'engine/simd', 'engine/training'];
const HIDDEN_INPUTS = /Math\.random|Date\.now|new Date\(|performance\.now|setTimeout|\bdocument\.[a-z]|\bwindow\.[a-z]/;
/** Functions that browsers compute differently in the last bit. */
const INEXACT = /Math\.(log|exp|sin|cos|tan|pow|tanh|sinh|cosh|atan2?|asin|acos|cbrt|hypot|log2|log10|log1p|expm1)\b/;

const sources = Object.entries(
  import.meta.glob<string>(
    [
      './**/*.ts',
      './**/*.tsx',
      '!./**/*.test.ts',
      '!./**/*.test.tsx',
      '!./**/*.nightly.ts',
      '!./engine/simd/kernels/**',
    ],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
).map(([path, text]) => ({ path: path.slice(2), text }));

const roomOf = (path: string): string => path.split('/')[0];
const isIn = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

/** Folders of src/ a file imports from. */
function importsOf(path: string, text: string): string[] {
  const here = path.split('/').slice(0, -1);
  return [...text.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']*|\.\.?)'/g)].flatMap(([, target]) => {
    const parts = [...here];
    for (const part of target.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    return parts.length > 1 || parts[0] in MAY_IMPORT ? [parts[0]] : [];
  });
}

describe('the rooms of src/', () => {
  it('finds the sources', () => expect(sources.length).toBeGreaterThan(50));

  it('import only what the table allows', () => {
    const wrong = sources.flatMap(({ path, text }) => {
      const room = roomOf(path);
      const allowed = MAY_IMPORT[room];
      if (!allowed) return []; // main.tsx and registry.ts stand above the rooms
      return importsOf(path, text)
        .filter((target) => target !== room && target in MAY_IMPORT && !allowed.includes(target))
        .map((target) => `${path} imports ${target}/`);
    });
    expect(wrong).toEqual([]);
  });

  it('keep packages in their rooms', () => {
    const wrong = ONLY_IN.flatMap(({ what, rooms }) =>
      sources
        .filter(
          ({ path, text }) => roomOf(path) in MAY_IMPORT && what.test(text) && !rooms.some((room) => isIn(path, room)),
        )
        .map(({ path }) => `${path}: ${what.source}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep time, page and hidden chance out of the science', () => {
    const wrong = sources
      .filter(({ path, text }) => SCIENCE.some((room) => isIn(path, room)) && HIDDEN_INPUTS.test(text))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('use no function that differs between browsers where numbers must not', () => {
    const exact = ['lottery', 'tasks', 'engine/simd', 'engine/training'];
    const wrong = sources
      .filter(
        ({ path, text }) =>
          exact.some((room) => isIn(path, room)) && INEXACT.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
      )
      .filter(({ path }) => !/test-support|float64-reference/.test(path))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('load TF.js only on demand', () => {
    const wrong = sources
      .filter(({ path, text }) => !isIn(path, 'engine/tfjs') && /from '\.\.?\/(engine\/)?tfjs/.test(text))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});
