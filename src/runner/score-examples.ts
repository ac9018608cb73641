/** The examples that scores before training look at. */
import type { Examples, Splits } from '../engine/examples';
import { permutation, stream } from '../lottery/random/stream';
import type { Chance } from '../lottery/step';
import type { LabelledExamples } from '../models/probe';

/**
 * The first of each class in an order of their own, as the network sees them: bytes are numbers 0 … 1, standardized where
 * engines do so. Of a class with fewer, all.
 */
export function pickExamples(
  { train, inputShape, standardization }: Pick<Splits, 'train' | 'inputShape' | 'standardization'>,
  perClass: number,
  { seed, names }: Chance,
): LabelledExamples {
  const picked = placesByClass(train, perClass, permutation(stream(seed, ...names), train.count));
  const size = inputShape.reduce((a, b) => a * b, 1);
  const channels = inputShape[inputShape.length - 1];
  const scale = train.inputs instanceof Uint8Array ? 1 / 255 : 1;
  const inputs = new Float64Array(picked.length * size);
  for (const [row, place] of picked.entries()) {
    for (let at = 0; at < size; at += 1) {
      const value = train.inputs[place * size + at] * scale;
      const channel = at % channels;
      inputs[row * size + at] = standardization
        ? (value - standardization.mean[channel]) / standardization.standardDeviation[channel]
        : value;
    }
  }
  return { inputs, labels: Uint8Array.from(picked, (place) => train.labels[place]), count: picked.length };
}

/** In the given order, each class's first ones. */
function placesByClass({ labels }: Examples, perClass: number, order: ArrayLike<number>): number[] {
  const found = new Map<number, number>();
  return Array.from(order).filter((place) => {
    const before = found.get(labels[place]) ?? 0;
    found.set(labels[place], before + 1);
    return before < perClass;
  });
}
