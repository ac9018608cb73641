import type { Claim } from '../../runner/claim';

/**
 * Holds a Web Lock on the experiment, so that two tabs do not train it at once. The browser lets go
 * of it when a tab closes or crashes. Where it gives none (site data blocked, frames of another
 * origin), both tabs train.
 */
export const claimExperiment: Claim = (experiment, waiting, signal) => {
  // absent on plain http, whatever the types say
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(() => undefined);
  const name = `ticket-lab/${experiment}`;
  return new Promise((resolve, reject) => {
    /** The lock lasts as long as the promise that is given back here. */
    const hold = (): Promise<void> => new Promise((release) => resolve(release));
    const request = async (): Promise<void> => {
      const wasFree = await locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await hold();
        return lock !== null;
      });
      if (wasFree) return;
      waiting();
      await locks.request(name, { signal }, hold);
    };
    request().catch((error: unknown) => (signal.aborted ? reject(error) : resolve(() => undefined)));
  });
};
