import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly positions: {
      /** with which it is drawn */
      readonly deviation: number;
      /** is it pruned, and counted, as kernels are? */
      readonly prunable: boolean;
    };
  }
}

/** Adds what is learned of each position, [T, units]: the same to all examples. */
export default {
  id: 'positions',
  reads: 'sequences',
  shape: (_layer, from) => from,
  parameters: ({ deviation, prunable }, [positions, units]) => [
    {
      name: 'positions',
      kind: prunable ? 'dense' : 'embedding',
      shape: [positions, units],
      fanIn: positions,
      fanOut: units,
      deviation,
    },
  ],
  forward: (_node, values, [added], { zeros }) => ({
    values: values.map((value, at) => value + added[at % added.length]),
    pull: (slopes) => slopes,
    gradients: (slopes) => {
      const found = zeros(added.length);
      for (let at = 0; at < slopes.length; at += 1) found[at % added.length] += slopes[at];
      return [found];
    },
  }),
  wires: ({ layer: { prunable }, parameters, to: [, units] }, from, walk) =>
    prunable ? [...from, { kernel: walk.kernel(parameters[0], from), channels: units }] : from,
  uses: () => 1,
  torch: ({ from: [positions, units] }) => ({ source: `Positions(${positions}, ${units})`, state: ['weight'] }),
  examples: [
    [{ kind: 'positions', deviation: 0.1, prunable: false }, [5, 4]],
    [{ kind: 'positions', deviation: 0.1, prunable: true }, [3, 6]],
  ],
} satisfies LayerKind<'positions'>;
