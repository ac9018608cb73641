/** Every page says which version of the app it runs, so that no other page deletes its files. */
import { PAGE_LOCK } from './messages';

/**
 * Holds a lock until this page is gone. Nothing where there are no locks: then no files are deleted.
 * @param script address of the page's own script
 */
export function holdFiles(script: string): void {
  try {
    // absent on plain http, whatever the types say
    const locks = navigator.locks as LockManager | undefined;
    locks?.request(PAGE_LOCK + script, { mode: 'shared' }, () => new Promise(() => {})).catch(() => undefined);
  } catch {
    // refused: site data blocked, a frame without an origin
  }
}
