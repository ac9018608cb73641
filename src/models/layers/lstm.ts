import { exp, tanh } from '../../lottery/random/maths';
import type { LayerKind, Source } from '../layer';

declare module '../layer' {
  interface Layers {
    /** A long short-term memory (Hochreiter & Schmidhuber 1997) over what a dense layer before it makes of its inputs. */
    readonly lstm: unknown;
  }
}

const sigmoid = (x: number): number => 1 / (1 + exp(-x));

/**
 * [count, T, 4h], the inputs' part of the gates i, f, g, o → [count, T, h]: z = inputs + h₋ W; c = σ(z_f + 1) c₋ + σ(z_i) tanh z_g;
 * h = σ(z_o) tanh c, both 0 before the first position. The 1 stands in the gate and not in the bias (Gers et al. 2000 began
 * with open gates): no way of drawing weights can lose it.
 */
export default {
  id: 'lstm',
  reads: 'sequences',
  shape: (_layer, [positions, gates]) => {
    if (gates % 4 !== 0) throw new Error(`An lstm layer needs four gates side by side, not ${gates} values.`);
    return [positions, gates / 4];
  },
  parameters: (_layer, [, gates]) => [
    { name: 'kernel', kind: 'dense', shape: [gates / 4, gates], fanIn: gates / 4, fanOut: gates / 4 },
  ],
  forward: ({ from: [positions, gates] }, values, [kernel], { count, zeros, room }) => {
    const units = gates / 4;
    const outputs = room(count * positions * units);
    const open = new Float64Array(values.length); // i, f, g, o
    const [cells, squashed] = [outputs, outputs].map(({ length }) => new Float64Array(length));
    for (let row = 0; row < count * positions; row += 1) {
      const isFirst = row % positions === 0;
      const before = (row - 1) * units;
      const z = values.slice(row * gates, (row + 1) * gates);
      const heard = isFirst ? 0 : units;
      for (let from = 0; from < heard; from += 1) {
        for (let gate = 0; gate < gates; gate += 1) z[gate] += outputs[before + from] * kernel[from * gates + gate];
      }
      const own = open.subarray(row * gates, (row + 1) * gates);
      for (let unit = 0; unit < units; unit += 1) {
        const [i, f, g, o] = [0, 1, 2, 3].map((gate) => gate * units + unit);
        own[i] = sigmoid(z[i]);
        own[f] = sigmoid(z[f] + 1);
        own[g] = tanh(z[g]);
        own[o] = sigmoid(z[o]);
        const at = row * units + unit;
        cells[at] = (isFirst ? 0 : own[f] * cells[before + unit]) + own[i] * own[g];
        squashed[at] = tanh(cells[at]);
        outputs[at] = own[o] * squashed[at];
      }
    }
    /** ∂z/∂gates before they are squashed, from the last position to the first. */
    const back = (slopes: Float64Array): Float64Array => {
      const pulled = new Float64Array(values.length);
      for (let example = 0; example < count; example += 1) {
        const [carried, kept] = [new Float64Array(units), new Float64Array(units)]; // of h and c, from the position behind
        for (let t = positions - 1; t >= 0; t -= 1) {
          const row = example * positions + t;
          const own = open.subarray(row * gates, (row + 1) * gates);
          const dz = pulled.subarray(row * gates, (row + 1) * gates);
          for (let unit = 0; unit < units; unit += 1) {
            const [i, f, g, o] = [0, 1, 2, 3].map((gate) => gate * units + unit);
            const at = row * units + unit;
            const dh = slopes[at] + carried[unit];
            const dc = dh * own[o] * (1 - squashed[at] * squashed[at]) + kept[unit];
            const past = t === 0 ? 0 : cells[at - units];
            dz[i] = dc * own[g] * own[i] * (1 - own[i]);
            dz[f] = dc * past * own[f] * (1 - own[f]);
            dz[g] = dc * own[i] * (1 - own[g] * own[g]);
            dz[o] = dh * squashed[at] * own[o] * (1 - own[o]);
            kept[unit] = dc * own[f];
          }
          for (let unit = 0; unit < units; unit += 1) {
            carried[unit] = 0;
            for (let gate = 0; gate < gates; gate += 1) carried[unit] += kernel[unit * gates + gate] * dz[gate];
          }
        }
      }
      return pulled;
    };
    return {
      values: outputs,
      pull: back,
      gradients: (slopes) => {
        const [found, pulled] = [zeros(kernel.length), back(slopes)];
        for (let row = 0; row < count * positions; row += 1) {
          if (row % positions === 0) continue;
          for (let unit = 0; unit < units; unit += 1) {
            const value = outputs[(row - 1) * units + unit];
            for (let gate = 0; gate < gates; gate += 1)
              found[unit * gates + gate] += value * pulled[row * gates + gate];
          }
        }
        return [found];
      },
    };
  },
  byExample: true,
  // a unit hears of four gates, and they of all units
  wires: ({ parameters: [kernel], to: [, units] }, from, walk) => {
    const gatesOf = (source: Source): Source[] =>
      [0, 1, 2, 3].map((gate) => ({ kernel: source.kernel, channels: units, first: gate * units }));
    const reads = from.flatMap(gatesOf);
    const own = gatesOf({ kernel: walk.kernel(kernel, reads), channels: units });
    reads.push(...own);
    return reads;
  },
  uses: ({ from: [positions] }) => positions,
  values: ({ from: [positions, gates] }) => 3 * positions * gates,
  mixes: true,
  torch: ({ to: [, units] }) => ({ source: `Lstm(${units})`, state: ['weight'] }),
  examples: [
    [{ kind: 'lstm' }, [2, 8]],
    [{ kind: 'lstm' }, [7, 12]],
  ],
} satisfies LayerKind<'lstm'>;
