import { messageOf } from '../problem';

/** Why something failed, in one line. */
export const lineOf = (error: unknown): string => messageOf(error).replaceAll(/\s*\n\s*/g, ' ');
