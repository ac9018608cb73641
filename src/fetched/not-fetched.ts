/** A file of the app did not come: no network, something that blocks it, or a new version in its place. */
import { messageOf, Problem } from '../problem';
import { said } from './problems';

/** Its message is a sentence for the reader. */
export class NotFetched extends Problem {
  constructor(
    /** its name without folders */
    readonly file: string,
  ) {
    super(said('not-fetched', { file }));
    this.name = 'NotFetched';
  }
}

/** What browsers say of a failed import(); those of WebKit leave the address out. Then what Vite says of a style sheet. */
const SAID =
  /Failed to fetch dynamically imported module|error loading dynamically imported module|Importing a module script failed|Unable to preload CSS/;

/** The address in a browser's message about a failed import; null: it is about something else; '': it names none. */
export function addressOfFailed(error: unknown): string | null {
  const message = messageOf(error);
  if (!SAID.test(message)) return null;
  return /\b(?:https?|file|blob):\S+/.exec(message)?.[0] ?? '';
}

export const nameOf = (address: string): string => new URL(address).pathname.split('/').at(-1) ?? address;

/** What a failed import() is about, in words; other errors stay as they are. */
export function named(error: unknown): unknown {
  const address = addressOfFailed(error);
  if (address === null) return error;
  return new NotFetched(address === '' ? 'A file of this page' : nameOf(address));
}
