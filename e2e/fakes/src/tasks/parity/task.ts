/** Parity: is the number of ones among some bits even or odd? Judged by the bits of the answer that stay open. */
import { counted, number, valuesIn } from '../../../../../src/field';
import type { Metric } from '../../../../../src/lottery/metric';
import { sentences } from '../../../../../src/problem';
import { registry } from '../../../../../src/registry';
import type { DataSettings, Task, TaskSet } from '../../../../../src/tasks/task';

const bits: Metric = { id: 'bits', better: 'lower', unit: 'bits', digits: 3 };
const said = sentences('parity', {
  validation: 'validation bits',
  test: 'test bits',
  train: 'training bits',
  guesses: 'it leaves {{floor}} bits open',
  length: 'it asks of {{given}} bits; allowed: {{wanted}}',
});

const made = { length: number({ ...counted, default: 3, min: 2, max: 8 }) };
export const lengthOf = (data: DataSettings): number => valuesIn(made, data).length;

const parity: TaskSet = { id: 'parity', version: 1, files: [], most: { train: 100_000, test: 100_000 } };

const task: Task = {
  id: 'parity',
  order: 99,
  sets: registry('data set', { parity }),
  fields: { made },
  inputShape: (data) => [lengthOf(data)],
  contradiction: (data, { inputShape: [given] }) =>
    given === lengthOf(data) ? null : said('length', { given, wanted: lengthOf(data) }),
  outputs: () => 2,
  metrics: [bits],
  columns: { 'validation.bits': said('validation'), 'test.bits': said('test'), 'train.bits': said('train') },
  judge: bits,
  stop: bits,
  tolerance: () => ({ margin: 0.05, vague: 0.2 }),
  failure: () => 1,
  ideal: () => 0,
  guessing: () => ({ floor: 1, exact: true, isGuessing: (score) => !(score < 1) }),
  notLearned: (floor) => said('guesses', { floor }),
  examples: (split, { train, validation, test }) =>
    split === 'test' ? test : split === 'train' ? Math.min(train, validation) : validation,
};
export default task;
