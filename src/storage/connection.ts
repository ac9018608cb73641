/**
 * A database of the browser, opened again when the browser takes it away: site data cleared while the
 * page is open, a disk that failed for a moment.
 */
import { said } from './problems';
import { Problem } from '../problem';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export interface Wanted<S extends DBSchema> {
  readonly name: string;
  readonly version: number;
  /** makes the stores that an older version lacks; 0: there is none yet */
  upgrade(database: IDBPDatabase<S>, oldVersion: number): void;
  /** whenever it has been opened, before anything else is done with it */
  opened?(database: IDBPDatabase<S>): Promise<void>;
  /** the browser has closed it; what was in it may be gone */
  lost?(): void;
}

export interface Connection<S extends DBSchema> {
  /**
   * Does something with the database, a second time where it was closed meanwhile: transactions, which
   * are done as a whole or not at all.
   * @throws QuotaExceededError of the browser; for every other refusal of it an Error with a sentence
   */
  use<T>(work: (database: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  /** for work that cannot wait; null while it is being opened again */
  now(): IDBPDatabase<S> | null;
}

export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** What browsers answer when the connection is gone, or goes. */
const CLOSED: readonly string[] = ['InvalidStateError', 'AbortError', 'UnknownError'];
const isClosed = (error: unknown): boolean => error instanceof DOMException && CLOSED.includes(error.name);

/** A refusal of the browser as a sentence. */
function told(error: unknown): unknown {
  if (!(error instanceof DOMException) || isFull(error)) return error;
  if (error.name === 'VersionError') return new Problem(said('taken-over'));
  return new Problem(said('forbidden', { reason: error.name }));
}

/** @throws Error where the browser has no storage for this page, or another tab holds an older version open */
export async function connect<S extends DBSchema>(wanted: Wanted<S>): Promise<Connection<S>> {
  let database: IDBPDatabase<S> | null = null;
  let opening: Promise<IDBPDatabase<S>> | null = null;

  const request = (): Promise<IDBPDatabase<S>> =>
    new Promise((resolve, reject) => {
      openDB<S>(wanted.name, wanted.version, {
        upgrade(created, oldVersion, _newVersion, transaction) {
          transaction.done.catch(() => undefined); // of one that is cut short the opening tells
          wanted.upgrade(created, oldVersion);
        },
        blocked: () => reject(new Problem(said('older-version-open'))),
        // another tab has a newer version of the app, or deletes it all: let it
        blocking: (_current, _wanted, event) => {
          (event.target as IDBDatabase).close();
          lose();
        },
        terminated: lose,
      }).then(resolve, reject);
    });
  const open = (): Promise<IDBPDatabase<S>> => {
    const opened = request().then(async (fresh) => {
      try {
        await wanted.opened?.(fresh);
      } catch (error) {
        fresh.close(); // nobody else can: it would stand in the way of a newer version
        throw error;
      }
      database = fresh;
      return fresh;
    });
    opening = opened;
    // whoever uses it is told, and the next one tries again
    opened.catch(() => {
      if (opening === opened) opening = null;
    });
    return opened;
  };
  const lose = (): void => {
    if (database === null) return;
    database = null;
    void open().catch(() => undefined);
    wanted.lost?.();
  };
  const connected = (): Promise<IDBPDatabase<S>> => (database ? Promise.resolve(database) : (opening ?? open()));

  await open();
  return {
    now: () => database,
    async use(work) {
      try {
        const used = await connected();
        try {
          return await work(used);
        } catch (error) {
          if (!isClosed(error)) throw error;
          if (database === used) {
            used.close();
            lose();
          }
          return await work(await connected());
        }
      } catch (error) {
        throw told(error);
      }
    },
  };
}
