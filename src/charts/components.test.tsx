import { standardFor } from '../tasks/classification/fixture';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test, vi } from 'vitest';
import { weightsRemaining } from '../lottery/masks';
import { SPEEDS } from '../lottery/speed';
import { resultsOf } from '../recording/results';
import { ScoreChart } from './rounds/score-chart';
import { DecisionBoundary } from './network/decision-boundary';
import { describeNetwork } from '../models/network';
import { DensityBars } from './masks/density-bars';
import { DensityCurves } from './masks/density-curves';
import { FeatureMaps } from './network/feature-maps';
import { Filmstrip } from './masks/filmstrip';
import { fixtureMasks, fixtureNetwork, fixtureRecording, fixtureWeights, smallNetwork } from './kit/fixture';
import { KernelGrid } from './masks/kernel-grid';
import { LearningSpeedChart } from './rounds/learning-speed-chart';
import { MaskHeatmap } from './masks/mask-heatmap';
import { MovementChart } from './weights/movement-chart';
import { NetworkGraph } from './network/network-graph';
import { PixelMap } from './masks/pixel-map';
import { PrunePreview } from './rounds/prune-preview';
import { PruningMoment } from './masks/pruning-moment';
import { prunedLayer } from '../lottery/pruned-layer';
import { SampleStrip } from './network/sample-strip';
import { UnitBars } from './masks/unit-bars';
import english from '../ui/texts/en';
import { AnswerBars } from './network/answer-bars';
import { BarrierChart } from './connectivity/barrier-chart';
import { InstabilityChart } from './connectivity/instability-chart';
import type { Copied } from './connectivity/pairs';
import { PlaneChart } from './connectivity/plane-chart';
import type { NamedPlane } from './connectivity/plane-words';
import type { Instability } from '../lottery/instability';
import { CompareChart } from './rounds/compare-chart';
import { Contributions } from './network/contributions';
import { DeadInputs } from './masks/dead-inputs';
import { GapChart } from './rounds/gap-chart';
import { MovementByFate } from './weights/movement-by-fate';
import { OverlapMatrix } from './masks/overlap-matrix';
import { DistanceMatrix } from './masks/distance-matrix';
import { LayerScoresChart } from './masks/layer-scores';
import { LayerSensitivity } from './masks/layer-sensitivity';
import { CollapseChart } from './rounds/collapse-chart';
import { PredictionChart } from './rounds/prediction-chart';
import { SignChanges } from './weights/sign-changes';
import { SubsetErrorChart } from './network/subset-error-chart';
import { SubsetSumFigure } from './network/subset-sum-figure';
import { TicketErrorChart } from './network/ticket-error-chart';
import { WeightHistogram } from './weights/weight-histogram';
import { WeightLife } from './weights/weight-life';
import { marksText } from './kit/marks-fixture';
import { TrainingChart } from './training/training-chart';
import { armOf, controlOf, ticket } from '../lottery/run-key';
import cartpole from '../tasks/control/environments/cartpole';
import catching from '../tasks/control/environments/catch';
import { PolicyMaps } from './episodes/policy-maps';
import { Stages } from './episodes/stages';

/** As wide as beside the form on a small screen. */
vi.mock('./kit/use-size', () => ({ useSize: () => [() => undefined, { width: 480, height: 260, em: 12 }, null] }));

const halfGone = { share: 0.5, distance: 0.1, choice: null };

/** A picture in words: its size, and how many pixels have its commonest colours. */
function inWords(pixels: Uint32Array | null, width: number, height: number): string {
  const counts = new Map<number, number>();
  for (const pixel of pixels ?? []) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const commonest = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b).slice(0, 4);
  const colours = commonest.map(([pixel, many]) => {
    const rgb = [pixel, pixel >>> 8, pixel >>> 16].map((part) => part & 255).join(' ');
    return `rgb(${rgb}): ${many}`;
  });
  return `${width} × ${height}; ${colours.join(', ')}`;
}

interface PictureProps {
  readonly pixels: Uint32Array | null;
  readonly width: number;
  readonly height: number;
}
vi.mock('./kit/picture', () => ({
  Picture: ({ pixels, width, height }: PictureProps) => <canvas data-picture={inWords(pixels, width, height)} />,
}));
vi.mock('./kit/zoom-picture', () => ({
  ZoomPicture: (props: PictureProps & { readonly columns: number; readonly rows: number }) => (
    <canvas
      data-picture={inWords(props.pixels, props.columns, props.rows)}
      style={{ width: props.width, height: props.height }}
    />
  ),
}));

/** Nobody waits for the next slice here, however slow the machine. */
vi.mock('./kit/use-in-slices', () => ({
  useInSlices: (begin: () => Iterator<undefined, unknown, undefined>) => {
    const slices = begin();
    let step = slices.next();
    while (!step.done) step = slices.next();
    return step.value;
  },
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
});

/** What nobody has chosen in the head of a chart. */
const unchosen = { chosen: null, onChoose: () => undefined };
const firstPass = { pass: 'first', onPass: () => undefined } as const;

const recording = fixtureRecording();
const [mask] = recording.masks;
const remaining = mask.remaining.map((left) => weightsRemaining(fixtureNetwork.parameters, left));
const standard = standardFor();
const results = resultsOf(recording);
const arms = [ticket, controlOf(0, 'reinitialized'), controlOf(0, 'random-mask')];
const rounds = { results, arms, remaining, selectedRound: 4, onSelectRound: () => undefined };
const weights = fixtureWeights(fixtureNetwork, 'theta0');

const selection = { selectedRound: 4, onSelectRound: () => undefined };
const [kernel] = describeNetwork([8, 8, 3], 2, [
  { kind: 'conv', filters: 2, size: 3, stride: 1, padding: 'same', bias: false },
  { kind: 'global-average-pool' },
]).parameters;
const kernels = {
  spec: kernel,
  parameter: 0,
  selectedRound: 1,
  from: 0,
  to: 2,
  values: 'Trained.',
  weight: null,
  onWeight: () => undefined,
};
const filters = {
  parameter: 0,
  layer: 1,
  kind: 'dense' as const,
  dead: 1,
  incoming: Uint32Array.of(1, 0),
  outgoing: Uint32Array.of(1, 1),
};

const overlap = { jaccard: 1 / 3, jaccardByChance: 0.25, hamming: 0.5, hammingByChance: 0.6 };
const smallMask = fixtureMasks(smallNetwork, 0).prunedIn;
const smallThetas = { theta0: fixtureWeights(smallNetwork, 'theta0'), thetaT: fixtureWeights(smallNetwork, 'thetaT') };
const outputs = smallNetwork.parameters.map(({ shape }) => shape[shape.length - 1]);
const moved = { ...smallThetas, prunedIn: smallMask, parameter: null, outputs };
const corners = { count: 4, inputs: [1, 1, -1, 1, -1, -1, 1, -1], labels: [0, 1, 0, 1] };
const firstIsHigh = (asked: ArrayLike<number>, places: number): Float32Array =>
  Float32Array.from({ length: places * 2 }, (_, at) => (asked[at - (at % 2)] > 0 === (at % 2 === 0) ? 0.9 : 0.1));

/** Of two passes: in the first all layers are alike, in the second the last has half of what the others have. */
const layerSums = {
  chain: 0,
  trial: 0,
  level: 1,
  pass: [1, 1, 1, 2, 2, 2],
  parameter: [0, 2, 4, 0, 2, 4],
  sum: [16, 16, 16, 8, 8, 4],
  mean: [4, 4, 8, 4, 4, 2],
  scored: [4, 4, 2, 2, 2, 2],
};

/** Right if the pole leans or turns there. */
const leaning = ([, , angle, turning]: Float32Array): number[] => [0, angle + 5 * turning];

/** Two trials, whose error rises by `barrier` and twice of it in the middle. */
const pair = (barrier: number, of: Partial<Instability> = {}): Instability => {
  const curves = [barrier, 2 * barrier].map((height, trial) => {
    const values = [0.95, 0.95 - height, 0.95];
    return { trial, alphas: [0, 0.5, 1], values, height, hill: height };
  });
  const height = { n: 2, mean: 1.5 * barrier, min: barrier, max: 2 * barrier };
  return { arm: 'full', level: 0, step: 0, start: 'same', curves, height, hill: height, ...of };
};
const copied: readonly Copied[] = [
  {
    id: 'full/0',
    name: 'Full network',
    short: 'Full network',
    pairs: [pair(0.25), pair(0.03, { step: 10 }), pair(0.001, { step: 100 }), pair(0.3, { start: 'another' })],
  },
  { id: '0/3', name: 'Ticket with 42 % of the weights', short: 'Ticket', pairs: [pair(0.1, { arm: '0', level: 3 })] },
];

/** A ridge between two copies, on a grid of 5 × 5; `isLine`: without one. */
const plane = (isLine = false): NamedPlane => {
  const sides = isLine ? [] : [-1, 0, 1, 2, 3];
  const x = [0, 2, 1, ...sides.flatMap(() => sides)];
  const y = [0, 0, isLine ? 0 : 2, ...sides.flatMap((up) => sides.map(() => up))];
  const loss = x.map((across, at) => 0.1 + y[at] ** 2 / 4 + (across > 0.5 && across < 1.5 ? 1 : 0) + across ** 2 / 9);
  const network = (name: string, isStart = false) => ({ name, colour: 'black', text: 'black', isStart });
  return {
    id: String(isLine),
    short: 'k = 0',
    name: 'Copies that part at k = 0',
    networks: [network('copy 1'), network('copy 2'), network('start', true)],
    columns: { x, y, 'test.loss': loss, 'test.accuracy': loss.map((value) => 1 / (1 + value)) },
  };
};
const planeMetrics = [standard.stop, standard.judge];
const ofPlane = {
  ...unchosen,
  metrics: planeMetrics,
  height: 'loss',
  onHeight: () => undefined,
  examples: 1000,
} as const;

/** Every chart, by its file, drawn from small made-up data. */
const examples: Readonly<Record<string, ReactElement>> = {
  'rounds/score-chart': <ScoreChart {...rounds} standard={standard} />,
  'rounds/learning-speed-chart': (
    <LearningSpeedChart {...rounds} standard={standard} speed="matchStep" onSpeed={() => undefined} />
  ),
  'rounds/learning-speed-chart, early stops': <LearningSpeedChart {...rounds} standard={standard} speed="stopStep" />,
  'rounds/score-chart, down to chance': <ScoreChart {...rounds} standard={standard} scale="whole" />,
  'rounds/collapse-chart': (
    <CollapseChart {...rounds} standard={standard} collapsed={[{ arm: ticket, round: 8, trials: [0, 2] }]} />
  ),
  'rounds/gap-chart': <GapChart {...rounds} quantity="gapAtStop" standard={standard} />,
  'rounds/compare-chart': (
    <CompareChart
      runs={[
        { id: 'a', name: 'Adam', place: 0, results, remaining },
        { id: 'b', name: 'SGD', place: 1, results: results.filter(({ trial }) => trial === 0), remaining },
      ]}
      standard={standard}
      selected={0.2}
      onSelect={() => undefined}
    />
  ),
  'rounds/prediction-chart': (
    <PredictionChart
      remaining={remaining}
      guess={remaining.map((left) => 0.9 + left / 20)}
      actual={remaining.map((_, round) => 0.96 - round / 400)}
      full={0.96}
      standard={standard}
    />
  ),
  'training/training-chart': (
    <TrainingChart {...rounds} runs={recording.runs} steps={1200} standard={standard} collected={null} leftOut={[]} />
  ),
  'connectivity/barrier-chart': <BarrierChart networks={copied} {...unchosen} metric={standard.judge} />,
  'connectivity/instability-chart': <InstabilityChart networks={copied} metric={standard.judge} steps={[0, 100]} />,
  'connectivity/plane-chart': <PlaneChart planes={[plane()]} {...ofPlane} />,
  'connectivity/plane-chart, one line': <PlaneChart planes={[plane(true)]} {...ofPlane} />,
  'masks/pruning-moment': (
    <PruningMoment
      layers={smallThetas.thetaT.flatMap((thetaT, parameter) => {
        const fates = smallMask[parameter];
        const start = smallThetas.theta0[parameter];
        return fates
          ? [
              prunedLayer(
                { parameter, together: [parameter], cut: 0.1, fates, score: thetaT.map(Math.abs), thetaT, start },
                1,
                20,
              ),
            ]
          : [];
      })}
      specs={smallNetwork.parameters}
      round={1}
      remaining={[1, 0.65]}
      score="Magnitude"
      treatment="Each takes its first value again."
      rounded={false}
    />
  ),
  'masks/filmstrip': <Filmstrip {...rounds} network={fixtureNetwork} mask={mask} />,
  'masks/mask-heatmap': (
    <MaskHeatmap
      spec={fixtureNetwork.parameters[0]}
      parameter={0}
      prunedIn={mask.prunedIn[0]}
      weights={weights[0]}
      selectedRound={4}
    />
  ),
  'masks/pixel-map': <PixelMap prunedIn={mask.prunedIn[0]} inputShape={[28, 28, 1]} selectedRound={4} />,
  'masks/density-bars': <DensityBars specs={fixtureNetwork.parameters} remaining={mask.remaining[4]} />,
  'masks/density-curves': (
    <DensityCurves specs={fixtureNetwork.parameters} remaining={mask.remaining} planned={remaining} {...selection} />
  ),
  'masks/layer-scores': <LayerScoresChart tables={[layerSums]} specs={smallNetwork.parameters} {...firstPass} />,
  'masks/layer-sensitivity': (
    <LayerSensitivity
      layers={[
        { parameter: 0, left: [8, 4], accuracy: [0.945, 0.7] },
        { parameter: 2, left: [6, 3], accuracy: [0.95, 0.941] },
      ]}
      shares={[0.5, 0.25]}
      whole={0.95}
      tested={400}
      specs={smallNetwork.parameters}
    />
  ),
  'masks/distance-matrix': (
    <DistanceMatrix
      looks={{
        steps: [10, 20, 30],
        distances: [
          [0, 0.5, 0.25],
          [0.5, 0, 0.05],
          [0.25, 0.05, 0],
        ],
        chance: 0.5,
        emerged: 2,
      }}
      {...halfGone}
    />
  ),
  'masks/dead-inputs': <DeadInputs inputs={Uint32Array.of(7, 0, 3, 1)} dead={1} inputShape={[2, 2, 1]} />,
  'masks/kernel-grid': (
    <KernelGrid {...kernels} prunedIn={new Uint8Array(54)} weights={new Float32Array(54)} isColour />
  ),
  'masks/kernel-grid, nothing at hand': <KernelGrid {...kernels} prunedIn={null} weights={null} isColour={false} />,
  'masks/unit-bars': <UnitBars layer={{ ...filters, isConv: true }} unit={null} />,
  'masks/unit-bars, the last layer': <UnitBars layer={{ ...filters, isConv: false, outgoing: null }} unit={null} />,
  'masks/overlap-matrix': (
    <OverlapMatrix
      title="Masks"
      subtitle=""
      overlaps={[
        [overlap, null],
        [{ ...overlap, jaccard: 0.9 }, overlap],
      ]}
      rowNames={['one', 'two']}
      columnNames={['three', 'four']}
      shortNames={['3', '4']}
      measure="jaccard"
      selected={[1, 0]}
      empty=""
    />
  ),
  'weights/movement-chart': (
    <MovementChart
      theta0={weights}
      thetaT={fixtureWeights(fixtureNetwork, 'thetaT')}
      prunedIn={mask.prunedIn}
      selectedRound={4}
      remaining={remaining}
    />
  ),
  'weights/movement-by-fate': <MovementByFate {...moved} {...selection} />,
  'weights/sign-changes': <SignChanges {...moved} specs={smallNetwork.parameters} round={4} remaining={remaining} />,
  'weights/weight-histogram': (
    <WeightHistogram {...moved} full={smallThetas.thetaT} ticket={null} round={4} remaining={remaining} />
  ),
  'weights/weight-life': (
    <WeightLife theta0={0.5} thetaT={[0.4, 0.7, -0.2]} prunedIn={3} remaining={remaining} selectedRound={1} name="w" />
  ),
  'network/network-graph': (
    <NetworkGraph network={smallNetwork} prunedIn={smallMask} weights={smallThetas.thetaT} selectedRound={6} />
  ),
  'network/feature-maps': (
    <FeatureMaps
      stage="Layer 1"
      shape={[2, 2, 3]}
      networks={[{ arm: 'full', name: 'Full', maps: new Float32Array(12) }]}
      reach={0}
      empty={null}
    />
  ),
  'network/answer-bars': (
    <AnswerBars
      answers={[
        { arm: 'full', name: 'Full', probabilities: [0.75, 0.25], answer: 0 },
        { arm: '0', name: 'Ticket', probabilities: [0.125, 0.875], answer: 1 },
      ]}
      classNames={['a', 'b']}
      truth={0}
      empty={null}
    />
  ),
  'network/contributions': (
    <Contributions
      networks={[{ arm: 'full', name: 'Full', contributions: [0.5, -2], answer: 'b', logit: 1 }]}
      input={Float32Array.of(1, 1)}
      inputShape={[2]}
      inputNames={['x', 'y']}
    />
  ),
  'episodes/stages': (
    <Stages
      environment={cartpole}
      actors={[
        { id: 'full', name: 'Full', style: { colour: 'black', text: 'black' }, policy: leaning },
        { id: '0', name: 'Ticket', style: { colour: 'orange', text: 'brown' }, policy: () => [0, 0] },
      ]}
      chance={{ start: [0, 0, 0.02, 0], noise: null }}
      subtitle="test episode 1"
      empty={null}
    />
  ),
  'episodes/policy-maps': (
    <PolicyMaps
      environment={cartpole}
      plane={{ across: 12, up: 3, action: 1, stateAt: (angle, turning) => [0, 0, angle / 60, turning] }}
      actors={[{ id: '0', name: 'Ticket', style: { colour: 'orange', text: 'brown' }, policy: leaning }]}
      whose="half of the weights"
    />
  ),
  'network/decision-boundary': (
    <DecisionBoundary title="Ticket" points={corners} classNames={['a', 'b']} resolution={4} predict={firstIsHigh} />
  ),
  'network/subset-sum-figure': <SubsetSumFigure draw={0} n={10} />,
  'network/subset-error-chart': <SubsetErrorChart draw={0} n={10} onN={() => undefined} />,
  'network/ticket-error-chart': (
    <TicketErrorChart
      tickets={[
        { n: 1, accuracy: 0.72, logitError: 14, kept: 57, all: 307 },
        { n: 2, accuracy: 0.5, logitError: 0, kept: 124, all: 614 },
        { n: 4, accuracy: 0.991, logitError: 0.053, kept: 277, all: 1228 },
      ]}
      trained={0.991}
      tested={1000}
      n={2}
      onN={() => undefined}
      empty=""
    />
  ),
};

const sources = import.meta.glob<string>(['./*/*.tsx', '!./kit/*', '!./export/*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** Whatever has a frame of its own, or that of the charts over rounds. */
const charts = Object.entries(sources)
  .filter(([, source]) => /^export function [A-Z][^]*<(ChartFrame|RoundChart)\b/m.test(source))
  .map(([path]) => path.slice('./'.length, -'.tsx'.length))
  .filter((name) => name !== 'rounds/round-chart');

test('every chart has an example', () => {
  expect(new Set(Object.keys(examples).map((name) => name.split(',')[0]))).toEqual(new Set(charts));
});

// after a change that is meant: vitest -u, and what differs is read in the review
test.each(Object.entries(examples))('marks of %s', async (name, chart) => {
  await expect(marksText(renderToStaticMarkup(chart))).toMatchFileSnapshot(`./${name.replace(/,? /g, '-')}.marks.txt`);
});

const full = (
  <>
    {Object.entries(examples).map(([name, chart]) => (
      <div key={name}>{chart}</div>
    ))}
    <PrunePreview remaining={remaining} done={3} />
  </>
);
const empty = (
  <>
    <ScoreChart {...rounds} standard={standard} results={[]} />
    <LearningSpeedChart {...rounds} standard={standard} speed="matchStep" results={[]} />
    <CollapseChart {...rounds} standard={standard} results={[]} collapsed={[]} />
    <DistanceMatrix looks={null} {...halfGone} />
    <LayerSensitivity layers={[]} shares={[0.5]} whole={1} tested={1} specs={[]} />
    <LayerScoresChart tables={[]} specs={smallNetwork.parameters} {...firstPass} />
    <TrainingChart {...rounds} runs={[]} steps={1200} standard={standard} collected={null} leftOut={[]} />
    <Filmstrip {...rounds} network={smallNetwork} mask={null} />
    <MaskHeatmap spec={fixtureNetwork.parameters[0]} parameter={0} prunedIn={null} weights={null} selectedRound={0} />
    <PixelMap prunedIn={null} inputShape={[2]} selectedRound={0} />
    <BarrierChart networks={[]} {...unchosen} metric={standard.judge} />
    <InstabilityChart networks={[]} metric={standard.judge} steps={[]} />
    <PlaneChart planes={[]} {...ofPlane} />
    <DensityBars specs={[]} remaining={[]} />
    <MovementChart theta0={null} thetaT={null} prunedIn={null} selectedRound={0} remaining={remaining} />
    <NetworkGraph network={fixtureNetwork} prunedIn={null} weights={null} selectedRound={0} />
    <DensityCurves specs={fixtureNetwork.parameters} remaining={[]} planned={remaining} {...selection} />
    <FeatureMaps stage="Layer 1" shape={[1, 1, 1]} networks={[]} reach={0} empty="later" />
    <DecisionBoundary title="Ticket" predict={null} points={null} classNames={['a', 'b']} />
    <TicketErrorChart tickets={[]} trained={0} tested={0} n={1} onN={() => undefined} empty="later" />
    <SampleStrip
      samples={{ inputShape: [2], classNames: ['a'], count: 0, inputs: new Float32Array(), labels: new Uint8Array() }}
    />
  </>
);

test.each([
  ['full', full],
  ['empty', empty],
])('%s charts have all their texts', (_, charts) => {
  const html = renderToStaticMarkup(charts);
  expect(html.match(/(charts|arms|inside)\.[\w.-]+/g)).toBeNull();
  expect(html).not.toContain('{{');
  expect(html).not.toContain('undefined');
  expect(html).not.toContain('NaN');
});

test('a cart that has left the track has not fallen, in words and in the picture', () => {
  const off = { ...cartpole, step: () => ({ state: [2.41, 1, 0.1, 0], reward: 1, terminated: true }) };
  const actor = { id: 'full', name: 'Full', style: { colour: 'black', text: 'black' }, policy: leaning };
  const chance = { start: [0, 0, 0, 0], noise: null };
  const html = renderToStaticMarkup(
    <Stages environment={off} actors={[actor]} chance={chance} subtitle="" empty={null} />,
  );
  expect(html).toContain('Full: left the track after 1 steps.');
  expect(html).not.toContain('fell');
});

test('cells that are read have a scale, dark enough to be seen', () => {
  const reads = Float32Array.from({ length: 100 }, (_, at) => (at === 0 ? 1 : at === 1 ? 0.001 : 0));
  const actor = { id: '0', name: 'Ticket', style: { colour: 'orange', text: 'brown' }, policy: () => [0, 0, 0], reads };
  const chance = { start: catching.reset(() => 0.5), noise: null };
  const html = renderToStaticMarkup(
    <Stages environment={catching} actors={[actor]} chance={chance} subtitle="" empty={null} />,
  );
  expect(html).toContain('weights left per cell');
  const opacities = [...html.matchAll(/class="episode-read" opacity="([\d.]+)"/g)].map(([, value]) => Number(value));
  expect(Math.max(...opacities)).toBeGreaterThan(0.6);
  expect(Math.min(...opacities.filter((value) => value > 0))).toBeGreaterThan(0.2);
});

test('the chart of learning speed names what it shows, and the other quantity, as a choice', () => {
  for (const [speed, other] of [SPEEDS, SPEEDS.toReversed()]) {
    const html = renderToStaticMarkup(
      <LearningSpeedChart {...rounds} standard={standard} speed={speed} onSpeed={() => undefined} />,
    );
    expect(html).toContain(`aria-pressed="true">${i18next.t(`charts.speed.${speed}.choice`)}<`);
    expect(html).toContain(`aria-pressed="false">${i18next.t(`charts.speed.${other}.choice`)}<`);
    expect(html).toContain(i18next.t(`charts.speed.${speed}.subtitle`));
    expect(html).toContain(i18next.t(`charts.speed.${speed}.says`));
    expect(html).not.toContain(i18next.t(`charts.speed.${other}.subtitle`));
  }
});

test('who learns to act does so by updates, in the chart of learning speed', () => {
  const acting = { judge: { ...standard.judge, id: 'return' } };
  for (const speed of SPEEDS) {
    const html = renderToStaticMarkup(
      <LearningSpeedChart {...rounds} standard={acting} speed={speed} onSpeed={() => undefined} />,
    );
    expect(html).toContain(i18next.t(`charts.speed.${speed}.subtitle`, { context: 'return' }));
    expect(html).toContain('updates');
    expect(html).not.toMatch(/\bsteps?\b/);
  }
});

test('a band is spoken of where trials are finished', () => {
  const scores = { ...rounds, standard, quantity: 'testAtStop' } as const;
  expect(renderToStaticMarkup(<ScoreChart {...scores} />)).toContain('band min–max');
  expect(renderToStaticMarkup(<ScoreChart {...scores} results={[]} />)).not.toContain('band min–max');
});

test('the accuracy chart says in words what it shows', () => {
  const html = renderToStaticMarkup(<ScoreChart {...rounds} standard={standard} />);
  expect(html).toMatch(
    /The full network reaches 9\d\.\d\d\u202f%\. Ticket reaches .* with 3\.3\u202f% of the weights\./,
  );
  expect(html).toContain('Round 4, 18.0\u202f% of the weights remaining: Ticket ');
});

test('what lies beyond the axis is told with its values: in the key, in words, and for a caption', () => {
  const shuffled = controlOf(0, 'random-mask');
  const guessing = new Map([
    [7, 0.5],
    [8, 0.3124],
  ]);
  const collapsed = results.map((result) => ({
    ...result,
    testAtStop: (armOf(result) === shuffled && guessing.get(result.level)) || result.testAtStop,
  }));
  const html = renderToStaticMarkup(<ScoreChart {...rounds} standard={standard} results={collapsed} />);
  const told = '▼ below the axis: Random mask 50.00\u202f% at 5.0\u202f%, 31.24\u202f% at 3.3\u202f% of the weights.';
  expect(html).toContain(`data-beyond="${told}"`);
  expect(html).toMatch(new RegExp(`${told}</p>`));
  expect(html).toContain('>below the axis</text>');
  const whole = renderToStaticMarkup(<ScoreChart {...rounds} standard={standard} arms={[ticket]} />);
  expect(whole).not.toMatch(/data-beyond|below the axis/);
});
