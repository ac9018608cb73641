import { describe, expect, it } from 'vitest';
import { initialize } from '../lottery/initializers';
import { buildNetwork } from '.';
import { architectures, looking, fits, type NetworkSettings } from './architectures';
import type { Layer } from './layer';
import { usesPerExample } from './multiply-adds';
import { countTrainable, type Network } from './network';
import { isConnected } from './wiring';
import { isKernel, sizeOf, type ParameterKind } from '../lottery/parameters';

const CIFAR = [32, 32, 3];

const network = (
  architecture: string,
  more: Partial<NetworkSettings> = {},
  shape: readonly number[] = CIFAR,
  classes = 10,
): Network => buildNetwork({ architecture, widths: [300, 100], activation: 'relu', ...more }, shape, classes);

/** Weights by kind of kernel. */
const weights = ({ parameters }: Network): Partial<Record<ParameterKind, number>> => {
  const counts: Partial<Record<ParameterKind, number>> = {};
  for (const spec of parameters.filter(isKernel)) counts[spec.kind] = (counts[spec.kind] ?? 0) + sizeOf(spec.shape);
  return counts;
};

describe('exact counts (SCIENCE §1)', () => {
  it.each<[string, Partial<Record<ParameterKind, number>>, number]>([
    ['conv-2', { conv: 38_592, dense: 4_259_840, output: 2_560 }, 4_301_642],
    ['conv-4', { conv: 259_776, dense: 2_162_688, output: 2_560 }, 2_425_930],
    ['conv-6', { conv: 1_144_512, dense: 1_114_112, output: 2_560 }, 2_262_602],
    ['resnet-20', { conv: 267_696, shortcut: 2_560, output: 640 }, 272_474],
    ['vgg-19', { conv: 20_018_880, output: 5_120 }, 20_040_522],
    // convolutions of 8 and 13 layers, counted by hand from the table of Simonyan & Zisserman 2015
    ['vgg-11', { conv: 9_217_728, output: 5_120 }, 9_217_728 + 5_120 + 10 + 3 * 2_752],
    ['vgg-16', { conv: 14_710_464, output: 5_120 }, 14_710_464 + 5_120 + 10 + 3 * 4_224],
  ])('%s', (id, counts, trainable) => {
    const described = network(id);
    expect(weights(described)).toEqual(counts);
    expect(countTrainable(described)).toBe(trainable);
  });

  it('LeNet-5 on 28×28 digits: 61,470 weights, 61,706 trainable', () => {
    const lenet = network('lenet-5', {}, [28, 28, 1]);
    expect(weights(lenet)).toEqual({ conv: 150 + 2_400, dense: 48_000 + 10_080, output: 840 });
    expect(countTrainable(lenet)).toBe(61_706);
  });

  it('Caffe’s LeNet-5: 430,500 weights, multiplied 288,000, 1,600,000, 400,000 and 5,000 times (Han et al. 2015, Table 4)', () => {
    const caffe = network('lenet-5-caffe', {}, [28, 28, 1]);
    expect(weights(caffe)).toEqual({ conv: 500 + 25_000, dense: 400_000, output: 5_000 });
    expect(countTrainable(caffe)).toBe(430_500 + 20 + 50 + 500 + 10);
    const uses = usesPerExample(caffe);
    const work = caffe.parameters.flatMap((spec, at) => (isKernel(spec) ? [uses[at] * sizeOf(spec.shape)] : []));
    expect(work).toEqual([288_000, 1_600_000, 400_000, 5_000]);
    expect(weights(network('lenet-5-caffe', { filters: 2, denseWidths: [3] }, [16, 16, 1]))).toEqual({
      conv: 25 * 2 + 50 * 5,
      dense: 15,
      output: 30,
    });
  });

  it('LeNet-300-100', () => {
    expect(countTrainable(network('fully-connected', {}, [28, 28, 1]))).toBe(266_610);
  });

  it('a shortcut without parameters has none: 2,560 weights and 2 · (32 + 64) of batch-norm less', () => {
    const free = network('resnet-20', { shortcut: 'parameter-free' });
    expect(weights(free)).toEqual({ conv: 267_696, output: 640 });
    expect(countTrainable(free)).toBe(272_474 - 2_560 - 192);
  });
});

describe('narrow versions', () => {
  it('Conv-2 with 8 filters and a dense layer of 32 on 16×16×3', () => {
    const narrow = network('conv-2', { filters: 8, denseWidths: [32] }, [16, 16, 3]);
    expect(weights(narrow)).toEqual({ conv: 27 * 8 + 72 * 8, dense: 8 * 8 * 8 * 32, output: 320 });
  });
  it('have as many filters as asked for in the first stage, later stages in proportion', () => {
    const filters = (id: string, first: number): number[] =>
      network(id, { filters: first })
        .parameters.filter(({ kind }) => kind === 'conv')
        .map(({ shape }) => shape[3]);
    expect(filters('conv-6', 3)).toEqual([3, 3, 6, 6, 12, 12]);
    expect(filters('vgg-11', 2)).toEqual([2, 4, 8, 8, 16, 16, 16, 16]);
    expect([...new Set(filters('resnet-20', 5))]).toEqual([5, 10, 20]);
    expect(filters('lenet-5', 3)).toEqual([3, 8]);
    expect(filters('lenet-5', 1)).toEqual([1, 3]);
  });
  it('can do without dense layers after the convolutions', () => {
    expect(weights(network('conv-4', { filters: 2, denseWidths: [] }))).toMatchObject({ output: 8 * 8 * 4 * 10 });
  });
});

describe('shapes', () => {
  it('a fully connected network takes points, and can do without hidden layers', () => {
    expect(fits(architectures.get('fully-connected'), [2])).toBe(true);
    expect(countTrainable(network('fully-connected', { widths: [] }, [2], 2))).toBe(6);
  });
  it('ResNet-20 ends in 8×8 pixels of 64 channels, its mean and one dense layer', () => {
    const last = network('resnet-20').layers.slice(-2);
    expect(last).toEqual([{ kind: 'global-average-pool' }, { kind: 'dense', units: 10 }]);
    expect(network('resnet-20').parameters.at(-2)).toMatchObject({ kind: 'output', shape: [64, 10] });
  });
  it('dropout follows every hidden dense layer, where it is asked for', () => {
    const dropouts = (id: string, dropout: number): Layer[] =>
      network(id, { dropout, widths: [5, 4] }).layers.filter(({ kind }) => kind === 'dropout');
    expect(dropouts('conv-2', 0)).toEqual([]);
    expect(dropouts('conv-2', 0.5)).toEqual([
      { kind: 'dropout', rate: 0.5 },
      { kind: 'dropout', rate: 0.5 },
    ]);
    expect(dropouts('fully-connected', 0.2)).toHaveLength(2);
    expect(dropouts('vgg-11', 0.5)).toEqual([]);
  });
});

describe.each(looking.map((architecture) => [architecture.id, architecture] as const))(
  'architecture %s',
  (id, { options, leastPixels, published }) => {
    it('fits all pictures from its least size on, of any channels, and one output layer', () => {
      for (const shape of [
        [leastPixels || 1, leastPixels || 1, 1],
        [28, 28, 1],
        [33, 30, 3],
      ]) {
        const described = network(id, { filters: 2, denseWidths: [5], widths: [5] }, shape, 4);
        expect(described.parameters.filter((spec) => spec.kind === 'output')).toHaveLength(1);
        expect(new Set(described.parameters.map((spec) => spec.name)).size).toBe(described.parameters.length);
      }
    });
    it.runIf(leastPixels > 0)('refuses smaller pictures and points, by name', () => {
      expect(fits(architectures.get(id), [2])).toBe(false);
      const least = `The network "${id}" needs pictures of at least ${leastPixels}×${leastPixels} pixels, not `;
      expect(() => network(id, {}, [leastPixels - 1, 40, 1])).toThrow(`${least}${leastPixels - 1}×40.`);
      expect(() => network(id, {}, [2])).toThrow(`${least}[2].`);
    });
    it('changes with the settings it names, and with no other', () => {
      const base: NetworkSettings = {
        architecture: id,
        widths: [7],
        activation: 'relu',
        filters: null,
        denseWidths: null,
        shortcut: 'projection',
        dropout: 0,
      };
      const others = {
        widths: [9],
        activation: 'tanh',
        filters: 3,
        denseWidths: [9],
        shortcut: 'parameter-free',
        dropout: 0.25,
      } as const;
      const layersOf = (settings: NetworkSettings): string => JSON.stringify(buildNetwork(settings, CIFAR, 10).layers);
      for (const [option, value] of Object.entries(others)) {
        const changed = layersOf({ ...base, [option]: value }) !== layersOf(base);
        expect([option, changed]).toEqual([option, options.some((known) => known === option)]);
      }
    });
    it('has its published size when nothing is said', () => {
      expect(network(id, published)).toEqual(network(id));
    });
  },
);

describe('networks that read tokens', () => {
  const reading = architectures.all.filter(({ reads }) => reads === 'tokens');
  const built = (changes: Partial<NetworkSettings>): Network =>
    buildNetwork({ architecture: '', widths: [], activation: 'relu', ...changes }, [32], 23);
  const prunable = ({ parameters }: Network): number =>
    parameters.reduce((sum, spec) => sum + (spec.prunable ? sizeOf(spec.shape) : 0), 0);

  it.each([
    // two blocks of 12 · 32² and 32 · 23; 16 · 192, 48 · 192 and 48 · 23
    ['transformer', {}, 25_312, 736 + 32 * 32],
    ['lstm', { units: 48 }, 13_392, 16 * 23],
  ] as const)('%s: weights that are pruned, and with its embeddings', (architecture, changes, weights, embedded) => {
    expect(prunable(built({ architecture, ...changes }))).toBe(weights);
    expect(prunable(built({ architecture, ...changes, pruneEmbeddings: 'yes' }))).toBe(weights + embedded);
  });

  it.each(reading.map(({ id, options }) => [id, options] as const))(
    '%s: names of its own, changes with the settings it names, refuses pictures',
    (architecture, options) => {
      const { parameters, layers } = built({ architecture });
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
      expect(parameters.filter(({ kind }) => kind === 'output').map(({ shape }) => shape[1])).toEqual([23]);
      const others = {
        activation: 'tanh',
        embedding: 40,
        blocks: 3,
        heads: 4,
        units: 20,
        recurrentLayers: 2,
        pruneEmbeddings: 'yes',
        filters: 3,
        widths: [9],
        dropout: 0.25,
      } as const;
      for (const [option, value] of Object.entries(others)) {
        const changed = JSON.stringify(built({ architecture, [option]: value }).layers) !== JSON.stringify(layers);
        expect([option, changed]).toEqual([option, options.some((known) => known === option)]);
      }
      expect(() => network(architecture, {}, [28, 28, 1])).toThrow(/reads tokens .*\[28,28,1\]/);
    },
  );

  it('queries, keys and values are drawn as kernels of their own, embeddings as their layer says', () => {
    const { parameters } = built({ architecture: 'transformer' });
    const drawn = initialize(parameters, { initializer: 'glorot-normal', standardDeviation: 0 }, 1);
    const deviationOf = (name: string): number => {
      const values = drawn[parameters.findIndex((spec) => spec.name === name)];
      return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
    };
    expect(deviationOf('1/kernel') / Math.sqrt(2 / 64)).toBeCloseTo(1, 1); // [32, 3 · 32]
    expect(deviationOf('0/table')).toBeCloseTo(0.1, 1);
    expect(deviationOf('0/positions')).toBeCloseTo(0.1, 1);
  });

  it('a path leads through them as long as one weight of each kernel on it is left, round an LSTM too', () => {
    const chain = built({ architecture: 'lstm', units: 4 });
    const only = (...left: readonly (readonly [parameter: number, ...places: number[]])[]) =>
      chain.parameters.map((spec, parameter) => {
        const own = left.find(([at]) => at === parameter);
        if (!own) return spec.prunable ? new Uint8Array(sizeOf(spec.shape)).fill(1) : null;
        const gone = new Uint8Array(sizeOf(spec.shape)).fill(1);
        for (const place of own.slice(1)) gone[place] = 0;
        return gone;
      });
    const [inputs, recurrent, output] = [1, 3, 4];
    expect(chain.parameters.map(({ name }) => name)).toEqual([
      '0/table',
      '1/kernel',
      '1/bias',
      '2/kernel',
      '3/kernel',
      '3/bias',
    ]);
    // input → forget gate of unit 0; unit 0 → cell of unit 1; unit 1 → output gate of unit 2; unit 2 → token 0
    const round = [
      [inputs, 4],
      [recurrent, 8 + 1, 16 + 12 + 2],
      [output, 2 * 23],
    ] as const;
    expect(isConnected(chain, only(...round))).toBe(true);
    expect(isConnected(chain, only(round[0], [recurrent, 8 + 1], round[2]))).toBe(false);
  });
});
