import { expect, it } from 'vitest';
import { isKernel, sizeOf } from '../lottery/parameters';
import { buildNetwork } from '../models';
import { layerRows } from './layer-table';

/** From the shares of a table in the paper, the columns that follow from them. */
function tableOf(architecture: string, left: readonly number[], active: readonly number[], values: readonly number[]) {
  const network = buildNetwork({ architecture, widths: [300, 100], activation: 'relu' }, [28, 28, 1], 10);
  const kernels = network.parameters.flatMap((spec, at) => (isKernel(spec) ? [at] : []));
  const counted = kernels.map((parameter, at) => ({
    parameter,
    reads: at === 0 ? 1 : active[at - 1] / 100,
    values: values[at],
    gives: active[at] / 100,
  }));
  const kept = network.parameters.map(({ shape }) => sizeOf(shape));
  kernels.forEach((parameter, at) => (kept[parameter] *= left[at] / 100));
  return layerRows(network, counted, kept).map(({ kept, activations, work }) =>
    [kept, activations, work].map((share) => Math.round(100 * share)),
  );
}

it('LeNet-300-100 of Han et al. 2015, Table 3: all but the first columns follow', () => {
  expect(tableOf('fully-connected', [8, 9, 26], [38, 65, 100], [300, 100, 10])).toEqual([
    [8, 38, 8],
    [9, 65, 3], // printed: 4, as shares are rounded
    [26, 100, 17],
    [8, 46, 8],
  ]);
});

it('LeNet-5 of Han et al. 2015, Table 4: activations are counted behind the pooling', () => {
  expect(tableOf('lenet-5-caffe', [66, 12, 8, 19], [82, 72, 55, 100], [2_880, 800, 500, 10])).toEqual([
    [66, 82, 66],
    [12, 72, 10],
    [8, 55, 6],
    [19, 100, 10],
    [8, 77, 16],
  ]);
});

it('of nothing counted there is no table', () => {
  const network = buildNetwork({ architecture: 'fully-connected', widths: [], activation: 'relu' }, [2], 2);
  expect(layerRows(network, [], [])).toEqual([]);
  // nothing said of masks: all are left
  const [row] = layerRows(network, [{ parameter: 0, reads: 1, values: 2, gives: 0.5 }], []);
  expect(row).toMatchObject({ weights: 4, kept: 1, activations: 0.5, multiplyAdds: 4, work: 1 });
});
