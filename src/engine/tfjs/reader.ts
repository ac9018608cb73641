import type { Tensor } from '@tensorflow/tfjs-core';

/** Waits for the device, but never for one that is gone. */
export interface Reader {
  /** A copy of a tensor's numbers. @throws Error (asynchronously) when the device is lost. */
  read(tensor: Tensor): Promise<Float32Array>;
  /** Starts `work` and fails instead of hanging when the device is lost. */
  orLost<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** TF.js' concurrent reads are not tested upstream, so reads are put in a row here. */
export function createReader(lost: Promise<string>): Reader {
  let reason: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const waiting = new Set<(error: Error) => void>();
  void lost.then((why) => {
    reason = why;
    for (const reject of waiting) reject(new Error(why));
  });

  // Promise.race would leave one reaction on `lost` for every read.
  const orLost = <Value>(work: () => Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      if (reason !== null) return reject(new Error(reason));
      waiting.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });

  const read = (tensor: Tensor): Promise<Float32Array> => {
    const values = queue.then(() => orLost(() => tensor.data<'float32'>()));
    queue = values.catch(() => undefined); // the next read does not fail with this one
    return values.then((numbers) => numbers.slice());
  };
  return { read, orLost };
}
