import { expect, it } from 'vitest';
import { collapsedNetworks, collapsesOf } from '../analyses/collapse';
import { readRecording, writeRecording } from '../formats/file';
import randomMask from '../lottery/controls/random-mask';
import { initialize } from '../lottery/initializers';
import { keyText } from '../lottery/run-key';
import { isConnected } from '../models/wiring';
import { record } from '../recording/events';
import { emptyRecording, type Recording } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import { smallExperiment, testLab } from './fixture';
import { recordedPlan } from './plan';

it('a control with places of its own is told to be cut where its own places are, trained or found', async () => {
  // 2-8-8-2: 6, 26 and 6 weights left, then 3, 10 and 3, then 1, 4 and 1
  const experiment = smallExperiment('&training.steps=10&pruning.rate=0.6&pruning.outputRate=0.6&chance.trials=3');
  const storage = memoryStorage();
  const { lab, ...page } = testLab({ workers: 2, storage });
  await lab.start(experiment);
  lab.close();
  const recording = page.recording(experiment);
  const { network, trial: planned } = recordedPlan(recording);
  const { parameters: specs } = network;
  const { standardDeviation, initializer } = experiment.network;
  const cut = recording.masks.flatMap(({ trial, prunedIn }) =>
    planned(trial).chains[0].flatMap(({ level, runs }) => {
      const { masks } = randomMask.start({
        specs,
        theta0: initialize(specs, { initializer, standardDeviation }, 1, 'initialization', trial),
        thetaT: [],
        masks: prunedIn.map((bytes) => bytes && bytes.map((when) => (when === 0 || when > level ? 1 : 0))),
        initializer: { initializer, standardDeviation },
        chance: { seed: experiment.chance.initializationSeed, names: ['random-mask', trial, level] },
        units: [],
      });
      const leads = isConnected(
        network,
        masks.map((mask) => mask && mask.map((bit) => 1 - bit)),
      );
      return leads ? [] : runs.flatMap(({ key }) => (key.control === 'random-mask' ? [keyText(key)] : []));
    }),
  );
  const told = ({ warnings }: Recording): string[] =>
    warnings.flatMap(({ kind, id }) => (kind === 'network-cut' && id.control !== null ? [keyText(id)] : []));
  expect(cut.length).toBeGreaterThan(0);
  expect(told(recording).toSorted()).toEqual(cut.toSorted());
  const found = collapsesOf(recording).find(({ arms }) => arms.includes('0*random-mask'));
  expect(found).toMatchObject({ arms: ['0*random-mask'], layer: null, lasts: false });
  expect(collapsedNetworks(recording).some(({ arm }) => arm === '0*random-mask')).toBe(true);

  const again = testLab({ storage });
  const recalled = await again.lab.recall(experiment);
  again.lab.close();
  const folded = recalled?.events.reduce(record, emptyRecording(experiment));
  expect(told(folded ?? recording).toSorted()).toEqual(cut.toSorted());
  expect(told(await readRecording(await writeRecording(recording)))).toEqual(told(recording));
});
