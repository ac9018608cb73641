import { dataSets } from '../../tasks/classification/data-sets';
import type { Asked, Splits } from '../../tasks/classification/dataset';
import type { DataFiles } from '../../tasks/task';
import { filesFromPlace } from '../data/sources';

const SIZES: Asked = {
  set: 'strokes',
  train: 10_000,
  validation: 2_000,
  test: 5_000,
  difficulty: 0.5,
  noise: 0,
};

/** The default data set, generated: about four of five pixels are 0, as in MNIST. */
export const generateStrokes = (): Splits => dataSets.get('strokes').load(SIZES, 1, {});

/**
 * As many MNIST examples from a folder.
 * @throws Error when a file is not there or not what it should be.
 */
export async function readMnist(folder: string): Promise<Splits> {
  const mnist = dataSets.get('mnist');
  const files: Record<string, Uint8Array> = {};
  for (const [file, { verified }] of (await filesFromPlace(mnist, folder)).sources) files[file.role] = verified.bytes;
  return mnist.load({ ...SIZES, set: 'mnist' }, 1, files satisfies DataFiles);
}
