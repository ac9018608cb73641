import { exp } from '../../lottery/random/maths';
import type { LayerKind, LayerNode } from '../layer';

declare module '../layer' {
  interface Layers {
    /** Causal self-attention (Vaswani et al. 2017) over queries, keys and values that a dense layer before it makes. */
    readonly attention: { readonly heads: number };
  }
}

/** Of one example, as numbers of values: rows of queries, keys and values, and what a head has of them. */
function sizes({ layer: { heads }, from: [positions, row] }: LayerNode<'attention'>) {
  const units = row / 3;
  return { heads, positions, row, units, width: units / heads };
}

/**
 * [count, T, 3u], queries, keys and values behind one another, each of them head by head → [count, T, u]. A position asks
 * itself and those before it: softmax of q·k / √width weighs the values.
 */
export default {
  id: 'attention',
  reads: 'sequences',
  shape: ({ heads }, [positions, row]) => {
    if (row % (3 * heads) !== 0) throw new Error(`${heads} heads cannot share ${row} queries, keys and values.`);
    return [positions, row / 3];
  },
  forward: (node, values, _own, { count, room }) => {
    const { heads, positions, row, units, width } = sizes(node);
    const scale = 1 / Math.sqrt(width);
    const outputs = room(count * positions * units);
    const weights = new Float64Array(count * heads * positions * positions);
    /** Calls back with each example and head: where its weights, queries and outputs begin. */
    const each = (visit: (table: number, query: number, output: number) => void): void => {
      for (let at = 0; at < count * heads; at += 1) {
        const [example, head] = [Math.floor(at / heads), at % heads];
        const of = (length: number): number => example * positions * length + head * width;
        visit(at * positions * positions, of(row), of(units));
      }
    };
    const dot = (a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number): number => {
      let sum = 0;
      for (let unit = 0; unit < width; unit += 1) sum += a[i + unit] * b[j + unit];
      return sum;
    };
    each((table, query, output) => {
      for (let t = 0; t < positions; t += 1) {
        const own = weights.subarray(table + t * positions, table + t * positions + t + 1);
        for (let s = 0; s <= t; s += 1) own[s] = scale * dot(values, query + t * row, values, query + units + s * row);
        const largest = own.reduce((a, b) => Math.max(a, b), -Infinity);
        own.forEach((score, s) => (own[s] = exp(score - largest)));
        const sum = own.reduce((a, b) => a + b, 0);
        own.forEach((power, s) => {
          own[s] = power / sum;
          const value = query + 2 * units + s * row;
          for (let unit = 0; unit < width; unit += 1) {
            outputs[output + t * units + unit] += own[s] * values[value + unit];
          }
        });
      }
    });
    return {
      values: outputs,
      pull: (slopes) => {
        const pulled = new Float64Array(values.length);
        each((table, query, output) => {
          for (let t = 0; t < positions; t += 1) {
            const own = weights.subarray(table + t * positions, table + t * positions + t + 1);
            const asked = own.map((_, s) => dot(slopes, output + t * units, values, query + 2 * units + s * row));
            const mean = own.reduce((sum, weight, s) => sum + weight * asked[s], 0);
            own.forEach((weight, s) => {
              const slope = scale * weight * (asked[s] - mean);
              const [q, k] = [query + t * row, query + units + s * row];
              for (let unit = 0; unit < width; unit += 1) {
                pulled[k + units + unit] += weight * slopes[output + t * units + unit];
                pulled[q + unit] += slope * values[k + unit];
                pulled[k + unit] += slope * values[q + unit];
              }
            });
          }
        });
        return pulled;
      },
    };
  },
  byExample: true,
  // what comes through is the values; without queries and keys it is their mean
  wires: ({ to: [, units] }, from) =>
    from.map(({ kernel, channels, first = 0 }) => ({ kernel, channels: units, first: first + channels - units })),
  fixed: (node) => {
    const { positions, units } = sizes(node);
    return positions * (positions + 1) * units; // q·k and the weighted sum, of a position and those before it
  },
  values: (node) => {
    const { heads, positions, units } = sizes(node);
    return positions * (units + heads * positions);
  },
  mixes: true,
  torch: ({ layer: { heads } }) => ({ source: `Attention(${heads})` }),
  examples: [
    [{ kind: 'attention', heads: 2 }, [5, 12]],
    [{ kind: 'attention', heads: 1 }, [3, 9]],
  ],
} satisfies LayerKind<'attention'>;
