import type { SimdLayer } from '../../../../../../src/engine/simd/layer';

const doubling: SimdLayer<'doubling'> = {
  id: 'doubling',
  plan: (_node, from, plan) =>
    plan.add({
      kind: 'doubling',
      from,
      to: plan.like(from),
      elementwise: true,
      place: ({ kernels, input, output }) => ({
        forward: () => kernels.add(output.value, input.value, input.value, output.bytes, -Infinity),
        backward: () => kernels.add(input.gradient, output.gradient, output.gradient, output.bytes, -Infinity),
      }),
    }),
};
export default doubling;
