import type { Activation } from './activation';
import type { Arena } from './arena';
import type { Kernels } from './kernel-module';
import type { ResidentData, ResidentSplit } from './resident-data';

/** Where batches come in. */
export interface InputStage {
  /** address of [features + 1]: where each feature's list of non-zero vectors starts; 0: none */
  readonly vectorStarts: number;
  /** Copies `count` examples, whose numbers lie at `indices`, into the input. */
  gather(split: ResidentSplit, indices: number, count: number): void;
}

/**
 * The input of a network for `lanes` examples at a time.
 * @param listVectors list where it is not zero, for a first layer that reads nothing else
 */
export function placeInput(
  { value }: Activation,
  lanes: number,
  listVectors: boolean,
  { features, tokens, splits, emptyExample, standardization }: ResidentData,
  arena: Arena,
  kernels: Kernels,
): InputStage {
  const staged = arena.reserve(features * lanes); // bytes, [features][lanes]
  const starts = listVectors ? arena.reserve((features + 1) * 4) : 0;
  // one place is written before it is kept
  const vectors = listVectors ? arena.reserve(features * lanes + 4) : 0;
  const copied = Object.values(splits).flatMap(({ outside }) => outside ?? []);
  const valueBytes = Math.max(0, ...copied.map(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT));
  const batch = copied.length > 0 ? arena.reserve(features * lanes * valueBytes) : 0;
  const places = copied.length > 0 ? arena.reserve(lanes * 4) : 0;

  /** Copies these examples to `batch`, one after the other. */
  const copy = (all: Uint8Array | Float32Array, examples: Uint32Array): void => {
    const row = features * all.BYTES_PER_ELEMENT;
    const source = new Uint8Array(all.buffer, all.byteOffset, all.byteLength);
    const target = arena.bytes(batch, examples.length * row);
    examples.forEach((example, at) => target.set(source.subarray(example * row, (example + 1) * row), at * row));
    const own = arena.words(places, examples.length);
    for (let at = 0; at < own.length; at += 1) own[at] = at;
  };

  return {
    vectorStarts: starts,
    gather: ({ inputs: resident, outside, asBytes }, examples, count) => {
      if (outside) copy(outside, arena.words(examples, count));
      const [inputs, indices] = outside ? [batch, places] : [resident, examples];
      if (tokens > 0) {
        kernels.stageBytes(staged, inputs, features, indices, count, lanes, emptyExample);
        kernels.widenTokens(value, staged, features * lanes);
      } else if (asBytes) {
        kernels.stageBytes(staged, inputs, features, indices, count, lanes, emptyExample);
        if (listVectors) kernels.widenVectors(value, staged, features, lanes, starts, vectors);
        else kernels.widenAll(value, staged, features, lanes);
      } else {
        kernels.gatherFloats(value, inputs, features, indices, count, lanes);
        if (listVectors) kernels.scanVectors(value, features, lanes, starts, vectors);
      }
      if (standardization) {
        const { channels, means, inverses } = standardization;
        kernels.standardize(value, features, lanes, channels, means, inverses);
      }
    },
  };
}
