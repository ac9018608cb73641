import { denseMasks } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import { budgetsOf, prune } from '../../lottery/pruning';
import { stream } from '../../lottery/random/stream';
import { describeNetwork } from '../../models/network';
import { generateStrokes } from './inputs';
import type { TaskRow } from './rows';
import type { Stopwatch } from './timing';

/** One global round over as many weights as Conv-2 has, 4.3 million. */
export async function benchPruning(stopwatch: Stopwatch): Promise<TaskRow> {
  const { parameters } = describeNetwork([16_384], 10, [
    { kind: 'dense', units: 262 },
    { kind: 'dense', units: 10 },
  ]);
  const random = stream(1, 'scores');
  const scores = parameters.map(({ shape, prunable }) =>
    prunable ? Float32Array.from({ length: sizeOf(shape) }, () => random.uniform()) : null,
  );
  const masks = denseMasks(parameters);
  const [budget] = budgetsOf(parameters, { rate: 0.2, outputRate: null }, 'global', 1);
  const ms = await stopwatch(() => {
    prune(masks, scores, budget);
  });
  return { kind: 'task', task: 'prune 20 % of 4.3 million weights, global scope', ms };
}

/** The default data set: 10,000 training, 2,000 validation and 5,000 test images. */
export async function benchStrokes(stopwatch: Stopwatch): Promise<TaskRow> {
  const ms = await stopwatch(() => {
    generateStrokes();
  });
  return { kind: 'task', task: 'generate the default Strokes data set, 17,000 images', ms };
}
