import type { DataFile } from '../dataset';

/** How a file of a set is called in errors. */
export const fileName = (file: DataFile): string => `${file.path} (${file.role})`;
