import { reasonOf } from '../problem';

/** Why something failed, in one line. */
export const lineOf = (error: unknown): string => reasonOf(error).replaceAll(/\s*\n\s*/g, ' ');
