import type { SimdLayer } from '../layer';
import { paddedRows } from '../padding';
import type { Placing } from '../plan/operations';
import { recurrentProduct } from '../stages/recurrent-product';
import type { WeightStage } from '../stages/stage';

export default {
  id: 'lstm',
  plan: ({ to: [positions, units], parameters }, from, plan) =>
    plan.add({
      kind: 'lstm',
      from,
      to: plan.units(units, positions),
      parameters,
      readsBack: ['input'],
      hasKernel: true,
      place: (placing) => lstmStage(placing, parameters[0]),
    }),
} satisfies SimdLayer<'lstm'>;

/** Position by position there and back; the kernel's gradient is one product over all of them. */
function lstmStage(placing: Placing, parameter: number): WeightStage {
  const { arena, kernels, lanes, input, output } = placing;
  const { channels: units, positions, channel: pitch } = output;
  const laneBytes = lanes * 4;
  const block = units * laneBytes;
  const reserve = (blocks: number): number => arena.reserve(blocks * block);
  // what is kept for the way back, by position
  const [gates, cells, squashed] = [reserve(4 * positions), reserve(positions), reserve(positions)];
  const shifted = arena.reserve(paddedRows(units) * pitch); // [unit][position][lane]: h of the position before
  const [kept, hidden, carried] = [block, paddedRows(units) * laneBytes, paddedRows(units) * laneBytes].map((bytes) =>
    arena.reserve(bytes),
  );
  const [product, slopes] = [reserve(4), reserve(4)];
  const kernel = recurrentProduct(placing, parameter, { hidden, product, carried, slopes, shifted });
  const at = (t: number, parts = 1): number => t * parts * block;
  const cellBefore = (t: number): number => (t === 0 ? 0 : cells + at(t - 1));
  const own = [units, lanes, pitch];
  return {
    ...kernel.stored,
    forward: () => {
      for (let t = 0; t < positions; t += 1) {
        if (t > 0) kernel.forward();
        const place = t * laneBytes;
        const next = t + 1 < positions ? shifted + place + laneBytes : 0;
        const kept3 = [gates + at(t, 4), cells + at(t), squashed + at(t)];
        const reads = [input.value + place, product, cellBefore(t)];
        kernels.lstmCell(output.value + place, next, hidden, ...kept3, ...reads, ...own);
      }
    },
    backward: () => {
      for (const [address, bytes] of [
        [kept, block],
        [carried, block],
      ]) {
        arena.bytes(address, bytes).fill(0);
      }
      for (let t = positions - 1; t >= 0; t -= 1) {
        const place = t * laneBytes;
        const writes = [input.gradient + place, slopes, kept];
        const reads = [output.gradient + place, carried, gates + at(t, 4), squashed + at(t), cellBefore(t)];
        kernels.lstmCellGradient(...writes, ...reads, ...own);
        if (t > 0) kernel.back();
      }
      kernel.gradient(input.gradient);
    },
  };
}
