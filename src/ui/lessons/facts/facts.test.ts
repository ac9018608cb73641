import fc from 'fast-check';
import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../../lottery/results';
import { winningZones } from '../../../charts/rounds/winning-zone';
import { advantageByRound } from '../../../lottery/advantage';
import { percent } from '../../kit/format';
import { initTexts } from '../../texts';
import { results, sceneOf } from '../fixture';
import type { Scene } from '../scene';
import { loadLessonTexts } from '../texts';
import { againstKept, between, breaksAt, fullScore, notLearned, smallestWinning } from './score';
import { breakEven, searchCost } from './costs';
import { armNames } from '../../../experiment/arm-names';
import type { Fact } from './fact';
import { movement, signChanges, weightLife } from './movement';
import { arithmetic, networkSize, stepTime, storage, weightsLeft } from './size';
import { gap, speed } from './speed';
import { armOf, runOf, ticket, type Arm, controlOf } from '../../../lottery/run-key';

beforeAll(async () => {
  await initTexts();
  await loadLessonTexts();
});

/** The sentence as it stands on screen, without its marks. */
function say(fact: Fact, scene: Scene): string | null {
  const text = fact(scene);
  if (!text) return null;
  const nameOf = (arm?: Arm): string => (arm ? t(`lessons.arms.${armNames(scene.experiment).nameOf(arm)}`) : '');
  return t(text.key, { ...text.values, name: nameOf(text.arm), other: nameOf(text.other) })
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u202f\u00a0]/g, ' ');
}

const arms = [ticket, controlOf(0, 'reinitialized')];
const made = (change: (result: RunResult) => Partial<RunResult>, trials = 3): Scene =>
  sceneOf(results({ rounds: 3, trials, arms, change }), 'reinitialized');
/** One point per trial: values that vary a little, as they do. */
const wobble = ({ trial }: RunResult): number => (trial - 1) * 0.001;
const nothing = {
  ...sceneOf(results({ rounds: 1, trials: 1, arms: [] })),
  results: [],
  recording: null,
  winning: null,
};

describe('differences', () => {
  it('are better or worse only where the interval leaves out zero', () => {
    const scene = made((result) => ({
      testAtStop:
        0.9 +
        (armOf(result) === ticket ? 0.01 : armOf(result) === 'full' ? 0 : -0.02) +
        (armOf(result) === 'full' ? 0 : wobble(result)),
    }));
    // t quantile of 2 degrees of freedom 4.303 × 0.1 points / √3 = 0.25 points
    expect(say(between(ticket, 'full', 1), scene)).toBe(
      'At 50.0 % the ticket is 1.0 points better than the full network (95 % interval +0.8 to +1.2, 3 trials).',
    );
    expect(say(between(controlOf(0, 'reinitialized'), 'full', 1), scene)).toBe(
      'At 50.0 % the reinitialized network is 2.0 points worse than the full network (95 % interval −2.2 to −1.8, 3 trials).',
    );
    expect(say(between(ticket, controlOf(0, 'reinitialized'), 1), scene)).toContain(
      '3.0 points better than the reinitialized network',
    );
  });
  it('say when none is seen, and when one trial cannot tell', () => {
    const scene = made((result) => ({ testAtStop: 0.9 + (armOf(result) === ticket ? 10 * wobble(result) : 0) }));
    expect(say(between(ticket, 'full', 2), scene)).toContain(
      'no difference was seen between the ticket and the full network (+0.00 points',
    );
    const one = made((result) => ({ testAtStop: armOf(result) === ticket ? 0.92 : 0.9 }), 1);
    expect(say(between(ticket, 'full', 2), one)).toBe(
      'At 25.0 % the ticket differs from the full network by +2.0 points: one trial, not enough to tell.',
    );
  });
  it('are silent without runs', () => {
    for (const fact of [
      between(ticket, 'full', 1),
      fullScore,
      smallestWinning,
      breaksAt,
      speed(ticket, 1),
      speed(ticket, 1, 'stopStep'),
      gap(1),
      weightsLeft(1),
      storage(1),
      arithmetic(1),
      stepTime(1),
      searchCost(1),
      breakEven('winning'),
      movement,
      signChanges,
      weightLife,
      againstKept('iterative', 1),
    ]) {
      expect(fact(nothing)).toBeNull();
    }
    expect(say(networkSize, nothing)).toBe(
      'The network has 266,200 weights. As 32-bit numbers, with its biases, it takes 1.07 MB; one answer takes 266,200 multiply-adds.',
    );
  });
});

describe('a full network that did not learn', () => {
  const guess = { testAtStop: 0.5, validationAtStop: 0.5, guessing: true };
  it('is said, and nothing is compared with it', () => {
    const dead = made(() => guess);
    expect(say(notLearned, dead)).toMatch(/^In this run the full network did not learn: /);
    for (const fact of [
      between(ticket, 'full', 1),
      between(ticket, controlOf(0, 'reinitialized'), 1),
      smallestWinning,
      breaksAt,
      speed(ticket, 1),
      speed(ticket, 1, 'stopStep'),
      gap(1),
      againstKept('iterative', 1),
    ]) {
      expect(fact({ ...dead, kept: { iterative: { results: dead.results, remaining: dead.remaining } } })).toBeNull();
    }
    expect(dead.winning).toBeNull();
    expect(say(fullScore, dead)).toContain('50.00 %');
  });
  it('in one trial is left out', () => {
    const some = made((result) =>
      result.trial === 2 ? guess : { testAtStop: armOf(result) === 'full' ? 0.9 : 0.92 + wobble(result) },
    );
    expect(notLearned(some)).toBeNull();
    expect(say(between(ticket, 'full', 1), some)).toContain('2 trials');
    expect(say(fullScore, some)).toContain('90.00 %');
  });
});

describe('where it breaks', () => {
  const broken = (from: number): Scene =>
    made((result) => ({
      testAtStop: 0.9 - (result.level >= from ? 0.03 : 0) + (result.level === 0 ? 0 : wobble(result)),
    }));
  it('is the first round from which every ticket is worse', () => {
    expect(say(breaksAt, broken(2))).toBe(
      'From round 2 on, at 25.0 % and below, every ticket is measurably worse than the full network.',
    );
  });
  it('may be nowhere, or unknown', () => {
    expect(say(breaksAt, broken(9))).toContain('does not break here');
    expect(
      say(
        breaksAt,
        made(() => ({}), 1),
      ),
    ).toContain('With one trial nobody can say');
  });
  it('a winning ticket is chosen on validation data, or there is none', () => {
    expect(
      say(
        smallestWinning,
        made(({ level: round }) => ({ validationAtStop: round > 2 ? 0.8 : 0.9 })),
      ),
    ).toContain('has 25.0 % of the weights');
    expect(
      say(
        smallestWinning,
        made(({ level: round }) => ({ validationAtStop: round > 0 ? 0.8 : 0.9 })),
      ),
    ).toContain('No winning ticket');
  });
  it('says what the band of the chart beside it shades, wherever validation chooses otherwise', () => {
    const accuracies = fc.array(fc.tuple(fc.constantFrom(0.8, 0.9, 0.95), fc.constantFrom(0.8, 0.9, 0.95)), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(accuracies, (rounds) => {
        const scene = made(({ level, chain }) => {
          if (level === 0 || chain === null) return {};
          const [validationAtStop, testAtStop] = rounds[level - 1];
          return { validationAtStop, testAtStop };
        });
        const advantage = advantageByRound(scene.standard.judge, scene.results, 4, 'testAtStop');
        const shaded = advantage.findLastIndex((value, round) => round > 0 && value !== null && value >= 0);
        const isShaded = winningZones(advantage, [0, 1, 2, 3]).length > 0;
        const sentence = say(smallestWinning, scene) ?? '';
        const other = percent(scene.remaining[shaded] ?? 1).replace('\u202f', ' ');
        const agrees = shaded === scene.winning ? 'which choose, and on test data' : other;
        expect(sentence).toMatch(isShaded ? agrees : /none is\.$|nor is any/);
      }),
    );
  });
  it('says of trials too unlike to tell what the verdict says of them', () => {
    const wild = made((result) => ({
      testAtStop: armOf(result) === 'full' ? 0.9 : 0.9 - 0.06 * (result.trial % 2) - 0.03,
    }));
    expect(say(between(ticket, 'full', 1), wild)).toContain('3 trials cannot tell the ticket from the full network');
  });
});

describe('runs kept from before', () => {
  it('are compared at the same size, whatever its round', () => {
    const slow = made(() => ({ testAtStop: 0.8 }));
    const scene = {
      ...made((result) => ({ testAtStop: 0.9 + wobble(result) })),
      kept: { iterative: { results: slow.results, remaining: [1, 0.7, 0.5, 0.25] } },
    };
    expect(say(againstKept('iterative', 1), scene)).toContain(
      'At 50.0 % this ticket is 10.0 points better than the one found by halving',
    );
    expect(say(againstKept('iterative', 3), scene)).toBeNull(); // 12.5 % was not reached before
  });
});

describe('learning speed', () => {
  it('is a ratio of early-stop steps', () => {
    const scene = made((result) => ({ stopStep: (armOf(result) === 'full' ? 500 : 250) + result.trial }));
    expect(say(speed(ticket, 1, 'stopStep'), scene)).toBe(
      'At 50.0 % the ticket is at its own best 2.0× sooner: its early stop is at step 251, the full network’s at 501 (3 trials).',
    );
  });
  it('leaves out what is censored, and says so when all is', () => {
    const reinitialized = controlOf(0, 'reinitialized');
    const some = made((result) => ({
      stopStep: 400 + 60 * result.trial,
      censored: armOf(result) === reinitialized && result.trial > 0,
    }));
    expect(say(speed(reinitialized, 1, 'stopStep'), some)).toContain('one usable trial, not enough to tell');
    const all = made((result) => ({ censored: armOf(result) === reinitialized }));
    expect(say(speed(reinitialized, 1, 'stopStep'), all)).toContain('still improving at the last step in every trial');
  });
  it('does not say of what diverged that it was still improving', () => {
    const reinitialized = controlOf(0, 'reinitialized');
    const lost = { diverged: true, stopStep: null };
    const all = made((result) => (armOf(result) === reinitialized ? lost : {}));
    expect(say(speed(reinitialized, 1, 'stopStep'), all)).toBe(
      'At 50.0 % the reinitialized network diverged in every trial: there is no early stop.',
    );
    const some = made((result) =>
      armOf(result) === reinitialized ? (result.trial === 0 ? lost : { censored: true }) : {},
    );
    expect(say(speed(reinitialized, 1, 'stopStep'), some)).toContain(
      'it diverged in 1 of 3 trials, and was still improving at the last step in the others.',
    );
  });
  it('is first of all a ratio of steps to match', () => {
    const scene = made((result) => ({
      matchStep: (armOf(result) === 'full' ? 500 : 250) + result.trial,
    }));
    expect(say(speed(ticket, 1), scene)).toBe(
      'At 50.0 % the ticket learns 2.0× sooner: it matches the full network’s best on validation data after 251 steps, the full network itself took 501 (3 trials).',
    );
    const never = made((result) => ({ unmatched: armOf(result) === ticket && result.trial > 0 }));
    expect(say(speed(ticket, 1), never)).toBe(
      'At 50.0 % the ticket matches the full network’s best on validation data in 1 of 3 trials: no ratio can be told.',
    );
  });
  it('the gap compares training with test accuracy at the end', () => {
    const scene = made((result) => ({ trainAtEnd: armOf(result) === 'full' ? 1 : 0.96 + wobble(result) }));
    expect(say(gap(1), scene)).toContain(
      'smaller gap: +6.0 points between training and test accuracy, the full network +10.0 (3 trials)',
    );
  });
});

describe('sizes and costs', () => {
  // half, then a quarter of every kernel; biases stay
  const counts = (share: number): number[] => [235_200 * share, 300, 30_000 * share, 100, 1_000 * share, 10];
  const base = sceneOf(results({ rounds: 2, trials: 1, arms: [ticket] }));
  const scene: Scene = {
    ...base,
    recording: base.recording && {
      ...base.recording,
      masks: [{ trial: 0, chain: 0, remaining: [counts(1), counts(0.5), counts(0.25)], prunedIn: [] }],
    },
  };
  it('are counted from the masks', () => {
    expect(say(weightsLeft(2), scene)).toBe('After 2 rounds of pruning 66,550 of 266,200 weights remain: 25.0 %.');
    expect(say(arithmetic(2), scene)).toBe('One answer takes 66,550 multiply-adds instead of 266,200: 4.0× fewer.');
    expect(say(stepTime(2), scene)).toBeNull(); // not measured
  });
  it('the search adds up every training on the way', () => {
    // 1 + 1/2 + 1/4
    expect(say(searchCost(2), scene)).toContain('took 3 training runs one after the other');
    expect(say(searchCost(2), scene)).toContain('the full network 1.8× over');
    // (133,100 + 66,550) · 1,200 steps · 60 examples · 3 / (266,200 − 66,550) = 216,000
    expect(say(breakEven(2), scene)).toContain('after about 220,000 answers');
  });
});

describe('movement', () => {
  const theta0 = [Float32Array.of(0.1, -0.1, 0.1, -0.1)];
  const thetaT = [Float32Array.of(0.5, -0.5, 0, 0.1)];
  const scene: Scene = {
    ...sceneOf(results({ rounds: 1, trials: 1, arms: [ticket] })),
    inspection: {
      id: runOf(0, ticket, 1),
      specs: [],
      theta0,
      thetaT,
      fullThetaT: thetaT,
      rounded: false,
    },
    mask: { trial: 0, chain: 0, remaining: [[4], [2]], prunedIn: [Uint8Array.of(0, 0, 1, 1)] },
    weight: { parameter: 0, index: 1 },
  };
  it('compares survivors with pruned', () => {
    // survivors moved 0.4, the others 0.1 and 0.2
    expect(say(movement, scene)).toContain('moved by 0.4 on average, the others by 0.15: 2.7× as far');
    expect(say(signChanges, scene)).toContain(
      'changed the sign of 0 % of the weights in the 50.0 % ticket, and of 50.0 % of the others',
    );
  });
  it('tells the life of a weight', () => {
    expect(say(weightLife, scene)).toBe(
      'This weight began at −0.1 and was trained to −0.5. It is not pruned in this run.',
    );
    expect(say(weightLife, { ...scene, weight: { parameter: 0, index: 2 } })).toBe(
      'This weight began at 0.1 and was pruned in round 1: it is 0 now and stays so.',
    );
  });
});
