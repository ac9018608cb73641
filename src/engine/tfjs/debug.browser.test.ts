import { test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { createTfjsEngine } from './index';
test('speed', async () => {
  const engine = await createTfjsEngine('webgpu');
  const x = tf.ones<tf.Rank.R2>([12, 12]);
  const v = tf.ones<tf.Rank.R1>([150]); const m = tf.ones<tf.Rank.R2>([12, 3]);
  const time = async (name: string, op: () => tf.Tensor) => {
    for (let k = 0; k < 2; k++) {
    const t0 = performance.now();
    const r = tf.tidy(() => { let y = op(); for (let i = 0; i < 19; i++) y = op(); return y; }); await r.data();
    if (k) console.log(name, ((performance.now() - t0) / 20).toFixed(2), 'ms');
    r.dispose();
    }
  };
  for (const type of [-1, 0, 1, 2, 3]) { tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', type); await time('matmul ' + type, () => tf.matMul(x, x)); await time('matmul tA ' + type, () => tf.matMul(x, x, true, false)); }
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', -1);
  await time('tanh', () => tf.tanh(x));
  await time('sum all', () => tf.sum(x));
  await time('sum0', () => tf.sum(x, 0));
  await time('max1', () => tf.max(x, 1));
  await time('logsoftmax', () => tf.logSoftmax(m));
  await time('gather', () => tf.gather(x, tf.tensor1d([1, 2, 3], 'int32')));
  await time('onehot', () => tf.oneHot(tf.tensor1d([1, 2, 3], 'int32'), 4));
  await time('concat', () => tf.concat([v, v, v]));
  await time('slice', () => tf.slice(v, [3], [9]));
  await time('mulscalar', () => tf.mul(v, 0.3));
  await time('mul', () => tf.mul(v, v));
  await time('bias', () => tf.add(x, tf.slice(v, [0], [12])));
  engine.dispose();
});
