import { assert, constantFrom, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataSets } from '../tasks/classification/data-sets';
import { architectures, looking } from '../models/architectures';
import { countTrainable } from '../models/network';
import { buildNetwork } from '../models';
import { derivedValue, fieldAt } from './fields';
import type { Experiment } from './schema';
import { dropSteps } from './sections/training';
import { checkLimits } from './limits';
import { readLink } from './link';
import { networkOn } from './network';
import { MOST_BYTES } from '../models/memory';
import { checkNetwork, MOST_WEIGHTS, sizeOfExperiment } from './size-limits';

const read = (link: string) => readLink(`v=1&${link}`);

describe('networks that do not fit their data', () => {
  it('give way to a fully connected one, and say what they need', () => {
    for (const { id, leastPixels } of architectures.all.filter((known) => known.leastPixels > 0)) {
      const { experiment, notes } = read(`data.set=moons&network.architecture=${id}`);
      expect(experiment.network.architecture).toBe('fully-connected');
      expect(notes).toEqual([
        {
          kind: 'no-pictures',
          path: 'network.architecture',
          given: id,
          used: 'fully-connected',
          allowed: `${leastPixels}×${leastPixels}`,
        },
      ]);
      expect(read(`network.architecture=${id}`).notes).toEqual([]); // strokes are large enough
    }
  });
});

describe('what cannot be had where a network acts', () => {
  it('gives way: other engines, and networks for pictures', () => {
    const { experiment, notes } = read('data.set=catch&engine.backend=webgpu&network.architecture=lenet-5');
    expect(experiment.engine.backend).toBe('auto');
    expect(experiment.network.architecture).toBe('fully-connected');
    expect(notes).toEqual([
      {
        kind: 'not-allowed',
        path: 'network.architecture',
        given: 'lenet-5',
        used: 'fully-connected',
        allowed: 'fully-connected',
      },
      { kind: 'not-allowed', path: 'engine.backend', given: 'webgpu', used: 'auto', allowed: 'auto, simd' },
    ]);
    expect(read('engine.backend=webgpu').notes).toEqual([]);
  });

  it('is named where it is out of range', () => {
    const { experiment, notes } = read('data.set=cartpole&data.environments=900&data.gamma=2&data.horizon=64');
    expect(experiment.data).toMatchObject({ set: 'cartpole', environments: 64, gamma: 1, horizon: 64 });
    expect(notes).toMatchObject([
      { kind: 'not-allowed', path: 'data.environments', given: '900', used: '64', allowed: '1 … 64' },
      { kind: 'not-allowed', path: 'data.gamma', given: '2', used: '1', allowed: '0.5 … 1' },
    ]);
    expect(read('data.set=breakout&data.sticky=0.9').notes).toMatchObject([
      { kind: 'not-allowed', path: 'data.sticky', given: '0.9', used: '0.5', allowed: '0 … 0.5' },
    ]);
  });
});

describe('networks over the limits', () => {
  it('of the paper are within them at full size', () => {
    for (const { id } of looking) {
      const network = buildNetwork({ architecture: id, widths: [300, 100], activation: 'relu' }, [32, 32, 3], 10);
      expect(countTrainable(network)).toBeLessThan(MOST_WEIGHTS);
      expect(read(`network.architecture=${id}&training.batch=128&training.optimizer=momentum`).notes).toEqual([]);
    }
  });
  it('get fewer filters, with the weights and bytes asked for in the note', () => {
    const { experiment, notes } = read('network.architecture=vgg-19&network.filters=256&data.train=1000');
    expect(experiment.network.filters).toBe(64);
    expect(notes).toMatchObject([{ kind: 'too-large', path: 'network.filters', used: '64' }]);
    expect(notes[0].given).toMatch(/^256 \(320,\d{3},\d{3} weights, \d\d,\d{3} MB\)$/);
    const size = sizeOfExperiment(experiment);
    expect(size.weights).toBeLessThan(MOST_WEIGHTS);
    expect(size.bytes).toBeLessThan(MOST_BYTES);
  });
  it('get their published dense layers first', () => {
    const { experiment, notes } = read('network.architecture=conv-2&network.denseWidths=2048,2048');
    expect(experiment.network).toMatchObject({ denseWidths: null, filters: null });
    expect(notes).toMatchObject([
      { path: 'network.denseWidths', given: expect.stringMatching(/^2048,2048 \(/), used: 'auto' },
    ]);
  });
  it('have no layer of no filters', () => {
    expect(read('network.architecture=conv-2&network.filters=0')).toMatchObject({
      experiment: { network: { filters: 1 } },
      notes: [{ kind: 'not-allowed', path: 'network.filters', used: '1', allowed: { english: '1 … 256, or auto' } }],
    });
  });
  it('of networks that act, by what one pass goes over', () => {
    const many = 'data.set=breakout&data.environments=64&data.horizon=512';
    expect(read(many).notes).toEqual([]);
    const { experiment, notes } = read(`${many}&network.widths=1024,1024`);
    expect(experiment.network.widths).toEqual([300, 100]);
    expect(notes).toMatchObject([
      { kind: 'too-large', path: 'network.widths', allowed: expect.stringMatching(/^305,175 weights, /) },
    ]);
    expect(read('data.set=breakout&network.widths=1024,1024').notes).toEqual([]);
  });
  it('of networks that act have no dropout, whatever a link says of it', () => {
    const [without, asked] = ['', '&network.dropout=0.5'].map((more) => read(`data.set=cartpole${more}`).experiment);
    expect(networkOn(asked, null)).toEqual(networkOn(without, null));
    const classifier = read('network.dropout=0.5').experiment;
    expect(networkOn(classifier, null).layers.some(({ kind }) => kind === 'dropout')).toBe(true);
  });
  it('also by a large batch', () => {
    const { experiment, notes } = read('network.architecture=resnet-20&network.filters=64&training.batch=512');
    expect(notes).toMatchObject([{ path: 'network.filters' }]);
    expect(sizeOfExperiment(experiment).bytes).toBeLessThan(MOST_BYTES);
  });
});

describe('scores before training over the limits', () => {
  const vgg = 'data.set=cifar-10&network.architecture=vgg-16&chains=imp,grasp';
  it('look at fewer examples where batch-norm takes them all at once', () => {
    expect(read(vgg).notes).toEqual([]);
    const { experiment, notes } = read(`${vgg}&pruning.scoreExamples=100`);
    expect(notes).toMatchObject([
      { kind: 'too-large', path: 'pruning.scoreExamples', given: '100 (8,507 MB)', used: '22', allowed: '1,900 MB' },
    ]);
    expect(experiment.pruning.scoreExamples).toBe(22);
    expect(checkLimits(experiment)).toEqual({ experiment, notes: [] });
  });
  it('do so chain by chain', () => {
    const { experiment, notes } = read(`${vgg},snip&chain.2.pruning.scoreExamples=50`);
    expect(notes).toMatchObject([{ path: 'chain.2.pruning.scoreExamples', used: '22' }]);
    expect(experiment.compare.chains[2]).toBe('snip pruning.scoreExamples=22');
  });
  it('take as many as there are without batch-norm, and nothing where none is looked at', () => {
    expect(read(`${vgg.replace('vgg-16', 'conv-6')}&pruning.scoreExamples=100`).notes).toEqual([]);
  });
  it('are refused on pictures that turn out larger, before anything is allocated', () => {
    const { experiment } = read(vgg);
    const large = buildNetwork(experiment.network, [64, 64, 3], 10);
    expect(() => checkNetwork(experiment, large)).toThrow(
      /^Scores before training look at 100 examples, for which this network takes \d{4} MB; at most 1900 MB are allowed\./,
    );
  });
});

describe('whatever a link asks for', () => {
  it('what is used fits its pictures and the limits, and nothing more is to be said of it', () => {
    assert(
      property(
        record({
          'data.set': constantFrom(...dataSets.ids),
          'data.imageSize': constantFrom('full', 'half', 'quarter'),
          'network.architecture': constantFrom(...architectures.ids),
          'network.filters': constantFrom('auto', '-1', '0', '1', '3', '16', '128', '256', '1e9'),
          'network.denseWidths': constantFrom('auto', 'none', '0', '2048,2048,2048,2048', '1'),
          'network.widths': constantFrom('none', '0', '2048,2048,2048,2048,2048,2048', '7'),
          'training.batch': constantFrom('0', '1', '60', '512', '1e9'),
        }),
        (asked) => {
          const { experiment } = read(new URLSearchParams(asked).toString());
          const { weights, bytes } = sizeOfExperiment(experiment); // throws where a kernel does not fit
          expect(weights).toBeLessThanOrEqual(MOST_WEIGHTS);
          expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
          expect(checkLimits(experiment)).toEqual({ experiment, notes: [] });
        },
      ),
    );
  });
});

describe('pictures that were read', () => {
  const { experiment } = read(
    'data.set=idx&network.architecture=conv-2&network.denseWidths=1024&data.train=100&data.validation=100&data.test=100',
  );
  const on = (side: number) => buildNetwork(experiment.network, [side, side, 1], 10);
  it('may make a network too large that fitted 28×28 pixels', () => {
    expect(() => checkNetwork(experiment, on(28))).not.toThrow();
    // 640 + 36,928 of the convolutions, 65,536 × 1,024 + 1,024 dense, 10,250 of the output layer
    expect(() => checkNetwork(experiment, on(64))).toThrow(
      /^On pictures of 64×64 pixels the network has 67157706 weights and takes \d{4} MB; at most 21000000 weights and 1900 MB are allowed\.$/,
    );
  });
  it('or take more memory than there is, with few weights', () => {
    const resnet = read('data.set=idx&network.architecture=resnet-20&training.batch=512').experiment;
    const large = buildNetwork(resnet.network, [64, 64, 1], 10);
    expect(countTrainable(large)).toBeLessThan(300_000);
    expect(() => checkNetwork(resnet, large)).toThrow(/MB are allowed/);
  });
  it('or be smaller than a kernel', () => {
    expect(() => buildNetwork({ ...experiment.network, architecture: 'lenet-5' }, [11, 11, 1], 10)).toThrow(
      'The network "lenet-5" needs pictures of at least 12×12 pixels, not 11×11.',
    );
  });
});

describe('rewind points', () => {
  it('lie before the last step, where an arm goes back to one', () => {
    expect(read('training.steps=40&training.evaluateEvery=10').notes).toEqual([]);
    const { experiment, notes } = read('training.steps=40&training.evaluateEvery=10&compare.arms=late-rewound');
    expect(experiment.pruning.rewindStep).toBe(39);
    expect(notes).toMatchObject([
      { path: 'pruning.rewindStep', given: '50', used: '39', allowed: { english: '1 … 39 with 40 steps' } },
    ]);
  });
});

describe('arms that need another one', () => {
  it('bring it with them', () => {
    const { experiment, notes } = read('compare.arms=reset-at-end');
    expect(experiment.compare.chains).toEqual(['imp', 'learning-rate-rewound*reset-at-end']);
    expect(notes).toMatchObject([{ kind: 'needs-arm', given: 'reset-at-end', used: 'learning-rate-rewound' }]);
    expect(read('compare.arms=reset-at-end,learning-rate-rewound').notes).toEqual([]);
  });
});

describe('what is derived', () => {
  const derived = (path: string, experiment: Experiment) => {
    const field = fieldAt(path);
    return field && derivedValue(experiment, field);
  };
  it('follows the other settings', () => {
    const { experiment } = read(
      'training.steps=30000&pruning.rate=0.2&network.architecture=conv-4&training.evaluateEvery=100',
    );
    expect(dropSteps(experiment)).toEqual([20_000, 25_000]);
    expect(derived('pruning.outputRate', experiment)).toBe(0.1);
    expect(derived('pruning.convRate', experiment)).toBe(0.2);
    expect(derived('network.filters', experiment)).toBe(64);
    expect(derived('network.denseWidths', experiment)).toEqual([256, 256]);
    expect(derived('training.steps', experiment)).toBeNull();
  });
  it('is written as auto, and nothing as none', () => {
    expect(read('network.architecture=conv-2&network.denseWidths=none').experiment.network.denseWidths).toEqual([]);
    expect(read('network.architecture=conv-2&network.denseWidths=auto').experiment.network.denseWidths).toBeNull();
    expect(read('training.schedule=steps&training.dropAt=700,300,300').experiment.training.dropAt).toEqual([300, 700]);
    expect(read('pruning.outputRate=auto').experiment.pruning.outputRate).toBeNull();
  });
});
