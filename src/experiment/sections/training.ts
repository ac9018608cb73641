/** How it learns. */
import { said } from '../problems';
import { choice, counted, derivedList, number, share } from '../../field';
import { taskOf } from '../../tasks';
import { collects } from './data';
import { hasScales, readsTokens, type WithNetwork } from './network';
import type { WithData } from '../../tasks/task';

/** What these settings have to know of an experiment. */
export interface WithTraining {
  readonly training: {
    readonly steps: number;
    readonly batch: number;
    readonly optimizer: string;
    readonly schedule: string;
    readonly dropAt: readonly number[] | null;
  };
}

/** Most evaluation points of a training run: more cannot be drawn, and cost more than training. */
export const MOST_POINTS = 2_000;

/** Frankle & Carbin 2019 drop ResNet's rate at 20,000 and 25,000 of 30,000 steps. */
const DROPS = [2 / 3, 5 / 6];

const isStepped = ({ training }: WithTraining): boolean => training.schedule === 'steps';
const usualDrops = ({ training }: WithTraining): readonly number[] =>
  DROPS.map((share) => Math.max(1, Math.round(share * training.steps)));

/** The steps after which the learning rate drops, ascending. */
export const dropSteps = (experiment: WithTraining): readonly number[] =>
  experiment.training.dropAt ?? usualDrops(experiment);

/** Is it usual to clip? Where networks act, and where they read tokens. */
const clips = (experiment: WithData): boolean => collects(experiment) || readsTokens(experiment);

/** Most steps of one run. */
export const MOST_STEPS = 200_000;

export const training = {
  steps: number({ ...counted, default: 1_200, min: 10, max: MOST_STEPS, step: 10 }),
  batch: number({ ...counted, default: 60, max: 512, applies: (experiment: WithData) => !collects(experiment) }),
  optimizer: choice({ choices: ['adam', 'sgd', 'momentum'], default: 'adam' }),
  learningRate: number({ default: 0.003, min: 0.00001, max: 2, step: 0.00001, scale: 'log' }),
  schedule: choice({ choices: ['constant', 'steps', 'cosine', 'linear'], default: 'constant' }),
  dropAt: derivedList({
    of: 'steps',
    min: 1,
    max: 200_000,
    most: 6,
    applies: isStepped,
    derived: usualDrops,
  }),
  dropFactor: number({ ...share, default: 0.1, min: 0.01, applies: isStepped }),
  warmup: number({
    ...counted,
    default: 0,
    min: 0,
    max: 200_000,
    step: 10,
    scale: 'linear',
    reach: ({ training }: WithTraining) => training.steps,
  }),
  momentum: number({
    ...share,
    default: 0.9,
    max: 0.99,
    applies: ({ training }: WithTraining) => training.optimizer === 'momentum',
  }),
  weightDecay: number({ default: 0, min: 0, max: 0.1, step: 0.0001 }),
  // of batch-norm's scales γ, as in network slimming (Liu et al. 2017)
  scaleDecay: number({
    default: 0,
    min: 0,
    max: 0.01,
    step: 0.0001,
    applies: (experiment: WithNetwork) => hasScales(experiment),
  }),
  // only networks that act have gradients that need it so far, and an engine that does it
  clipNorm: number({ default: 0, min: 0, max: 10, step: 0.1, applies: clips }),
  augmentation: choice({
    choices: ['none', 'flip-crop'],
    default: 'none',
    applies: ({ data }: WithData) => taskOf(data.set).augments?.(data) ?? false,
  }),
  evaluateEvery: number({
    ...counted,
    default: 50,
    max: 5_000,
    room: ({ training: { steps } }: WithTraining) => {
      const min = Math.ceil(steps / MOST_POINTS);
      return { min, max: steps, allowed: said('steps', { from: min, to: steps, steps }) };
    },
  }),
};
