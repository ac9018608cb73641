import { inputBytes, MANY_BYTES, type Examples, type SplitName, type Splits } from '../examples';
import type { Arena } from './arena';

/** One split in WebAssembly memory, row by row as it came; bytes stay bytes. */
export interface ResidentSplit {
  readonly count: number;
  /** address; 0 where they stay outside */
  readonly inputs: number;
  /** inputs of which there are many: they stay where they are, and each batch is copied; absent: all are copied once */
  readonly outside?: Examples['inputs'];
  readonly labels: number;
  readonly asBytes: boolean;
}

/** The data set in WebAssembly memory: addresses, sizes and what was counted on the way in. */
export interface ResidentData {
  /** values of one example */
  readonly features: number;
  /** largest label + 1 */
  readonly classes: number;
  /** largest token + 1 where inputs are tokens, and each has a label; else 0 */
  readonly tokens: number;
  /** fraction of zeros among the training inputs, counted or as the splits declare it */
  readonly zeros: number;
  readonly splits: Readonly<Record<SplitName, ResidentSplit>>;
  /** address of one example of zero bytes, for empty lanes */
  readonly emptyExample: number;
  /** addresses of [channels] means and 1 / standard deviations; null: inputs stay as they are */
  readonly standardization: { readonly channels: number; readonly means: number; readonly inverses: number } | null;
  readonly inputShape: readonly number[];
}

/**
 * Copies the splits into `arena`.
 * @param many bytes from which on inputs stay outside
 * @throws Error when an array is shorter or longer than its count says, or above the memory limit.
 */
export function makeResident(splits: Splits, arena: Arena, many = MANY_BYTES): ResidentData {
  const isMany = inputBytes(splits) >= many;
  const features = splits.inputShape.reduce((product, length) => product * length, 1);
  const mark = arena.mark();
  const names = ['train', 'validation', 'test'] as const;
  const answers = splits.tokens ? features : 1;
  for (const name of names) checkSizes(name, splits[name], features, answers);
  const reserve = (examples: Examples): ResidentSplit => ({
    count: examples.count,
    ...(isMany ? { inputs: 0, outside: examples.inputs } : { inputs: arena.reserve(examples.inputs.byteLength) }),
    labels: arena.reserve(examples.count * answers),
    asBytes: examples.inputs instanceof Uint8Array,
  });
  const resident = {
    train: reserve(splits.train),
    validation: reserve(splits.validation),
    test: reserve(splits.test),
  };
  const emptyExample = arena.reserve(features);
  const { standardization, inputShape } = splits;
  const channels = standardization?.mean.length ?? 0;
  const means = arena.reserve(channels * 4);
  const inverses = arena.reserve(channels * 4);
  arena.commit(mark);
  if (standardization) {
    arena.floats(means, channels).set(standardization.mean);
    arena.floats(inverses, channels).set(standardization.standardDeviation.map((deviation) => 1 / deviation));
  }
  let [classes, tokens] = [0, 0];
  for (const name of names) {
    const { inputs, labels, count } = splits[name];
    arena.bytes(resident[name].labels, count * answers).set(labels);
    for (const label of labels) classes = Math.max(classes, label + 1);
    if (splits.tokens) for (const token of inputs) tokens = Math.max(tokens, token + 1);
    if (resident[name].outside) continue;
    if (inputs instanceof Uint8Array) arena.bytes(resident[name].inputs, inputs.length).set(inputs);
    else arena.floats(resident[name].inputs, inputs.length).set(inputs);
  }
  // a black pixel is not 0 when it is standardized
  const zeros = splits.zeros ?? (standardization ? 0 : fractionOfZeros(splits.train.inputs));
  return {
    features,
    classes,
    tokens,
    zeros,
    splits: resident,
    emptyExample,
    standardization: standardization ? { channels, means, inverses } : null,
    inputShape,
  };
}

function checkSizes(name: string, { count, inputs, labels }: Examples, features: number, answers: number): void {
  if (answers > 1 && !(inputs instanceof Uint8Array)) throw new Error(`Tokens of the ${name} split have to be bytes.`);
  if (inputs.length !== count * features) {
    throw new Error(`The ${name} split holds ${inputs.length} input values, not ${count} × ${features}.`);
  }
  if (labels.length !== count * answers) {
    throw new Error(
      `The ${name} split holds ${labels.length} labels for ${count} examples${answers > 1 ? ` of ${answers} tokens` : ''}.`,
    );
  }
}

function fractionOfZeros(values: Uint8Array | Float32Array): number {
  let zeros = 0;
  for (let at = 0; at < values.length; at += 1) if (values[at] === 0) zeros += 1;
  return values.length === 0 ? 0 : zeros / values.length;
}
