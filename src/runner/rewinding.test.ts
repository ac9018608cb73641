/** Late rewinding from the full network's weights on the way, through storage and crashes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSystemStorage } from '../storage/file-system';
import { memoryStorage } from '../storage/memory';
import { outcome, reference, smallExperiment, testLab } from './fixture';
import { runNamed } from '../experiment/arm-names-fixture';
import { keyText } from '../lottery/run-key';

const REWINDING =
  '&compare.arms=reset-at-end,late-rewound,learning-rate-rewound&pruning.rewindStep=15&training.schedule=steps&training.warmup=10&pruning.rounds=2';

describe('late rewinding', () => {
  it('goes on from step k: its points lie behind it', async () => {
    const experiment = smallExperiment(REWINDING);
    const { lab, recording } = testLab();
    await lab.start(experiment);
    const { runs, masks } = recording(experiment);
    const stepsOf = (arm: string) =>
      runs.find(({ id }) => keyText(id) === keyText(runNamed(experiment, 1, arm, 2)))?.points.step;
    expect(stepsOf('ticket')).toEqual([10, 20, 30, 40]);
    expect(stepsOf('learning-rate-rewound')).toEqual([10, 20, 30, 40]);
    expect(stepsOf('late-rewound')).toEqual([20, 30, 40]);
    const chains = [0, 1, 2];
    const remaining = chains.map((chain) => masks.find((mask) => mask.trial === 1 && mask.chain === chain)?.remaining);
    expect(remaining[1]).toEqual(remaining[0]); // the same counts
    expect(remaining[2]).toEqual(remaining[0]);
    expect(masks).toHaveLength(2 * 3); // the arm that is reset at the end has no masks of its own
  });

  it('finds θ_k in storage, and trains nothing twice', async () => {
    const storage = memoryStorage();
    const first = testLab({ storage });
    await first.lab.start(smallExperiment(REWINDING));
    const more = smallExperiment(REWINDING.replace('rounds=2', 'rounds=3'));
    const second = testLab({ storage });
    await second.lab.start(more);
    expect(second.progress()?.runsReused).toBe(2 * (1 + 2 * 4));
    expect(outcome(second.recording(more))).toEqual(await reference(more));
  });

  it('keeps θ_k in a folder, too, where it lies before the first evaluation point', async () => {
    const experiment = smallExperiment(REWINDING.replace('rewindStep=15', 'rewindStep=5'));
    const folder = mkdtempSync(join(tmpdir(), 'theta-k-'));
    const troubles: unknown[] = [];
    const open = () => fileSystemStorage(folder, undefined, (trouble) => void troubles.push(trouble));
    const first = testLab({ storage: await open() });
    await first.lab.start(smallExperiment(REWINDING.replace(/arms=[^&]*/, 'arms=none')));
    for (const expected of [2, 0]) {
      // once: the first steps of two full networks
      const page = testLab({ storage: await open() });
      await page.lab.start(experiment);
      const unseen = page.trainers.flatMap(({ from }) => from).length - (expected > 0 ? 2 * 2 * 3 : 0);
      expect(unseen).toBe(expected);
    }
    expect(troubles).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('survives trainers that are killed, with θ_k in their checkpoints', async () => {
    const experiment = smallExperiment(REWINDING);
    let news = 0;
    const disturbed = testLab({
      attempts: 21,
      checkpointEvery: 0,
      onEvent() {
        news += 1;
        if (news % 15 === 0 && news < 150) disturbed.trainers.at(-1)?.crash();
      },
    });
    await disturbed.lab.start(experiment);
    expect(disturbed.trainers.length).toBeGreaterThan(4);
    expect(outcome(disturbed.recording(experiment))).toEqual(await reference(experiment));
  });
});
