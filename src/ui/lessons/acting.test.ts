/** What the lesson on tickets that act says about recordings, and what it shows of the recorded run. */
import { readFileSync } from 'node:fs';
import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { armNames } from '../../experiment/arm-names';
import { armsOf } from '../../experiment/chains';
import { writeLink } from '../../experiment/link';
import { readRecording } from '../../formats/file';
import { experimentOfEntry, gallery } from '../../gallery';
import facts from '../../gallery/facts.json';
import type { Arm } from '../../lottery/run-key';
import { winningRound } from '../../lottery/verdict';
import { plannedCount } from '../../recording/complete';
import { recordedRemaining } from '../../recording/remaining';
import { resultsOf, standardOf } from '../../recording/results';
import { networkToShow } from '../../store/selectors';
import { initTexts } from '../texts';
import { sceneOf, results } from './fixture';
import { notLearned } from './facts/score';
import type { FactText } from './facts/fact';
import { lessons } from './index';
import type { Scene } from './scene';
import { loadLessonTexts } from './texts';
import { wantedAt } from './wanted';

const lesson = lessons.get('acting');
const at = (id: string): number => lesson.steps.findIndex((step) => step.id === id);

beforeAll(async () => {
  await initTexts();
  await loadLessonTexts();
});

async function recorded(): Promise<Scene> {
  const recording = await readRecording(readFileSync('public/recordings/cartpole.json', 'utf8'));
  const { experiment } = recording;
  const runs = resultsOf(recording);
  const standard = standardOf(recording);
  return {
    ...sceneOf(results({ rounds: 1, trials: 1, arms: [] })),
    experiment,
    recording,
    network: networkToShow(experiment),
    results: runs,
    standard,
    arms: armsOf(experiment),
    remaining: recordedRemaining(recording),
    round: 4,
    winning: winningRound(standard, runs),
  };
}

/** A sentence as it stands on screen, without its marks. */
function say(text: FactText | null, { experiment }: Scene): string {
  const nameOf = (arm?: Arm): string => (arm ? t(`lessons.arms.${armNames(experiment).nameOf(arm)}`) : '');
  if (!text) return '';
  return t(text.key, { ...text.values, name: nameOf(text.arm), other: nameOf(text.other) })
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u202f\u00a0]/g, ' ');
}
const factsAt = (id: string, scene: Scene): string[] =>
  (lesson.steps[at(id)].facts ?? []).map((fact) => say(fact(scene), scene));

describe('tickets that act', () => {
  it('are the recorded ones from the first step until the permuted control, which no recording has', () => {
    const links = gallery.all.map((entry) => writeLink(experimentOfEntry(entry)));
    const linkAt = (id: string): string => {
      const wanted = wantedAt(lesson, at(id));
      return wanted ? writeLink(wanted) : '';
    };
    for (const id of ['pole', 'guess', 'size', 'watch', 'sure', 'count']) {
      expect(linkAt(id)).toBe(writeLink(experimentOfEntry(gallery.get('cartpole'))));
    }
    expect(links).not.toContain(linkAt('permuted'));
    expect(links.filter((link) => link.includes('cartpole') && link.includes('permuted'))).toEqual([]);
  });

  it('has facts of the recorded run: returns, differences with their intervals, weights', async () => {
    const scene = await recorded();
    const returns = facts.cartpole.rounds[3].arms;
    const watched = factsAt('watch', scene);
    expect(watched[0]).toBe(
      `The full network earns ${facts.cartpole.full.toFixed(1)} per test episode (early stop, mean of 5 trials).`,
    );
    const earned = (name: string, score: number): string =>
      `At 13.0 % the ${name} earns ${score.toFixed(1)} of at most 500.0 per test episode (early stop, mean of 5 trials).`;
    expect(watched.slice(1)).toEqual([
      earned('ticket', returns.ticket.score),
      earned('reinitialized network', returns.reinitialized.score),
      earned('random mask', returns['random-mask'].score),
    ]);
    expect(factsAt('pole', scene)[0]).toMatch(/^The network has 4,544 weights\./);
    const counted = factsAt('count', scene);
    expect(counted[0]).toBe('After 4 rounds of pruning 589 of 4,544 weights remain: 13.0 %.');
    expect([...watched, ...counted, ...factsAt('sure', scene)].join(' ')).not.toMatch(/point|accura|\{\{|lessons\./);
  });

  it('compares nothing where no full network learned, and says so in returns', async () => {
    const scene = await recorded();
    const dead = { ...scene, results: scene.results.map((run) => ({ ...run, guessing: true })) };
    expect(say(notLearned(dead), dead)).toContain('on validation episodes it earns less than a third of the way');
    expect(factsAt('sure', dead)).toEqual(['', '', '']);
  });

  it('is trained within the two minutes that it promises, by the time of the recorded runs', () => {
    const wanted = wantedAt(lesson, at('permuted'));
    const { seconds, runs } = facts.cartpole;
    expect(wanted && plannedCount(wanted)).toBe(45);
    expect((45 * seconds) / runs).toBeLessThan(120);
  });
});
