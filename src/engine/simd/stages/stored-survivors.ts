import type { Arena } from '../arena';
import { paddedRows, vectorBytes } from '../padding';
import type { Survivors } from './survivors';
import type { DenseSettings } from './dense-settings';
import { gather, scatter } from '../places';
import { copied } from '../zeros';
import { placeFrozen } from './frozen';
import type { WeightStage } from './stage';

/** What both sparse layers have in common: addresses, and the parts that are the same. */
interface StoredSurvivors {
  readonly weights: number;
  readonly gradients: number;
  readonly bias: number;
  readonly lists: Lists;
  readonly layer: Pick<WeightStage, 'blocks' | 'write' | 'read'>;
  biasGradient(): void;
}

/** Reserves the weights of `survivors`, in their order, their gradients, lists and biases. */
export function storeSurvivors(
  { arena, kernels, inputs, outputs, lanes, trained, output }: DenseSettings,
  survivors: Survivors,
): StoredSurvivors {
  const count = survivors.places.length;
  const rows = paddedRows(outputs);
  const bytes = vectorBytes(count);
  const weights = arena.reserve(bytes);
  const gradients = arena.reserve(bytes);
  const frozen = placeFrozen(survivors.places, trained, arena);
  const bias = arena.reserve(rows * 4);
  const biasGradients = arena.reserve(rows * 4);
  const lists = reserveLists(survivors, lanes, arena);
  return {
    weights,
    gradients,
    bias,
    lists,
    biasGradient: () => kernels.biasGradient(biasGradients, output.gradient, rows, lanes),
    layer: {
      blocks: [
        { weights, gradients, mask: frozen.mask, bytes, decays: true },
        { weights: bias, gradients: biasGradients, mask: 0, bytes: rows * 4, decays: false },
      ],
      write: (kernel, biases) => {
        lists.write();
        const stored = arena.floats(weights, count);
        gather(kernel, survivors.places, stored);
        frozen.write();
        arena.floats(bias, outputs).set(biases);
      },
      read: (what, zeros) => {
        const stored = arena.floats(what === 'weights' ? weights : gradients, count);
        const kernel = zeros(inputs * outputs);
        scatter(stored, survivors.places, kernel);
        if (what === 'gradients') frozen.clear(kernel);
        return [kernel, copied(arena.floats(what === 'weights' ? bias : biasGradients, outputs), zeros)];
      },
    },
  };
}

/** Survivors as the kernels read them; `rows`: byte offsets of the activations at the other end. */
export interface Lists {
  readonly starts: number;
  readonly rows: number;
  write(): void;
}

/** Reserves the lists; their `write` fills them after the commit. */
export function reserveLists(survivors: Survivors, lanes: number, arena: Arena): Lists {
  const starts = arena.reserve(survivors.starts.length * 4);
  const rows = arena.reserve(survivors.ends.length * 4);
  return {
    starts,
    rows,
    write: () => {
      arena.words(starts, survivors.starts.length).set(survivors.starts);
      const offsets = arena.words(rows, survivors.ends.length);
      survivors.ends.forEach((end, entry) => {
        offsets[entry] = end * lanes * 4;
      });
    },
  };
}
