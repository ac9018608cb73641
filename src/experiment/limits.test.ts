import { describe, expect, it } from 'vitest';
import { architectures } from '../models/architectures';
import { countTrainable } from '../models/layers';
import { buildNetwork } from '../models';
import { derivedValue, dropSteps } from './derived';
import { readLink } from './link';
import { MOST_BYTES, MOST_WEIGHTS, sizeOfExperiment } from './size-limits';

const read = (link: string) => readLink(`v=1&${link}`);

describe('networks that do not fit their data', () => {
  it('give way to a fully connected one, and say what they need', () => {
    for (const { id, leastPixels } of architectures.all.filter((known) => known.leastPixels > 0)) {
      const { experiment, notes } = read(`data.set=moons&network.architecture=${id}`);
      expect(experiment.network.architecture).toBe('fully-connected');
      expect(notes).toEqual([
        { kind: 'no-pictures', path: 'network.architecture', given: id, used: 'fully-connected', allowed: `${leastPixels}×${leastPixels}` },
      ]);
      expect(read(`network.architecture=${id}`).notes).toEqual([]); // strokes are large enough
    }
  });
});

describe('networks over the limits', () => {
  it('of the paper are within them at full size', () => {
    for (const id of architectures.ids) {
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
    expect(notes).toMatchObject([{ path: 'network.denseWidths', given: expect.stringMatching(/^2048,2048 \(/), used: 'auto' }]);
  });
  it('have no layer of no filters', () => {
    expect(read('network.architecture=conv-2&network.filters=0')).toMatchObject({
      experiment: { network: { filters: 1 } },
      notes: [{ kind: 'not-allowed', path: 'network.filters', used: '1', allowed: '1 … 256' }],
    });
  });
  it('also by a large batch', () => {
    const { experiment, notes } = read('network.architecture=resnet-20&network.filters=64&training.batch=512');
    expect(notes).toMatchObject([{ path: 'network.filters' }]);
    expect(sizeOfExperiment(experiment).bytes).toBeLessThan(MOST_BYTES);
  });
});

describe('rewind points', () => {
  it('lie before the last step, where an arm goes back to one', () => {
    expect(read('training.steps=40&training.evaluateEvery=10').notes).toEqual([]);
    const { experiment, notes } = read('training.steps=40&training.evaluateEvery=10&compare.arms=late-rewound');
    expect(experiment.pruning.rewindStep).toBe(39);
    expect(notes).toMatchObject([{ path: 'pruning.rewindStep', given: '50', used: '39', allowed: '1 … 39 with 40 steps' }]);
  });
});

describe('arms that need another one', () => {
  it('bring it with them', () => {
    const { experiment, notes } = read('compare.arms=reset-at-end');
    expect(experiment.compare.arms).toEqual(['reset-at-end', 'learning-rate-rewound']);
    expect(notes).toMatchObject([{ kind: 'needs-arm', given: 'reset-at-end', used: 'learning-rate-rewound' }]);
    expect(read('compare.arms=reset-at-end,learning-rate-rewound').notes).toEqual([]);
  });
});

describe('what is derived', () => {
  it('follows the other settings', () => {
    const { experiment } = read('training.steps=30000&pruning.rate=0.2&network.architecture=conv-4&training.evaluateEvery=100');
    expect(dropSteps(experiment)).toEqual([20_000, 25_000]);
    expect(derivedValue('pruning.outputRate', experiment)).toBe(0.1);
    expect(derivedValue('pruning.convRate', experiment)).toBe(0.2);
    expect(derivedValue('network.filters', experiment)).toBe(64);
    expect(derivedValue('network.denseWidths', experiment)).toEqual([256, 256]);
    expect(derivedValue('training.steps', experiment)).toBeNull();
  });
  it('is written as auto, and nothing as none', () => {
    expect(read('network.architecture=conv-2&network.denseWidths=none').experiment.network.denseWidths).toEqual([]);
    expect(read('network.architecture=conv-2&network.denseWidths=auto').experiment.network.denseWidths).toBeNull();
    expect(read('training.schedule=steps&training.dropAt=700,300,300').experiment.training.dropAt).toEqual([300, 700]);
    expect(read('pruning.outputRate=auto').experiment.pruning.outputRate).toBeNull();
  });
});
