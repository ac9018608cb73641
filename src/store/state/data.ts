/** The examples. */
import type { Said } from '../../problem';
import type { LabError, Preview, TakenFile } from '../../page-worker/run/messages';
import type { GivenFile } from '../../tasks/classification/files/given-files';

export interface DataState {
  readonly preview: Preview | null;
  /** why the data cannot be shown or used, with what to do */
  readonly dataError: LabError | null;
  /** what was understood of files that were given */
  readonly dataSaid: { readonly set: string; readonly said: readonly Said[] } | null;
}

export const initialData: DataState = { preview: null, dataError: null, dataSaid: null };

export interface DataActions {
  /** files picked for a data set, or dropped into its box */
  useFiles(set: string, files: readonly GivenFile[]): void;
  /** files dropped on the page: the data set changes when they are usable, and for a set of their kind */
  useDropped(files: readonly GivenFile[]): void;
  downloadData(set: string): void;
  /** the examples of the shown experiment as IDX files */
  exportData(): Promise<readonly TakenFile[]>;
}
