/**
 * The run of a page that is left before its history entry is written: one transaction, begun and
 * committed before the page is gone, so that the browser finishes it without the page. Whoever keeps
 * whole runs takes it up later.
 */
import type { DBSchema } from 'idb';
import type { Recording } from '../recording/recording';
import { connect } from './connection';

export interface LeftRun {
  readonly id: string;
  /** when it began, ms since 1970 */
  readonly when: number;
  readonly recording: Recording;
}

interface Schema extends DBSchema {
  runs: { key: string; value: LeftRun };
}

export interface LeftBehind {
  /** Returns at once; what cannot be written is lost. */
  leave(run: LeftRun): void;
  all(): Promise<readonly LeftRun[]>;
  forget(id: string): Promise<void>;
}

/** @throws where IndexedDB is not available (some private windows, site data blocked) */
export async function leftBehind(name = 'ticket-lab-left-behind'): Promise<LeftBehind> {
  const { use, now } = await connect<Schema>({
    name,
    version: 1,
    upgrade: (created) => void created.createObjectStore('runs', { keyPath: 'id' }),
  });
  return {
    leave(run) {
      try {
        const transaction = now()?.transaction('runs', 'readwrite');
        transaction?.store.put(run).catch(() => undefined);
        transaction?.done.catch((error: unknown) => console.warn('The run could not be left for later.', error));
        transaction?.commit();
      } catch {
        // the browser is closing the database just now
      }
    },
    all: () => use((database) => database.getAll('runs')),
    forget: (id) => use((database) => database.delete('runs', id)),
  };
}
