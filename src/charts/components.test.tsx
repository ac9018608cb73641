import { standardFor } from '../tasks/classification/fixture';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test } from 'vitest';
import { weightsRemaining } from '../lottery/masks';
import { resultOf } from '../lottery/results';
import { ScoreChart } from './rounds/score-chart';
import { DecisionBoundary } from './network/decision-boundary';
import { describeNetwork } from '../models/network';
import { DensityBars } from './masks/density-bars';
import { DensityCurves } from './masks/density-curves';
import { FeatureMaps } from './network/feature-maps';
import { Filmstrip } from './masks/filmstrip';
import { fixtureNetwork, fixtureRecording, fixtureWeights, smallNetwork } from './kit/fixture';
import { KernelGrid } from './masks/kernel-grid';
import { LearningSpeedChart } from './rounds/learning-speed-chart';
import { MaskHeatmap } from './masks/mask-heatmap';
import { MovementChart } from './weights/movement-chart';
import { NetworkGraph } from './network/network-graph';
import { PixelMap } from './masks/pixel-map';
import { PrunePreview } from './rounds/prune-preview';
import { SampleStrip } from './network/sample-strip';
import { UnitBars } from './masks/unit-bars';
import english from '../ui/texts/en';
import { TrainingChart } from './training/training-chart';
import { controlOf, ticket } from '../lottery/run-key';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
});

const recording = fixtureRecording();
const [mask] = recording.masks;
const remaining = mask.remaining.map((left) => weightsRemaining(fixtureNetwork.parameters, left));
const standard = standardFor();
const results = recording.runs.map(({ id, points }) => resultOf(id, points, false, standard));
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
  isOutput: false,
  dead: 1,
  incoming: Uint32Array.of(1, 0),
  outgoing: Uint32Array.of(1, 1),
};

const full = (
  <>
    <ScoreChart {...rounds} standard={standard} />
    <LearningSpeedChart {...rounds} />
    <TrainingChart {...rounds} runs={recording.runs} steps={1200} stop={standard.stop} leftOut={[]} />
    <Filmstrip {...rounds} network={fixtureNetwork} mask={mask} />
    <MaskHeatmap
      spec={fixtureNetwork.parameters[0]}
      parameter={0}
      prunedIn={mask.prunedIn[0]}
      weights={weights[0]}
      selectedRound={4}
    />
    <PixelMap prunedIn={mask.prunedIn[0]} inputShape={[28, 28, 1]} selectedRound={4} />
    <DensityBars specs={fixtureNetwork.parameters} remaining={mask.remaining[4]} />
    <MovementChart theta0={weights} thetaT={weights} prunedIn={mask.prunedIn} selectedRound={4} remaining={remaining} />
    <NetworkGraph network={smallNetwork} prunedIn={null} weights={null} selectedRound={0} />
    <DensityCurves specs={fixtureNetwork.parameters} remaining={mask.remaining} planned={remaining} {...selection} />
    <KernelGrid {...kernels} prunedIn={new Uint8Array(54)} weights={new Float32Array(54)} isColour />
    <KernelGrid {...kernels} prunedIn={null} weights={null} isColour={false} />
    <FeatureMaps
      stage="Layer 1"
      shape={[2, 2, 3]}
      networks={[{ arm: 'full', name: 'Full', maps: new Float32Array(12) }]}
      reach={0}
      empty={null}
    />
    <UnitBars layer={{ ...filters, isConv: true }} unit={null} />
    <UnitBars layer={{ ...filters, isConv: false, outgoing: null }} unit={null} />
    <PrunePreview remaining={remaining} done={3} />
  </>
);
const empty = (
  <>
    <ScoreChart {...rounds} standard={standard} results={[]} />
    <LearningSpeedChart {...rounds} results={[]} />
    <TrainingChart {...rounds} runs={[]} steps={1200} stop={standard.stop} leftOut={[]} />
    <Filmstrip {...rounds} network={smallNetwork} mask={null} />
    <MaskHeatmap spec={fixtureNetwork.parameters[0]} parameter={0} prunedIn={null} weights={null} selectedRound={0} />
    <PixelMap prunedIn={null} inputShape={[2]} selectedRound={0} />
    <DensityBars specs={[]} remaining={[]} />
    <MovementChart theta0={null} thetaT={null} prunedIn={null} selectedRound={0} remaining={remaining} />
    <NetworkGraph network={fixtureNetwork} prunedIn={null} weights={null} selectedRound={0} />
    <DensityCurves specs={fixtureNetwork.parameters} remaining={[]} planned={remaining} {...selection} />
    <FeatureMaps stage="Layer 1" shape={[1, 1, 1]} networks={[]} reach={0} empty="later" />
    <DecisionBoundary title="Ticket" predict={null} points={null} classNames={['a', 'b']} />
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

test('the accuracy chart says in words what it shows', () => {
  const html = renderToStaticMarkup(<ScoreChart {...rounds} standard={standard} />);
  expect(html).toMatch(
    /The full network reaches 9\d\.\d\d\u202f%\. Ticket reaches .* with 3\.3\u202f% of the weights\./,
  );
  expect(html).toContain('Round 4, 18.0\u202f% of the weights remaining: Ticket ');
});
