import { standardFor } from '../../tasks/classification/fixture';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test, vi } from 'vitest';
import { describeNetwork } from '../../models/network';
import { resultOf } from '../../lottery/results';
import { AnswerBars } from '../network/answer-bars';
import type { ChartFrame } from '../kit/chart-frame';
import { Contributions } from '../network/contributions';
import { DeadInputs } from '../masks/dead-inputs';
import { DecisionBoundary } from '../network/decision-boundary';
import { DensityBars } from '../masks/density-bars';
import { GapChart } from '../rounds/gap-chart';
import { LearningSpeedChart } from '../rounds/learning-speed-chart';
import { TrainingChart } from '../training/training-chart';
import { tasks } from '../../tasks';
import { standardOf } from '../../tasks/task';
import { MovementByFate } from '../weights/movement-by-fate';
import { MovementChart } from '../weights/movement-chart';
import { NetworkGraph } from '../network/network-graph';
import { OverlapMatrix } from '../masks/overlap-matrix';
import { PixelMap } from '../masks/pixel-map';
import { PredictionChart } from '../rounds/prediction-chart';
import { SignChanges } from '../weights/sign-changes';
import { UnitBars } from '../masks/unit-bars';
import { WeightHistogram } from '../weights/weight-histogram';
import { WeightLife } from '../weights/weight-life';
import english from '../../ui/texts/en';
import type { ChartData, Value } from './chart-data';
import { fullKey, ticket, full } from '../../lottery/run-key';

const frames: Parameters<typeof ChartFrame>[0][] = [];
vi.mock('../kit/chart-frame', () => ({
  ChartFrame: (props: Parameters<typeof ChartFrame>[0]) => {
    frames.push(props);
    return null;
  },
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
});

/** The file of a chart: its columns, then its rows. */
function fileOf(chart: ReactElement): Value[][] {
  frames.length = 0;
  renderToStaticMarkup(chart);
  const [frame] = frames;
  const { columns, rows }: ChartData = frame.data();
  for (const column of columns) expect(column).not.toContain('export.');
  return [[...columns], ...Array.from(rows, (row) => [...row])];
}

// a network of 2 inputs, 2 classes and no hidden layer: 4 weights, 2 biases
const network = describeNetwork([2], 2, [{ kind: 'dense', units: 2 }]);
const theta0 = [Float32Array.of(0.5, -0.25, 0.125, 1), Float32Array.of(0, 0)];
const thetaT = [Float32Array.of(0.75, 0.25, 0.125, 2), Float32Array.of(0, 0)];
const prunedIn = [Uint8Array.of(0, 1, 1, 0), null];
const remaining = [1, 0.5];
const third = 1 / 3;

test('weights by round, layer and unit', () => {
  const [spec] = network.parameters;
  expect(fileOf(<NetworkGraph network={network} prunedIn={prunedIn} weights={thetaT} selectedRound={1} />)).toEqual([
    ['layer', 'input', 'output', 'pruned in round (0: left)', 'weight'],
    [spec.layer, 1, 1, 0, 0.75],
    [spec.layer, 1, 2, 1, 0.25],
    [spec.layer, 2, 1, 1, 0.125],
    [spec.layer, 2, 2, 0, 2],
  ]);
  expect(
    fileOf(
      <WeightLife theta0={0.5} thetaT={[third, 0.7]} prunedIn={1} remaining={remaining} selectedRound={0} name="w" />,
    ),
  ).toEqual([
    ['round', 'weights remaining [fraction]', 'θ₀', 'θₜ'],
    [0, 1, 0.5, third],
    [1, 0.5, 0.5, 0],
  ]);
  expect(fileOf(<DensityBars specs={network.parameters} remaining={[3, 2]} />)[1].slice(1)).toEqual([3, 4, 0.75]);
  expect(
    fileOf(
      <UnitBars
        unit={null}
        layer={{
          parameter: 0,
          layer: 1,
          kind: 'dense',
          isConv: false,
          incoming: Uint32Array.of(1_234, 0),
          outgoing: null,
          dead: 1,
        }}
      />,
    ).slice(1),
  ).toEqual([
    [1, 1_234, null],
    [2, 0, null],
  ]);
});

test('how weights moved', () => {
  const common = { theta0, thetaT, prunedIn };
  const [, ...fates] = fileOf(
    <MovementByFate {...common} parameter={null} outputs={[2, 2]} selectedRound={1} onSelectRound={() => undefined} />,
  );
  // pruned in round 1 moved by 0.5 and 0, those left by 0.25 and 1; shares 0.1 … 0.9 of two values
  expect(fates.map(([round, share, distance]) => [round, share, distance])).toEqual([
    [1, 0.1, 0],
    [1, 0.25, 0],
    [1, 0.5, 0.5],
    [1, 0.75, 0.5],
    [1, 0.9, 0.5],
    [0, 0.1, 0.25],
    [0, 0.25, 0.25],
    [0, 0.5, 1],
    [0, 0.75, 1],
    [0, 0.9, 1],
  ]);
  const [, ...bins] = fileOf(<MovementChart {...common} selectedRound={1} remaining={remaining} />);
  expect(bins).toHaveLength(80);
  expect(bins[0].slice(1)).toEqual([0, 1 / 40, 0]);
  expect(bins[40].slice(1)).toEqual([0, 1 / 40, 0.5]); // of the pruned one has not moved
  const [, ...signs] = fileOf(<SignChanges specs={network.parameters} {...common} round={1} remaining={remaining} />);
  expect(signs.map((row) => row.slice(1))).toEqual([[0, 0.5]]);
  const [, ...weights] = fileOf(
    <WeightHistogram
      theta0={theta0}
      full={null}
      ticket={null}
      prunedIn={prunedIn}
      round={1}
      parameter={null}
      outputs={[2, 2]}
      remaining={remaining}
    />,
  );
  const at = weights.find(([, , from, to]) => Number(from) <= 0.5 && Number(to) > 0.5);
  expect(at?.[4]).toBe(0.5); // of the two left one is 0.5, the other 1
});

test('pixels, inputs and places', () => {
  expect(fileOf(<PixelMap prunedIn={Uint8Array.of(0, 1, 1, 1)} inputShape={[1, 2, 1]} selectedRound={1} />)).toEqual([
    ['row', 'column', 'weights left'],
    [1, 1, 1],
    [1, 2, 0],
  ]);
  expect(fileOf(<DeadInputs inputs={Uint32Array.of(7, 0)} dead={1} inputShape={[2]} />).slice(1)).toEqual([
    [1, 7],
    [2, 0],
  ]);
  const points = { count: 1, inputs: [1, 0], labels: [0] };
  const [head, ...places] = fileOf(
    <DecisionBoundary
      title="t"
      points={points}
      classNames={['a', 'b']}
      resolution={2}
      predict={(asked, count) => Float32Array.from({ length: count * 2 }, (_, at) => asked[at])}
    />,
  );
  expect(head).toEqual(['x', 'y', 'class', 'probability [0 … 1]']);
  const near = Math.fround(0.55); // half of 1.1
  expect(places.slice(0, 4)).toEqual([
    [-near, near, 'a', -near],
    [-near, near, 'b', near],
    [near, near, 'a', near],
    [near, near, 'b', near],
  ]);
  expect(places).toHaveLength(8);
});

test('answers and what spoke for them', () => {
  const answers = [{ arm: full, name: 'Full', probabilities: [third, 1 - third], answer: 1 }];
  expect(fileOf(<AnswerBars answers={answers} classNames={['a', 'b']} truth={null} empty={null} />).slice(1)).toEqual([
    ['a', 'Full', third],
    ['b', 'Full', 1 - third],
  ]);
  const networks = [{ arm: full, name: 'Full', contributions: [third, -2], answer: 'b', logit: 1 }];
  const input = Float32Array.of(1, 1);
  expect(
    fileOf(<Contributions networks={networks} input={input} inputShape={[2]} inputNames={['x', 'y']} />).slice(1),
  ).toEqual([
    ['Full', 'b', 'x', third],
    ['Full', 'b', 'y', -2],
  ]);
  expect(
    fileOf(<Contributions networks={networks} input={input} inputShape={[1, 2, 1]} inputNames={[]} />).slice(1),
  ).toEqual([
    ['Full', 'b', 1, 1, 1, third],
    ['Full', 'b', 1, 2, 1, -2],
  ]);
});

test('rounds, guesses and overlaps', () => {
  const points = {
    step: [10],
    'validation.loss': [1],
    'validation.accuracy': [0.5],
    'test.accuracy': [third],
    'train.accuracy': [0.5],
  };
  const coins = standardFor(2, 200);
  const results = [resultOf(fullKey(0), points, false, coins, 1)];
  expect(
    fileOf(
      <GapChart
        results={results}
        arms={[ticket]}
        remaining={remaining}
        selectedRound={0}
        onSelectRound={() => undefined}
        quantity="gapAtStop"
        standard={coins}
      />,
    )[1].slice(-2),
  ).toEqual([1, 0.5 - third]);
  expect(
    fileOf(
      <PredictionChart remaining={remaining} guess={[null, 0.9]} actual={null} full={null} standard={coins} />,
    ).slice(1),
  ).toEqual([
    [0, 1, null, null],
    [1, 0.5, 0.9, null],
  ]);
  const overlap = { jaccard: third, jaccardByChance: 0.25, hamming: 0.5, hammingByChance: 0.6 };
  expect(
    fileOf(
      <OverlapMatrix
        title=""
        subtitle=""
        overlaps={[[overlap, null]]}
        rowNames={['one']}
        columnNames={['two', 'three']}
        shortNames={['2', '3']}
        measure="jaccard"
        selected={null}
        empty=""
      />,
    ).slice(1),
  ).toEqual([['one', 'two', third, 0.25, 0.5, 0.6]]);
});

test('networks that act count updates, and their file says how many environment steps each has', () => {
  const settings = { set: 'cartpole', train: 0, validation: 0, test: 0 };
  const standard = standardOf(tasks.get('control'), { settings, info: null });
  const common = { arms: [ticket], remaining, selectedRound: 0, onSelectRound: () => undefined };
  const training = (collected: number | null): Value[] =>
    fileOf(
      <TrainingChart {...common} runs={[]} steps={50} standard={standard} collected={collected} leftOut={[]} />,
    )[0];
  expect(training(1024)).toEqual(['arm', 'trial', 'status', 'update [1,024 environment steps each]']);
  expect(training(null)[3]).toBe('step [mini-batch updates]');
  const [speed] = fileOf(<LearningSpeedChart {...common} results={[]} speed="matchStep" standard={standard} />);
  expect(speed[4]).toBe('early stop [updates]');
  expect(speed[6]).toBe('updates to match the full network’s best validation return [updates]');
});
