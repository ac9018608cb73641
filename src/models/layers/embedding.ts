import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly embedding: {
      /** how many kinds of tokens there are */
      readonly tokens: number;
      readonly units: number;
      /** with which it is drawn */
      readonly deviation: number;
      /** is it pruned, and counted, as kernels are? */
      readonly prunable: boolean;
    };
  }
}

/** The row of a table [tokens, units] for each token: [count, T] → [count, T, units]. */
export default {
  id: 'embedding',
  reads: 'tokens',
  shape: ({ units }, [positions]) => [positions, units],
  parameters: ({ tokens, units, deviation, prunable }) => [
    {
      name: 'table',
      kind: prunable ? 'dense' : 'embedding',
      shape: [tokens, units],
      fanIn: tokens,
      fanOut: units,
      deviation,
    },
  ],
  forward: ({ layer: { units } }, values, [table], { zeros, room }) => {
    const outputs = room(values.length * units);
    values.forEach((token, at) => {
      const row = Math.round(token) * units;
      for (let unit = 0; unit < units; unit += 1) outputs[at * units + unit] = table[row + unit];
    });
    return {
      values: outputs,
      pull: () => new Float64Array(values.length), // nothing follows the number of a token
      gradients: (slopes) => {
        const found = zeros(table.length);
        values.forEach((token, at) => {
          const row = Math.round(token) * units;
          for (let unit = 0; unit < units; unit += 1) found[row + unit] += slopes[at * units + unit];
        });
        return [found];
      },
    };
  },
  byExample: true,
  // which token reads which row is not known before: each reads every one
  wires: ({ layer: { units, prunable }, parameters }, from, walk) => {
    const reads = from.map(({ kernel }) => ({ kernel, channels: 1 }));
    return prunable ? [{ kernel: walk.kernel(parameters[0], reads), channels: units }] : reads;
  },
  // a row of the table per position: of each weight as many as there are rows
  uses: ({ layer: { tokens }, from: [positions] }) => positions / tokens,
  mixes: true,
  torch: ({ layer: { tokens, units } }) => ({ source: `Embedding(${tokens}, ${units})`, state: ['weight'] }),
  examples: [
    [{ kind: 'embedding', tokens: 5, units: 6, deviation: 0.1, prunable: false }, [7]],
    [{ kind: 'embedding', tokens: 3, units: 2, deviation: 0.1, prunable: true }, [4]],
  ],
} satisfies LayerKind<'embedding'>;
