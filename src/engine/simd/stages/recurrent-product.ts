import { paddedRows } from '../padding';
import type { Placing } from '../plan/operations';
import { choosePath } from './paths';
import type { WeightStage } from './stage';
import { reserveLists, storeSurvivors, type Lists } from './stored-survivors';
import { storeWhole } from './stored-whole';
import { entriesByOutput, survivorsByInput, survivorsByOutput } from './survivors';

/** Where each list begins and ends, all inputs in one block. */
const boundsOf = ({ starts, rows }: Lists): number[] => [starts, starts + 4, rows];

/** Where one position's numbers lie, [unit][lane], and those of all positions. */
interface Places {
  /** what the kernel reads, and what it makes of that */
  readonly hidden: number;
  readonly product: number;
  /** slopes of what it reads, and of what it makes */
  readonly carried: number;
  readonly slopes: number;
  /** [unit][position][lane]: what it reads at every position */
  readonly shifted: number;
}

/** The kernel [units, 4 · units] of a layer that reads what it gave at the position before, at one position at a time. */
interface RecurrentProduct {
  readonly stored: Pick<WeightStage, 'blocks' | 'write' | 'read'>;
  forward(): void;
  back(): void;
  /** Of the kernel, over all positions. @param slopes [4 · unit][position][lane] */
  gradient(slopes: number): void;
}

export function recurrentProduct(placing: Placing, parameter: number, places: Places): RecurrentProduct {
  // what it reads are no inputs of the network: their zeros are not counted
  const path = choosePath(placing.densityOf(parameter), 0);
  return path === 'sparse' ? sparseProduct(placing, parameter, places) : wholeProduct(placing, parameter, places);
}

function wholeProduct(placing: Placing, parameter: number, places: Places): RecurrentProduct {
  const { arena, kernels, lanes, output } = placing;
  const units = output.channels;
  const [rows, columns] = [paddedRows(units), 4 * units];
  const settings = { inputs: units, outputs: columns, trained: placing.trainedOf(parameter) };
  const kernel = storeWhole(settings, rows, columns, arena);
  const zeros = arena.reserve(columns * 4);
  const { hidden, product, carried, slopes, shifted } = places;
  const sizes = [rows, columns, columns];
  return {
    stored: {
      blocks: [kernel.block],
      write: kernel.write,
      read: (...of) => [kernel.read(...of)],
    },
    forward: () => kernels.denseForward(product, hidden, kernel.weights, zeros, ...sizes, lanes),
    back: () => kernels.denseInputGradient(carried, slopes, kernel.weights, ...sizes, lanes),
    gradient: (all) => kernels.denseWeightGradient(kernel.gradients, shifted, all, ...sizes, output.lanes),
  };
}

function sparseProduct(placing: Placing, parameter: number, places: Places): RecurrentProduct {
  const { arena, kernels, lanes, output } = placing;
  const units = output.channels;
  const sizes = { inputs: units, outputs: 4 * units };
  const byInput = survivorsByInput(placing.heldOf(parameter), sizes.inputs, sizes.outputs);
  const byOutput = survivorsByOutput(byInput, sizes.outputs);
  const settings = { ...placing, ...sizes, held: placing.heldOf(parameter), trained: placing.trainedOf(parameter) };
  const { weights, gradients, bias, lists, layer } = storeSurvivors(settings, byOutput);
  const back = reserveLists(byInput, lanes, arena);
  const whole = reserveLists(byOutput, output.lanes, arena);
  const entries = arena.reserve(byInput.places.length * 4);
  const { hidden, product, carried, slopes, shifted } = places;
  const noBias = new Float32Array(sizes.outputs);
  return {
    stored: {
      blocks: layer.blocks.slice(0, 1),
      write: (kernel) => {
        layer.write(kernel, noBias);
        for (const each of [back, whole]) each.write();
        const offsets = entriesByOutput(byInput, byOutput.starts).map((entry) => entry * 4);
        arena.words(entries, offsets.length).set(offsets);
      },
      read: (...of) => layer.read(...of).slice(0, 1),
    },
    forward: () => kernels.sparseForward(product, hidden, weights, bias, ...boundsOf(lists), sizes.outputs, lanes),
    back: () =>
      kernels.sparseInputGradient(carried, slopes, weights, entries, back.starts, back.rows, sizes.inputs, lanes),
    gradient: (all) =>
      kernels.sparseWeightGradient(gradients, shifted, all, ...boundsOf(whole), sizes.outputs, output.lanes),
  };
}
