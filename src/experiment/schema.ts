/**
 * The experiment as plain data. Form, link, docs and validation come from this one schema;
 * titles and helps are catalogue keys by path ("settings.pruning.rate.title").
 *
 * Every field has a default, and a new field's default must change nothing, so old links keep
 * their meaning.
 */
import { z } from 'zod';
import { dataSets } from '../datasets';
import { imageSizes, orientations } from '../datasets/prepare';
import { controls } from '../lottery/controls';
import { initializers } from '../lottery/initializers';
import { methods } from '../lottery/methods';
import { scores } from '../lottery/scores';
import { architectures } from '../models/architectures';
import { choice, choices, number, optionalNumber, optionalSteps, optionalWidths, widths } from './fields';

/** Version of the schema, written into links and recordings. */
export const SCHEMA_VERSION = 1;

/** Chains besides the ticket's, then control arms: what a ticket can be compared with. */
export const comparisons: readonly string[] = [...controls.ids, ...methods.ids.filter((id) => id !== 'imp')];

const size = (preset: number, max: number) =>
  number({ default: preset, min: 100, max, step: 100, scale: 'log', unit: 'count' });
const seed = () => number({ default: 1, min: 0, max: 999_999, step: 1, unit: 'seed' });

export const experimentSchema = z.object({
  data: z.object({
    set: choice(dataSets.ids, 'strokes'),
    difficulty: number({ default: 0.5, min: 0, max: 1, step: 0.05 }),
    noise: number({ default: 0.1, min: 0, max: 0.5, step: 0.01 }),
    train: size(10_000, 60_000),
    validation: size(2_000, 10_000),
    test: size(5_000, 10_000),
    imageSize: choice(imageSizes, 'full'),
    standardize: choice(['none', 'per-channel'], 'none'),
    orientation: choice(orientations, 'upright'),
  }),
  network: z.object({
    architecture: choice(architectures.ids, 'fully-connected'),
    filters: optionalNumber({ min: 1, max: 256, step: 1, scale: 'log', unit: 'count' }),
    denseWidths: optionalWidths({ min: 1, max: 2048, most: 4 }),
    shortcut: choice(['projection', 'parameter-free'], 'projection'),
    widths: widths({ min: 1, max: 2048, most: 6, preset: [300, 100] }),
    dropout: number({ default: 0, min: 0, max: 0.9, step: 0.05 }),
    activation: choice(['relu', 'tanh'], 'relu'),
    initializer: choice(initializers.ids, 'glorot-normal'),
    standardDeviation: number({ default: 0.1, min: 0.001, max: 2, step: 0.001, scale: 'log' }),
  }),
  training: z.object({
    steps: number({ default: 1_200, min: 10, max: 200_000, step: 10, scale: 'log', unit: 'count' }),
    batch: number({ default: 60, min: 1, max: 512, step: 1, scale: 'log', unit: 'count' }),
    optimizer: choice(['adam', 'sgd', 'momentum'], 'adam'),
    learningRate: number({ default: 0.0012, min: 0.00001, max: 2, step: 0.00001, scale: 'log' }),
    schedule: choice(['constant', 'steps', 'cosine'], 'constant'),
    dropAt: optionalSteps({ min: 1, max: 200_000, most: 6 }),
    dropFactor: number({ default: 0.1, min: 0.01, max: 1, step: 0.01 }),
    warmup: number({ default: 0, min: 0, max: 200_000, step: 10, unit: 'count' }),
    momentum: number({ default: 0.9, min: 0, max: 0.99, step: 0.01 }),
    weightDecay: number({ default: 0, min: 0, max: 0.1, step: 0.0001 }),
    augmentation: choice(['none', 'flip-crop'], 'none'),
    evaluateEvery: number({ default: 50, min: 1, max: 5_000, step: 1, scale: 'log', unit: 'count' }),
  }),
  pruning: z.object({
    rate: number({ default: 0.35, min: 0.05, max: 0.9, step: 0.01, unit: 'percent' }),
    convRate: optionalNumber({ min: 0, max: 0.9, step: 0.01, unit: 'percent' }),
    outputRate: optionalNumber({ min: 0, max: 0.9, step: 0.01, unit: 'percent' }),
    rounds: number({ default: 8, min: 1, max: 30, step: 1, unit: 'count' }),
    schedule: choice(['iterative', 'one-shot'], 'iterative'),
    criterion: choice(scores.ids, 'magnitude'),
    scope: choice(['layerwise', 'global'], 'layerwise'),
    rewindStep: number({ default: 50, min: 1, max: 100_000, step: 1, scale: 'log', unit: 'count' }),
  }),
  compare: z.object({
    arms: choices(comparisons, ['reinitialized', 'random-mask']),
  }),
  chance: z.object({
    trials: number({ default: 3, min: 1, max: 20, step: 1, unit: 'count' }),
    initializationSeed: seed(),
    orderSeed: seed(),
    splitSeed: seed(),
  }),
  engine: z.object({
    backend: choice(['auto', 'simd', 'webgpu', 'webgl', 'cpu'], 'auto'),
    // 0: as many as the machine has cores for
    workers: number({ default: 0, min: 0, max: 64, step: 1, unit: 'count' }),
  }),
});

/** An experiment: plain, serializable, validated. */
export type Experiment = z.infer<typeof experimentSchema>;
export type Section = keyof Experiment;

export const defaultExperiment: Experiment = experimentSchema.parse(
  Object.fromEntries(Object.keys(experimentSchema.shape).map((section) => [section, {}])),
);
