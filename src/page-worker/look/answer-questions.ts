/** Answers questions about trained networks, in slices so that other messages get through. */
import type { Splits } from '../../engine/examples';
import { sizeOf } from '../../lottery/parameters';
import { featureMaps, featureStages } from '../../models/feature-maps';
import { inputGradient, largestOf } from '../../models/input-gradient';
import type { Network } from '../../models/network';
import { multiplyAdds } from '../../models/multiply-adds';
import { forward } from '../../models/reference';
import { softmax } from '../../models/softmax';
import { taskOf } from '../../tasks';
import { recordedPlan, type Plan } from '../../runner/plan';
import type { Answer, ArmAt, HardSample, NetworkAnswer, Question, QuestionKind, RunsOfTrial } from './questions';
import { asRead } from './as-read';
import { layerCounts } from './layer-counts';
import { layerSensitivity } from './layer-sensitivity';
import { openingOf } from './opening';
import { pruning } from './pruning-moment';
import { randomTickets } from './random-tickets';
import type { RunWeights, WeightsReader } from './run-weights';
import { sliceTimes } from './slice-times';
import { type RunKey, full, runOf, ticket } from '../../lottery/run-key';
import type { MaskRecord } from '../../recording/recording';

/** Multiply-adds spent per network on the search for hard examples; about a second. */
const WORK = 4e8;
/** Bounds of the examples searched, and how many of them are shown. */
const [LEAST_TESTED, MOST_TESTED, MOST_SHOWN] = [16, 1_000, 24];
/** Longest slice, in ms. */
const SLICE = 15;

export interface Answering {
  readonly weightsOf: WeightsReader;
  /** the examples of an experiment */
  splits(of: RunsOfTrial): Promise<Splits>;
  /** trains these runs and stores them */
  train(of: RunsOfTrial, keys: readonly RunKey[], masks: readonly MaskRecord[]): Promise<void>;
  /** lets other messages through */
  pause(): Promise<void>;
  now(): number;
}

type Answers = { readonly [K in QuestionKind]: (question: Question<K>, beside: Answering) => Promise<Answer<K>> };

export function answerQuestion<K extends QuestionKind>(question: Question<K>, beside: Answering): Promise<Answer<K>> {
  const all: Answers = {
    life,
    weights,
    answers,
    features,
    hard,
    train,
    pruning,
    'random-tickets': randomTickets,
    'slice-times': sliceTimes,
    'layer-counts': layerCounts,
    'layer-sensitivity': layerSensitivity,
  };
  return all[question.kind](question, beside);
}

const planned = ({ experiment, data, engineVersion }: RunsOfTrial): Plan =>
  recordedPlan({ experiment, data, engine: { version: engineVersion } });

const keyIn = ({ trial }: RunsOfTrial, { arm, round }: ArmAt): RunKey => runOf(trial, arm, round);

const read = (plan: Plan, of: RunsOfTrial, asked: ArmAt, { weightsOf }: Answering) =>
  weightsOf(plan, plan.find(keyIn(of, asked)));

async function train({ of, networks, masks }: Question<'train'>, beside: Answering): Promise<Answer<'train'>> {
  await beside.train(
    of,
    networks.map((asked) => keyIn(of, asked)),
    masks,
  );
  return { kind: 'train' };
}

async function life({ of, parameter, index, rounds }: Question<'life'>, beside: Answering): Promise<Answer<'life'>> {
  const plan = planned(of);
  const spec = plan.network.parameters[parameter];
  if (!spec || !(index >= 0 && index < sizeOf(spec.shape))) {
    throw new Error(`The network has no weight ${index} in parameter ${parameter}.`);
  }
  const thetaT: (number | null)[] = [];
  let rounded = false;
  for (let round = 0; round <= rounds; round += 1) {
    const run = await read(plan, of, { arm: round === 0 ? full : ticket, round }, beside);
    thetaT.push(run?.weights[parameter]?.[index] ?? null);
    if (run?.rounded) rounded = true;
  }
  return { kind: 'life', thetaT, rounded };
}

async function weights({ of, networks }: Question<'weights'>, beside: Answering): Promise<Answer<'weights'>> {
  const plan = planned(of);
  const found: Answer<'weights'>['networks'][number][] = [];
  for (const asked of networks) {
    const run = await read(plan, of, asked, beside);
    found.push({ ...asked, weights: run?.weights ?? null, rounded: run?.rounded ?? false });
  }
  return { kind: 'weights', networks: found };
}

async function answers({ of, networks, input }: Question<'answers'>, beside: Answering): Promise<Answer<'answers'>> {
  const plan = planned(of);
  const { network } = plan;
  const seen = await inputOf(of, network, input, beside);
  const said: NetworkAnswer[] = [];
  for (const asked of networks) {
    const run = await read(plan, of, asked, beside);
    said.push({ ...asked, said: run ? ask(network, run, seen) : null });
    await beside.pause();
  }
  return { kind: 'answers', networks: said };
}

async function features(
  { of, networks, input, stage: at }: Question<'features'>,
  beside: Answering,
): Promise<Answer<'features'>> {
  const plan = planned(of);
  const { network } = plan;
  const stage = featureStages(network)[at];
  if (!stage) throw new Error(`The network has no feature maps number ${at}.`);
  const seen = await inputOf(of, network, input, beside);
  const found: Answer<'features'>['networks'][number][] = [];
  for (const asked of networks) {
    const run = await read(plan, of, asked, beside);
    const maps = run ? Float32Array.from(featureMaps(network, run.weights, seen, stage)) : null;
    found.push({ ...asked, maps, rounded: run?.rounded ?? false });
    await beside.pause();
  }
  const sizes = found.flatMap(({ maps }) => (maps ? [maps.filter((value) => value !== 0).map(Math.abs)] : []));
  return { kind: 'features', shape: stage.shape, reach: largestButFew(sizes), networks: found };
}

/** What 99 % of the values are no larger than; 0 where there is none. */
function largestButFew(lists: readonly Float32Array[]): number {
  const all = new Float32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const list of lists) {
    all.set(list, from);
    from += list.length;
  }
  all.sort();
  return all[Math.max(0, Math.ceil(all.length * 0.99) - 1)] ?? 0;
}

/** An input as the networks of these runs read it. @throws Error when it is of another size. */
async function inputOf(
  of: RunsOfTrial,
  network: Network,
  input: Uint8Array | Float32Array,
  beside: Answering,
): Promise<Float32Array> {
  if (input.length !== sizeOf(network.inputShape)) {
    throw new Error(`The input has ${input.length} values; the network reads ${sizeOf(network.inputShape)}.`);
  }
  const { data } = of.experiment;
  return asRead(input, taskOf(data.set).standardizes?.(data) ? (await beside.splits(of)).standardization : undefined);
}

function ask(network: Network, { weights, rounded }: RunWeights, input: Float32Array): NetworkAnswer['said'] {
  const gradient = (() => {
    try {
      return inputGradient(network, weights, input);
    } catch {
      return null; // an architecture whose gradient is not known still answers
    }
  })();
  const logits = gradient?.logits ?? forward(network, weights, input, 1);
  const answer = largestOf(logits);
  return {
    answer,
    probabilities: Float32Array.from(softmax(logits)),
    contributions: gradient && Float32Array.from(gradient.gradient, (slope, at) => slope * input[at]),
    logit: logits[answer],
    rounded,
  };
}

async function hard({ of, networks }: Question<'hard'>, beside: Answering): Promise<Answer<'hard'>> {
  const plan = planned(of);
  const { network } = plan;
  const { test, standardization } = await beside.splits(of);
  const size = sizeOf(network.inputShape);
  const perExample = multiplyAdds(
    network,
    network.parameters.map(({ shape }) => sizeOf(shape)),
  );
  const wanted = Math.min(MOST_TESTED, Math.max(LEAST_TESTED, Math.floor(WORK / perExample)));
  const tested = Math.min(test.count, wanted);
  const runs: (RunWeights | undefined)[] = [];
  for (const asked of networks) runs.push(await read(plan, of, asked, beside));

  const exampleAt = (at: number) => test.inputs.subarray(at * size, (at + 1) * size);
  const said = networks.map((): HardSample['answers'][number][] => Array.from({ length: tested }, () => null));
  const trust = new Float64Array(tested).fill(1); // least probability of the right class
  const wrong = networks.map(() => 0);
  let from = beside.now();
  for (let example = 0; example < tested; example += 1) {
    const label = test.labels[example];
    const seen = asRead(exampleAt(example), standardization);
    runs.forEach((run, at) => {
      if (!run) return;
      const probabilities = softmax(forward(network, run.weights, seen, 1));
      const answer = largestOf(probabilities);
      said[at][example] = { answer, probability: probabilities[answer] };
      trust[example] = Math.min(trust[example], probabilities[label]);
      if (answer !== label) wrong[at] += 1;
    });
    if (beside.now() - from < SLICE) continue;
    await beside.pause();
    from = beside.now();
  }
  const hardest = Array.from(trust.keys()).toSorted((a, b) => trust[a] - trust[b] || a - b);
  const sampleAt = (index: number): HardSample => ({
    index,
    label: test.labels[index],
    input: exampleAt(index).slice(),
    answers: said.map((ofNetwork) => ofNetwork[index]),
  });
  const opening = openingOf(
    hardest.map((index) => ({ index, label: test.labels[index], answers: said.map((ofNetwork) => ofNetwork[index]) })),
  );
  const samples = hardest.slice(0, MOST_SHOWN).map(sampleAt);
  const isShown = samples.some(({ index }) => index === opening?.index);
  return {
    kind: 'hard',
    samples: !opening ? [] : isShown ? samples : [sampleAt(opening.index), ...samples.slice(0, -1)],
    opening,
    tested,
    wrong: runs.map((run, at) => (run ? wrong[at] : null)),
  };
}
