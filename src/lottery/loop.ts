/** The experiment of the lottery ticket hypothesis, with training injected. */
import { controls } from './controls';
import { criteria } from './criteria';
import { initialize, type InitializerSettings } from './initializers';
import { applyMasks, denseMasks, remainingByParameter, type Masks } from './masks';
import type { ParameterSpec, Weights } from './parameters';
import { prune, type PruningRates, type Scope } from './pruning';
import { stream } from './random/stream';
import { treatments, type Treatment } from './treatments';

export interface LotterySettings {
  readonly specs: readonly ParameterSpec[];
  readonly initializer: InitializerSettings;
  /** seed of initialization, reinitialization, random masks and the random criterion */
  readonly seed: number;
  readonly trials: number;
  readonly rounds: number;
  readonly rates: PruningRates;
  readonly schedule: 'iterative' | 'one-shot';
  readonly scope: Scope;
  readonly criterion: string;
  /** treatments besides rewinding, each a chain with masks of its own */
  readonly chains: readonly string[];
  /** control arms of the ticket */
  readonly controls: readonly string[];
}

export interface LotteryRunId {
  readonly trial: number;
  /** 0: the full network */
  readonly round: number;
  /** 'full', 'ticket', a treatment's or a control arm's id */
  readonly arm: string;
}

/** A training run the experiment asks for. */
export interface LotteryRun {
  readonly id: LotteryRunId;
  readonly learningRate: Treatment['schedule'];
  /** Start weights m ⊙ θ and masks; called only when the run is really trained. */
  start(): { readonly weights: Weights; readonly masks: Masks };
}

export interface Trained {
  readonly diverged: boolean;
  /** θ_T; only read for runs that are pruned next */
  weights(): Promise<Weights>;
}

/** Who trains, and who wants to know. */
export interface LotteryLab {
  /** Trains `run`, now or when there is room. */
  train(run: LotteryRun): Promise<Trained>;
  /** New masks of a chain. `prunedIn`: per weight the round it was pruned in, 0 while it is left. */
  masked(report: {
    readonly trial: number;
    readonly chain: string;
    readonly round: number;
    readonly remaining: readonly number[];
    readonly prunedIn: readonly (Uint8Array | null)[];
  }): void;
  /** A layer has lost all its weights; training goes on (SCIENCE: trap 11). */
  layerEmptied(id: LotteryRunId, layer: number): void;
  /** A run that should be pruned next has diverged: its chain ends here. */
  chainStopped(id: LotteryRunId): void;
}

/**
 * Iterative magnitude pruning with its controls (Frankle & Carbin 2019, §1-2):
 * draw θ₀, train, prune the lowest scores, give the survivors back θ₀, repeat. Trials are
 * independent; within a trial only a chain is sequential, controls run beside it.
 */
export async function lottery(settings: LotterySettings, lab: LotteryLab): Promise<void> {
  const trials = Array.from({ length: settings.trials }, (_, trial) => trial);
  await Promise.all(trials.map((trial) => runTrial(settings, lab, trial)));
}

async function runTrial(settings: LotterySettings, lab: LotteryLab, trial: number): Promise<void> {
  const { specs, initializer, seed } = settings;
  const dense = denseMasks(specs);
  // drawn again each time it is needed: keeping θ₀ of every trial would cost more than the draw
  const theta0 = (): Weights => initialize(specs, initializer, seed, 'initialization', trial);

  const id: LotteryRunId = { trial, round: 0, arm: 'full' };
  const full = await lab.train({
    id,
    learningRate: 'replayed',
    start: () => ({ weights: theta0(), masks: dense }),
  });
  if (full.diverged) {
    lab.chainStopped(id);
    return;
  }
  const chains = ['rewound', ...settings.chains].map((treatment) =>
    runChain(settings, lab, trial, treatments.get(treatment), theta0, full),
  );
  await Promise.all(chains);
}

/** Prune and train, round after round; the ticket's chain carries the control arms. */
async function runChain(
  settings: LotterySettings,
  lab: LotteryLab,
  trial: number,
  treatment: Treatment,
  theta0: () => Weights,
  full: Trained,
): Promise<void> {
  const { specs, rates, scope } = settings;
  const chain = treatment.id === 'rewound' ? 'ticket' : treatment.id;
  const running: Promise<unknown>[] = [];
  let masks = denseMasks(specs);
  let prunedIn: readonly (Uint8Array | null)[] = masks.map(
    (mask) => mask && new Uint8Array(mask.length),
  );
  let pruned: Trained = full; // the run that is pruned next
  let scores: (Float32Array | null)[] | null = null;

  for (let round = 1; round <= settings.rounds; round += 1) {
    const thetaT = await pruned.weights();
    // one-shot: every density is pruned directly from the dense run, by the same scores
    if (!scores || settings.schedule === 'iterative') {
      scores = scoresOf(settings, trial, chain, round, theta0(), thetaT, masks);
    }
    masks = prune(specs, masks, scores, rates, scope);
    prunedIn = stampRound(prunedIn, masks, round);
    const id: LotteryRunId = { trial, round, arm: chain };
    const remaining = remainingByParameter(specs, masks);
    lab.masked({ trial, chain, round, remaining, prunedIn });
    specs.forEach((spec, index) => {
      if (spec.prunable && remaining[index] === 0) lab.layerEmptied(id, spec.layer);
    });

    const ticketMasks = masks;
    const training = lab.train({
      id,
      learningRate: treatment.schedule,
      start: () => ({
        weights: applyMasks(treatment.survivors({ theta0: theta0(), thetaT }), ticketMasks),
        masks: ticketMasks,
      }),
    });
    running.push(training);
    if (chain === 'ticket') {
      running.push(...startControls(settings, lab, trial, round, theta0, ticketMasks));
    }
    // all are awaited below; one that fails first must not leave the others unheard
    for (const run of running) run.catch(() => undefined);
    if (settings.schedule === 'iterative' && round < settings.rounds) {
      pruned = await training;
      if (pruned.diverged) {
        lab.chainStopped(id);
        break;
      }
    }
  }
  await Promise.all(running);
}

function startControls(
  settings: LotterySettings,
  lab: LotteryLab,
  trial: number,
  round: number,
  theta0: () => Weights,
  masks: Masks,
): Promise<Trained>[] {
  const { specs, initializer, seed } = settings;
  return settings.controls.map((control) =>
    lab.train({
      id: { trial, round, arm: control },
      learningRate: 'replayed',
      start: () => {
        const ticket = { specs, theta0: theta0(), masks, initializer, seed, trial, round };
        const start = controls.get(control).start(ticket);
        return { weights: applyMasks(start.weights, start.masks), masks: start.masks };
      },
    }),
  );
}

/** The criterion's score of every prunable weight. */
function scoresOf(
  settings: LotterySettings,
  trial: number,
  chain: string,
  round: number,
  theta0: Weights,
  thetaT: Weights,
  masks: Masks,
): (Float32Array | null)[] {
  const criterion = criteria.get(settings.criterion);
  return settings.specs.map((spec, index) => {
    if (!masks[index]) return null;
    return criterion.score({
      theta0: theta0[index],
      thetaT: thetaT[index],
      random: () => stream(settings.seed, 'criterion', trial, chain, round, spec.name),
    });
  });
}

/** `prunedIn` with this round's number on the weights that have just gone. */
function stampRound(
  prunedIn: readonly (Uint8Array | null)[],
  masks: Masks,
  round: number,
): (Uint8Array | null)[] {
  return prunedIn.map((rounds, index) => {
    const mask = masks[index];
    if (!rounds || !mask) return null;
    return rounds.map((when, at) => (when === 0 && !mask[at] ? round : when));
  });
}
