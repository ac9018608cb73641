import { expect, it } from 'vitest';
import { filesOf } from './dropped-files';

type Tree = { readonly [name: string]: Tree | string };

/** Entries as browsers give them: folders hand over a hundred at a time. */
function entryOf(tree: Tree | string, name: string, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (typeof tree === 'string') {
    return {
      isFile: true,
      isDirectory: false,
      name,
      fullPath,
      file: (take: (file: File) => void) => take(new File([tree], name)),
    } as unknown as FileSystemEntry;
  }
  const entries = Object.entries(tree).map(([child, content]) => entryOf(content, child, fullPath));
  const createReader = () => {
    const left = [...entries];
    return { readEntries: (take: (some: FileSystemEntry[]) => void) => take(left.splice(0, 100)) };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader } as unknown as FileSystemEntry;
}
const names = async (tree: Tree): Promise<string[]> =>
  (await filesOf({ entries: Object.entries(tree).map(([name, content]) => entryOf(content, name)), files: [] })).map(
    ({ name }) => name,
  );

it('finds the files of folders in folders, with the folders they were in', async () => {
  expect(await names({ mnist: { train: { b: '1', a: '2' }, 'readme.txt': '' }, 'c.csv': '' })).toEqual([
    'mnist/readme.txt',
    'mnist/train/a',
    'mnist/train/b',
    'c.csv',
  ]);
});

it('finds more than a hundred, and stops at one more than are read', async () => {
  const many = (count: number): Tree => Object.fromEntries(Array.from({ length: count }, (_, k) => [`f${k}`, '']));
  expect(await names({ a: many(250) })).toHaveLength(250);
  expect((await names({ a: many(5_000) })).length).toBe(1_001);
});

it('does not look into folders for ever', async () => {
  let deep: Tree = { here: '' };
  for (let k = 0; k < 40; k += 1) deep = { deeper: deep };
  expect(await names(deep)).toEqual([]);
});

it('takes the files where a browser has no entries, or cannot look into a folder', async () => {
  const files = [new File(['1'], 'a'), new File(['2'], 'b')];
  expect((await filesOf({ entries: [], files })).map(({ name }) => name)).toEqual(['a', 'b']);
  const closed = {
    isFile: false,
    isDirectory: true,
    createReader: () => ({
      readEntries: (_: unknown, refuse: (error: Error) => void) => refuse(new Error('NotReadable')),
    }),
  } as unknown as FileSystemEntry;
  expect((await filesOf({ entries: [closed, closed], files })).map(({ name }) => name)).toEqual(['a', 'b']);
});
