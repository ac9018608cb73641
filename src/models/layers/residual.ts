import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    /** body(x) + shortcut(x); an empty shortcut is the identity (He et al. 2016). */
    readonly residual: {
      readonly body: readonly Layer[];
      readonly shortcut: readonly Layer[];
    };
  }
}

const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value + b[at]);

export default {
  id: 'residual',
  reads: 'anything',
  block: ({ body, shortcut }) => ({ body, shortcut }),
  around: (inner) => ({ kind: 'residual', ...inner }),
  shape: (_layer, _from, { body, shortcut }) => {
    if (body.join() !== shortcut.join()) {
      throw new Error(`A residual block's body gives [${body}], its shortcut [${shortcut}].`);
    }
    return body;
  },
  forward: ({ block }, values, _own, { run }) => {
    const [body, shortcut] = [run(block.body, values), run(block.shortcut, values)];
    return {
      values: sum(body.values, shortcut.values),
      pull: (slopes, found) => sum(body.pull(slopes, found), shortcut.pull(slopes, found)),
    };
  },
  wires: ({ block }, from, { follow }) => {
    const added = [...follow(block.body, from), ...follow(block.shortcut, from)];
    return added.filter(({ kernel }, at) => added.findIndex((other) => other.kernel === kernel) === at);
  },
  torch: (_node, { body, shortcut }) => ({ source: `Residual([${body.join(', ')}], [${shortcut.join(', ')}])` }),
  examples: [
    [{ kind: 'residual', body: [{ kind: 'tanh' }], shortcut: [] }, [7]],
    [
      {
        kind: 'residual',
        body: [{ kind: 'conv', filters: 3, size: 3, stride: 2, padding: 'same', bias: true }, { kind: 'tanh' }],
        shortcut: [{ kind: 'conv', filters: 3, size: 1, stride: 2, padding: 'same', bias: false }],
      },
      [6, 5, 2],
    ],
  ],
} satisfies LayerKind<'residual'>;
