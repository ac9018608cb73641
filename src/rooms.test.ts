import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrows, circles, isIn, read, rooms, sources, type Arrow, type Room } from './rooms-fixture';

/** Packages and globals that stay in their rooms. */
const ONLY_IN: readonly { readonly what: RegExp; readonly only: readonly string[] }[] = [
  { what: /from '@tensorflow|import\('@tensorflow/, only: ['engine/tfjs', 'cli'] },
  { what: /useTranslation|TFunction/, only: [] }, // src/texts.ts has both, with the keys
  { what: /from 'react|from 'react-aria/, only: ['charts', 'ui', 'fetched'] },
  {
    what: /from 'node:/,
    only: [
      'cli',
      'engine/simd/vite-plugin.ts',
      'offline/vite-plugin.ts',
      'runner/ports/node-thread.ts',
      'start/vite-plugin.ts',
      'storage/file-system.ts',
      'storage/state-file.ts',
    ],
  },
  { what: /from 'zustand/, only: ['store', 'ui'] },
  { what: /from 'idb'/, only: ['storage'] },
  { what: /from 'd3'/, only: ['charts'] },
];

/** In the science nothing may depend on the time, the page or hidden chance. */
const SCIENCE = ['lottery', 'models', 'tasks', 'experiment', 'engine/simd', 'engine/training'];
const HIDDEN_INPUTS = /Math\.random|Date\.now|new Date\(|performance\.now|setTimeout|\bdocument\.[a-z]|\bwindow\.[a-z]/;
/** Functions that browsers compute differently in the last bit. */
const INEXACT = /Math\.(log|exp|sin|cos|tan|pow|tanh|sinh|cosh|atan2?|asin|acos|cbrt|hypot|log2|log10|log1p|expm1)\b/;

/** Files of src/ itself stand above the rooms, or below them. */
const roomOf = (path: string): string => (path.includes('/') ? path.split('/')[0] : '');
const lines = new Map(rooms.map((room) => [room.path, room]));

/** The line of the table that says what a file may import: the most exact one. */
const lineOf = (path: string): Room | undefined =>
  lines.get(path.split('/').slice(0, 2).join('/')) ?? lines.get(roomOf(path));

/** How high a file stands in its room, below 0: nowhere; and its folder, '.' for the room's own. */
function placeOf(path: string): { readonly level: number; readonly folder: string } {
  const [, name, ...deeper] = path.split('/');
  const inside = lines.get(roomOf(path))?.inside ?? [];
  const levelOf = (place: string): number => inside.findIndex((level) => level.includes(place));
  const folder = deeper.length > 0 ? name : '.';
  return { folder, level: levelOf(levelOf(name) >= 0 ? name : folder) };
}

describe('the rooms of src/', () => {
  it('are those of the table in README.md', () => {
    const found = new Set([...sources.keys()].map(roomOf).filter((room) => room !== ''));
    expect([...found].toSorted()).toEqual(rooms.flatMap(({ path }) => (path.includes('/') ? [] : [path])).toSorted());
    const nowhere = [...sources.keys()].filter((path) => roomOf(path) !== '' && placeOf(path).level < 0);
    expect(nowhere).toEqual([]);
    const paths = [...sources.keys()];
    const empty = rooms.flatMap(({ path: room, inside }) =>
      inside
        .flat()
        .map((place) => `${room}/${place}`)
        .filter((place) => !place.endsWith('/.') && !paths.some((path) => isIn(path, place))),
    );
    expect(empty).toEqual([]);
  });

  it('hold what README.md says to write files beside', () => {
    const lines = read('README.md')
      .split('\n')
      .filter((line) => line.startsWith('| a'));
    const named = lines.flatMap((line) => [...line.matchAll(/`([a-z][\w-]*\/[^`<]*)/g)].map(([, path]) => path));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(import.meta.dirname, path)) && !path.startsWith('e2e/'))).toEqual(
      [],
    );
  });

  it('may import only from rooms above them in the table', () => {
    const order = rooms.map(({ path }) => path);
    const wrong = rooms.flatMap(({ path, mayImport }, at) =>
      mayImport
        .filter((named) => !order.slice(0, at).includes(roomOf(`${named}/`)))
        .map((named) => `${path}: ${named}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import only what the table allows', () => {
    const wrong = arrows.filter(({ from, to }) => {
      if (roomOf(from) === '' || roomOf(to) === '' || roomOf(from) === roomOf(to)) return false;
      return !lineOf(from)?.mayImport.some((place) => isIn(to, place));
    });
    expect(wrong).toEqual([]);
  });

  it('hold folders that import only from those below them', () => {
    const wrong = arrows.filter(({ from, to, by }) => {
      if (roomOf(from) === '' || roomOf(from) !== roomOf(to) || by === 'glob') return false;
      const [above, below] = [placeOf(from), placeOf(to)];
      return above.level < below.level || (above.level === below.level && above.folder !== below.folder);
    });
    expect(wrong).toEqual([]);
  });

  it('know no circle of files', () => {
    const of = (kinds: readonly Arrow['by'][]): string[][] => circles(arrows.filter(({ by }) => kinds.includes(by)));
    expect(of(['import', 'type'])).toEqual([]);
    // the files of a registry may name its type; what is loaded, with registries and workers, ends somewhere
    expect(of(['import', 'glob', 'worker'])).toEqual([]);
  });

  it('keep packages in their rooms', () => {
    const wrong = ONLY_IN.flatMap(({ what, only }) =>
      [...sources]
        .filter(([path, text]) => roomOf(path) !== '' && what.test(text) && !only.some((room) => isIn(path, room)))
        .map(([path]) => `${path}: ${what.source}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep time, page and hidden chance out of the science', () => {
    const wrong = [...sources]
      .filter(([path, text]) => SCIENCE.some((room) => isIn(path, room)) && HIDDEN_INPUTS.test(text))
      .map(([path]) => path);
    expect(wrong).toEqual([]);
  });

  it('use no function that differs between browsers where numbers must not', () => {
    const exact = ['lottery', 'tasks', 'engine/simd', 'engine/training'];
    const wrong = [...sources]
      .filter(
        ([path, text]) =>
          exact.some((room) => isIn(path, room)) && INEXACT.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
      )
      .map(([path]) => path)
      .filter((path) => !path.includes('test-support'));
    expect(wrong).toEqual([]);
  });

  it('load TF.js only on demand', () => {
    const wrong = [...sources]
      .filter(([path, text]) => !isIn(path, 'engine/tfjs') && /from '\.\.?\/(engine\/)?tfjs/.test(text))
      .map(([path]) => path);
    expect(wrong).toEqual([]);
  });
});
