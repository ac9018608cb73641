/** The files of a drop, those in folders too. */
import { MOST_FILES } from '../../tasks/classification/files/file-limits';
import type { GivenFile } from '../../tasks/classification/files/given-files';

/** What a drop holds; must be taken while the browser hands it over. */
interface Dropped {
  readonly entries: readonly FileSystemEntry[];
  /** where the browser has no entries */
  readonly files: readonly File[];
}

export function takeDropped(transfer: DataTransfer | null): Dropped {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  return {
    entries: items.flatMap((item) => item.webkitGetAsEntry() ?? []),
    files: [...(transfer?.files ?? [])],
  };
}

/** Folders in folders that are looked into. */
const DEEPEST = 8;

/** All files with the folders they were in; at most one more than are read, so that this can be said. */
export async function filesOf({ entries, files }: Dropped): Promise<GivenFile[]> {
  if (entries.length < files.length) return files.map(givenFile);
  const found: GivenFile[] = [];
  try {
    for (const entry of entries) await collect(entry, DEEPEST, found);
    return found;
  } catch {
    return files.map(givenFile); // a folder that may not be looked into: reading it says so
  }
}

export const givenFile = (file: File): GivenFile => ({ name: file.webkitRelativePath || file.name, blob: file });

async function collect(entry: FileSystemEntry, depth: number, found: GivenFile[]): Promise<void> {
  if (found.length > MOST_FILES || depth < 0) return;
  if (isFile(entry)) {
    const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ name: entry.fullPath.replace(/^\//, ''), blob });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // a hundred at a time, until there are no more
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0 || found.length > MOST_FILES) return;
      for (const one of some.toSorted((a, b) => (a.name < b.name ? -1 : 1))) await collect(one, depth - 1, found);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
