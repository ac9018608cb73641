import { augmentBatch, notImages } from '../training/augment';
import type { TrainerSettings } from '../engine';
import type { Arena } from './arena';
import type { InputStage } from './input-stage';
import type { ResidentData } from './resident-data';

/** Where the moved images of a batch lie before they are gathered. */
interface AugmentedBatch {
  /** Brings these training images into the input, moved as in this step. Usable after the arena's commit. */
  gather(input: InputStage, examples: Uint32Array, step: number): void;
}

/**
 * Reserves the place of a batch of moved images; null when none are moved.
 * @throws Error for inputs that are no images of bytes.
 */
export function placeAugmented(
  { augmentationSeed, batch }: TrainerSettings,
  { features, inputShape, splits }: ResidentData,
  lanes: number,
  arena: Arena,
): AugmentedBatch | null {
  if (augmentationSeed === undefined) return null;
  const { train } = splits;
  if (!train.asBytes || inputShape.length !== 3) {
    throw new Error(notImages(inputShape));
  }
  const images = arena.reserve(batch * features);
  const places = arena.reserve(lanes * 4);
  return {
    gather: (input, examples, step) => {
      const count = examples.length;
      const source =
        train.outside instanceof Uint8Array ? train.outside : arena.bytes(train.inputs, train.count * features);
      const target = arena.bytes(images, batch * features);
      augmentBatch(target, source, inputShape, examples, augmentationSeed, step);
      const own = arena.words(places, count);
      for (let at = 0; at < count; at += 1) own[at] = at;
      input.gather({ ...train, inputs: images, outside: undefined }, places, count);
    },
  };
}
