/** Runs that were stored before recipes were those of steps. */
import { describe, expect, it } from 'vitest';
import { readLink } from '../../experiment/link';
import { memoryStorage } from '../../storage/memory';
import { outcome, reference, smallExperiment, testLab } from '../fixture';
import { recordedPlan } from '../plan';
import { recipe1 } from './recipe-1';
import { findRun, keysOfRun } from './stored-runs';
import { armNames, namedRun } from '../../experiment/arm-names';
import { armOf, keyText, type RunKey } from '../../lottery/run-key';

const world = { filesHash: null, version: 'simd-1' };

it('recipe 1 is what it was', () => {
  const other = readLink(
    'v=1&data.set=moons&network.widths=8,8&pruning.rate=0.2&training.optimizer=momentum&pruning.outputRate=0.1&compare.arms=fine-tuned',
  ).experiment;
  const ticket = { trial: 1, round: 2, arm: 'ticket' };
  const short = [readLink('v=1').experiment, other].flatMap((experiment) =>
    [{ trial: 0, round: 0, arm: 'full' }, ticket, { ...ticket, arm: 'fine-tuned' }].map((id) =>
      recipe1(experiment, id, world, null).slice(0, 8),
    ),
  );
  expect(short).toEqual(['65d90ed3', '96f5d3f9', 'aaa4ba15', '12cee31c', '7954591e', '7799eed6']);
});

describe('runs under recipe 1', () => {
  const experiment = smallExperiment('&compare.arms=reinitialized,late-rewound&pruning.rewindStep=15&pruning.rounds=2');
  const rewinds = ({ chain, control }: RunKey): boolean => chain !== 0 && control === null;

  /** A storage as an earlier version has left it, and how often it is asked for what. */
  const former = async () => {
    const today = memoryStorage();
    const page = testLab({ storage: today });
    await page.lab.start(experiment);
    page.lab.close();
    const recording = page.recording(experiment);
    const plan = recordedPlan(recording);
    const storage = memoryStorage();
    for (const { id } of recording.runs) {
      const run = await findRun(today, plan, plan.find(id));
      const [toK] = plan.trial(id.trial).toK;
      const thetaK = await today.getRun(toK);
      if (!run || !thetaK) throw new Error(`${keyText(id)} is not stored.`);
      const key = recipe1(experiment, namedRun(armNames(experiment), id), plan.world, rewinds(id) ? 15 : null);
      await storage.putRun(key, id.chain === null ? { ...run, rewindPoint: thetaK.weights } : run);
    }
    return { storage, plan, recording };
  };

  it('are found, and kept under their new names from then on', async () => {
    const { storage, plan, recording } = await former();
    const page = testLab({ storage });
    await page.lab.start(experiment);
    expect(page.trainers.every(({ from }) => from.length === 0)).toBe(true);
    expect(outcome(page.recording(experiment))).toEqual(outcome(recording));
    for (const run of plan.runs()) expect(await storage.getRun(run.recipe)).toBeDefined();
    const old = recipe1(experiment, { trial: 0, round: 0, arm: 'full' }, plan.world, 15);
    expect(await storage.getRun(old)).toBeUndefined();
    const full = await storage.getRun(plan.trial(0).full.recipe);
    expect(full && 'rewindPoint' in full).toBe(false);
    expect((await storage.getRun(plan.trial(0).toK[0]))?.points.step).toEqual([10]);
  });

  it('serve new comparisons: θ_k of a full network that has none costs its first steps', async () => {
    const storage = memoryStorage();
    await testLab({ storage }).lab.start(smallExperiment('&compare.arms=none&pruning.rounds=1&chance.trials=1'));
    const more = smallExperiment('&compare.arms=late-rewound&pruning.rewindStep=15&pruning.rounds=1&chance.trials=1');
    const page = testLab({ storage });
    await page.lab.start(more);
    expect(page.progress()?.runsReused).toBe(2); // the full network and its ticket
    expect(page.trainers.flatMap(({ from }) => from)).toHaveLength(2); // 15 steps of the full network, and what is new
    expect(outcome(page.recording(more))).toEqual(await reference(more));
  });

  it('are not taken for those of chains that version 1 did not know', async () => {
    const { recording } = await former();
    const namesOf = (...chains: readonly string[]) => {
      const plan = recordedPlan({ ...recording, experiment: { ...experiment, compare: { chains } } });
      const ofLevel = plan.runs().filter(({ key }) => key.trial === 0 && key.level === 1);
      return ofLevel.map((run) => [armNames(plan.experiment).nameOf(armOf(run.key)), keysOfRun(plan, run).length]);
    };
    expect(namesOf('imp*reinitialized*permuted', 'fine-tuned', 'synflow')).toEqual([
      ['ticket', 2],
      ['reinitialized', 2],
      ['permuted', 1],
      ['fine-tuned', 2],
      ['synflow', 1],
    ]);
    expect(namesOf('imp', 'fine-tuned pruning.rate=0.8')).toEqual([
      ['ticket', 2],
      ['fine-tuned', 1],
    ]);
  });
});
