import { Problem } from '../../problem';
import { said } from '../problems';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import type { SplitName, Splits } from '../examples';
import { sizeOf } from '../../lottery/parameters';
import type { Engine, TfjsBackend, Trainer } from '../engine';
import { engineOf } from '../versions';
import type { RunningBackend } from './backends/backend';
import { registerCpu } from './backends/cpu';
import { registerWebgl } from './backends/webgl';
import { registerWebgpu } from './backends/webgpu';
import { uploadedBytes, uploadExamples, type UploadedExamples } from './examples';
import { createReader, type Reader } from './reader';
import { createTrainer } from './trainer';

const SPLITS: readonly SplitName[] = ['train', 'validation', 'test'];

const REGISTER: Readonly<Record<TfjsBackend, () => Promise<RunningBackend>>> = {
  webgpu: registerWebgpu,
  webgl: registerWebgl,
  cpu: registerCpu,
};

/** See createTfjsEngine. */
export async function startEngine(backend: TfjsBackend): Promise<Engine> {
  const active = tf.getBackend() as string | null | undefined;
  if (active) throw new Error(`Dispose the tfjs engine on "${active}" before starting another.`);
  const running = await REGISTER[backend]();
  const reader = createReader(running.lost);
  const stop = (): void => {
    tf.removeBackend(backend);
    running.release();
  };
  try {
    if (!(await tf.setBackend(backend))) throw new Error(`TF.js could not start "${backend}".`);
    await checkNumbers(backend, reader);
  } catch (error) {
    stop();
    throw error;
  }

  let splits: Readonly<Record<SplitName, UploadedExamples>> | null = null;
  let trainer: Trainer | null = null;
  let disposed = false;
  const refuseWhileTraining = (what: string): void => {
    if (trainer) throw new Error(`Cannot ${what} while a trainer is open: dispose it first.`);
  };
  const unload = (): void => {
    for (const name of SPLITS) splits?.[name].dispose();
    splits = null;
  };

  return {
    ...engineOf(backend),
    device: running.device,
    software: running.software,
    lost: new Promise((resolve) => {
      // giving the device back is no loss
      void running.lost.then((reason) => disposed || resolve(reason));
    }),
    async load(data) {
      refuseWhileTraining('load data');
      requireRoom(data, running.maxTensorBytes);
      unload();
      const upload = (name: SplitName): UploadedExamples =>
        uploadExamples(data[name], data.inputShape, data.standardization);
      splits = { train: upload('train'), validation: upload('validation'), test: upload('test') };
    },
    async open(settings) {
      refuseWhileTraining('open a second trainer');
      if (!splits) throw new Error('Load a data set before opening a trainer.');
      trainer = createTrainer(settings, {
        splits,
        reader,
        finished: running.finished,
        onDispose: () => {
          trainer = null;
        },
      });
      return trainer;
    },
    memory() {
      const { numBytes, numTensors } = tf.memory();
      return { bytes: numBytes, tensors: numTensors };
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      trainer?.dispose();
      unload();
      stop();
    },
  };
}

/** A driver may start and yet compute nonsense: 16 × 16 matrices with a product known exactly. */
async function checkNumbers(backend: string, reader: Reader): Promise<void> {
  const side = 16;
  const values = Float32Array.from({ length: side * side }, (_, index) => (index % 7) - 3);
  const product = tf.tidy(() => {
    const matrix = tf.tensor2d(values, [side, side]);
    return tf.matMul(matrix, matrix, false, true);
  });
  const found = await reader.read(product);
  product.dispose();
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      let expected = 0;
      for (let k = 0; k < side; k += 1) {
        expected += values[row * side + k] * values[column * side + k];
      }
      const got = found[row * side + column];
      if (got !== expected) {
        throw new Error(`A matrix product on "${backend}" gave ${got} instead of ${expected}.`);
      }
    }
  }
}

/** @throws Error naming the split that is larger than the device's largest tensor. */
function requireRoom(data: Splits, maxTensorBytes: number): void {
  for (const name of SPLITS) {
    const bytes = uploadedBytes(data[name], sizeOf(data.inputShape));
    if (bytes > maxTensorBytes) {
      const [needed, most] = [bytes, maxTensorBytes].map((size) => Math.ceil(size / 2 ** 20));
      throw new Problem(said('examples-too-large', { split: name, needed, most }));
    }
  }
}
