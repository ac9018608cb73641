import type { Evaluation } from '../../../../../src/engine/engine';
import type { Examples, SplitName } from '../../../../../src/engine/examples';
import { stream } from '../../../../../src/lottery/random/stream';
import { supervised } from '../../../../../src/tasks/supervised';
import type { DataSettings } from '../../../../../src/tasks/task';
import type { Work } from '../../../../../src/tasks/work';
import task, { lengthOf } from './task';

function examples(data: DataSettings, seed: number, split: SplitName): Examples {
  const [count, length] = [data[split], lengthOf(data)];
  const random = stream(seed, 'data', task.id, split);
  const inputs = Float32Array.from({ length: count * length }, () => (random.uniform() < 0.5 ? -1 : 1));
  const ones = (at: number) => inputs.subarray(at * length, (at + 1) * length).filter((bit) => bit > 0).length;
  return { count, inputs, labels: Uint8Array.from({ length: count }, (_, at) => ones(at) % 2) };
}

const measure = ({ loss }: Evaluation) => ({ bits: loss / Math.LN2 });

const work: Work = {
  id: task.id,
  load(data, seed) {
    const split = (name: SplitName) => examples(data, seed, name);
    const info = { inputShape: task.inputShape(data), classNames: ['even', 'odd'] };
    const splits = { ...info, train: split('train'), validation: split('validation'), test: split('test') };
    return { info, splits };
  },
  measure,
  train: supervised(task, measure),
};
export default work;
