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
  /** control arms, of the ticket or of a chain above */
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
  readonly schedule: Treatment['schedule'];
  /** Start weights m ⊙ θ and masks; called only when the run is really trained. */
  start(): { readonly weights: Weights; readonly masks: Masks };
}

export interface Trained {
  readonly diverged: boolean;
  /** θ_T; only read for runs that are pruned next */
  weights(): Promise<Weights>;
  /** θ_k; only read of full networks, for treatments whose schedule is continued there */
  rewindPoint(): Promise<Weights>;
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
  const initialWeights = rememberLast((trial) =>
    initialize(settings.specs, settings.initializer, settings.seed, 'initialization', trial),
  );
  await Promise.all(trials.map((trial) => runTrial(settings, lab, trial, () => initialWeights(trial))));
}

/**
 * θ₀ of the trial asked for last: a ticket and its controls start from the same, and keeping those
 * of all trials would cost more than drawing them again. Nobody writes to it: runs get copies.
 */
function rememberLast(draw: (trial: number) => Weights): (trial: number) => Weights {
  let last: { readonly trial: number; readonly theta0: Weights } | null = null;
  return (trial) => {
    if (last?.trial !== trial) last = { trial, theta0: draw(trial) };
    return last.theta0;
  };
}

async function runTrial(
  settings: LotterySettings,
  lab: LotteryLab,
  trial: number,
  theta0: () => Weights,
): Promise<void> {
  const dense = denseMasks(settings.specs);
  const id: LotteryRunId = { trial, round: 0, arm: 'full' };
  const full = await lab.train({
    id,
    schedule: 'replayed',
    start: () => ({ weights: applyMasks(theta0(), dense), masks: dense }),
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

/** Prune and train, round after round, with the control arms that take this chain's masks. */
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
  const running: Promise<void>[] = [];
  let masks = denseMasks(specs);
  let prunedIn: readonly (Uint8Array | null)[] = masks.map((mask) => mask && new Uint8Array(mask.length));
  const rank = async (run: Trained, round: number) => {
    const thetaT = await run.weights();
    return { thetaT, scores: scoresOf(settings, trial, chain, round, theta0, thetaT, masks) };
  };
  let ranked = await rank(full, 1); // the run that is pruned next
  const thetaK = treatment.schedule === 'continued' ? await full.rewindPoint() : [];

  for (let round = 1; round <= settings.rounds; round += 1) {
    const { thetaT, scores } = ranked;
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
      schedule: treatment.schedule,
      start: () => ({
        weights: applyMasks(treatment.survivors({ theta0: theta0(), thetaK, thetaT }), ticketMasks),
        masks: ticketMasks,
      }),
    });
    const controlsOfRound = startControls(settings, lab, trial, round, chain, theta0, ticketMasks);
    for (const run of [training, ...controlsOfRound]) {
      const over = run.then(() => undefined); // the weights of a finished run need not stay in memory
      over.catch(() => undefined); // awaited below; one that fails first must not leave others unheard
      running.push(over);
    }
    // one-shot: every density is pruned directly from the dense run, by the same scores
    if (settings.schedule === 'iterative' && round < settings.rounds) {
      const trained = await training;
      if (trained.diverged) {
        lab.chainStopped(id);
        break;
      }
      ranked = await rank(trained, round + 1);
    }
  }
  await Promise.all(running);
}

function startControls(
  settings: LotterySettings,
  lab: LotteryLab,
  trial: number,
  round: number,
  chain: string,
  theta0: () => Weights,
  masks: Masks,
): Promise<Trained>[] {
  const { specs, initializer, seed } = settings;
  const own = settings.controls.filter((control) => controls.get(control).chain === chain);
  return own.map((control) =>
    lab.train({
      id: { trial, round, arm: control },
      schedule: 'replayed',
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
  theta0: () => Weights,
  thetaT: Weights,
  masks: Masks,
): (Float32Array | null)[] {
  const criterion = criteria.get(settings.criterion);
  return settings.specs.map((spec, index) => {
    if (!masks[index]) return null;
    return criterion.score({
      // drawn only for criteria that look at it
      get theta0() {
        return theta0()[index];
      },
      thetaT: thetaT[index],
      random: () => stream(settings.seed, 'criterion', trial, chain, round, spec.name),
    });
  });
}

/** `prunedIn` with this round's number on the weights that have just gone. */
function stampRound(prunedIn: readonly (Uint8Array | null)[], masks: Masks, round: number): (Uint8Array | null)[] {
  return prunedIn.map((rounds, index) => {
    const mask = masks[index];
    if (!rounds || !mask) return null;
    return rounds.map((when, at) => (when === 0 && !mask[at] ? round : when));
  });
}
