/** The exact protocol of an experiment as a paragraph for a paper, in the language of the page. */
import type { Translate } from '../../texts';
import { armsOf, chainsOf, experimentOfChain, isByUnit } from '../../experiment/chains';
import { fields, isDefault, isSettable } from '../../experiment/fields';
import { shortFingerprint } from '../../experiment/fingerprint-text';
import { remainingByLevel } from '../../experiment/levels';
import type { Experiment } from '../../experiment/schema';
import { nameOfMethod } from '../../experiment/sections/compare';
import { maskLearners } from '../../lottery/mask-learners';
import { methods } from '../../lottery/methods';
import { isKernel, sizeOf, type ParameterSpec } from '../../lottery/parameters';
import type { PruningRates, Scope } from '../../lottery/pruning';
import { placeOf, type Arm } from '../../lottery/run-key';
import { countTrainable, type Network } from '../../models/network';
import { sections } from '../../experiment/sections';
import { collects } from '../../experiment/sections/data';
import { isPlanned } from '../../experiment/sections/pruning';
import { stepOf } from '../../experiment/step';
import { taskOf } from '../../tasks';
import { settingText } from '../state/setting-text';
import { integer, percent, settingNumber, settingPercent } from '../kit/format';
import { kindOfNetwork } from '../state/network-text';
import { armName } from '../../charts/kit/arm-names';
import { armNames } from '../../experiment/arm-names';

interface MethodsInput {
  readonly experiment: Experiment;
  readonly network: Network;
  /** engine version of the results; null: not trained yet */
  readonly engine: string | null;
  /** of the results, whole; or null */
  readonly fingerprint: string | null;
  /** trials that are over; absent: all of them */
  readonly over?: number;
  /** trials of the results whose full network did not learn */
  readonly leftOut: number;
  readonly appVersion: string;
  readonly link: string;
}

/** Settings that the sentences speak of; all others are listed where they differ from the default. */
const SAID: ReadonlySet<string> = new Set([
  'data.set',
  'data.train',
  'data.validation',
  'data.test',
  'data.environments',
  'data.horizon',
  'data.epochs',
  'data.gamma',
  'data.lambda',
  'data.clip',
  'data.entropy',
  'data.rewardScale',
  'data.sticky',
  'network.architecture',
  'network.widths',
  'network.filters',
  'network.denseWidths',
  'network.activation',
  'network.initializer',
  'training.steps',
  'training.batch',
  'training.optimizer',
  'training.learningRate',
  'training.evaluateEvery',
  'training.clipNorm',
  'pruning.rate',
  'pruning.convRate',
  'pruning.outputRate',
  'pruning.rounds',
  'pruning.remaining',
  'pruning.layersRemaining',
  'pruning.schedule',
  'pruning.criterion',
  'pruning.scope',
  'pruning.granularity',
  'pruning.unitScore',
  'pruning.plan',
  'compare.chains',
  'chance.trials',
  'chance.initializationSeed',
  'chance.orderSeed',
  'chance.splitSeed',
  'engine.backend',
  'engine.workers',
]);

/** How networks are trained: what every sentence on it can say. */
function trainingValues(t: Translate, experiment: Experiment) {
  const { data, training } = experiment;
  const step = stepOf(experiment);
  const context = taskOf(data.set).id;
  return {
    // one pass has nothing to clip: every action is as likely as when it was chosen
    context: collects(experiment) && step.passes === 1 ? `${context}_once` : context,
    steps: integer(training.steps),
    optimizer: t(`settings.training.optimizer.choices.${training.optimizer}`),
    rate: settingNumber(training.learningRate),
    batch: integer(step.examples),
  };
}

/** For a caption: the least that a reader has to know of it. */
export function trainedSentence(t: Translate, experiment: Experiment): string {
  const values = trainingValues(t, experiment);
  const rate = t(`share.figure.scheduled.${experiment.training.schedule}`, { rate: values.rate });
  return t('share.figure.training', { ...values, rate });
}

/** The sentences that follow from the experiment and its results; those that have nothing to say are empty. */
export function methodsSentences(
  t: Translate,
  input: Omit<MethodsInput, 'engine' | 'fingerprint' | 'appVersion' | 'link'>,
) {
  const { experiment, network } = input;
  const { data, training, chance } = experiment;
  const [, ...compared] = armsOf(experiment);
  const { id: context, examples, guessing } = taskOf(data.set);
  const hasBest = guessing({ settings: data, info: null }).against !== 'failure';
  const isActing = collects(experiment);
  const choice = (path: string, id: string): string => t(`settings.${path}.choices.${id}`);
  const specs = network.parameters;
  const weights = specs.filter(isKernel).reduce((sum, spec) => sum + sizeOf(spec.shape), 0);
  const byUnit = isByUnit(experiment, 0);
  const differing = fields.filter((field) => isSettable(experiment, field) && !isDefault(experiment, field));
  const others = differing.filter(({ path }) => !SAID.has(path));
  /** what a task has settings for, by their names */
  const ofData = Object.fromEntries(
    fields
      .filter((field) => field.section === 'data' && field.kind === 'number' && field.applies(experiment))
      .map((field) => [field.name, settingText(t, field, experiment)]),
  );
  return {
    data: t('share.methods.data', {
      context: network.inputShape.length > 1 && !isActing ? `${context}_images` : context, // pixels come as bytes
      set: choice('data.set', data.set),
      train: integer(data.train),
      validation: integer(examples('validation', data)),
      test: integer(examples('test', data)),
      seed: chance.splitSeed,
    }),
    sticky: differing.some(({ path }) => path === 'data.sticky') ? t('share.methods.sticky', ofData) : '',
    network: t('share.methods.network', {
      context,
      network: kindOfNetwork(t, experiment.network, network),
      weights: integer(weights),
      trainable: integer(countTrainable(network)),
      activation: choice('network.activation', experiment.network.activation),
      initializer: choice('network.initializer', experiment.network.initializer),
      seed: chance.initializationSeed,
    }),
    training: t('share.methods.training', {
      ...ofData,
      ...trainingValues(t, experiment),
      every: training.evaluateEvery,
      seed: chance.orderSeed,
    }),
    clipNorm:
      isActing && training.clipNorm > 0 ? t('share.methods.clipNorm', { norm: settingNumber(training.clipNorm) }) : '',
    adam: training.optimizer === 'adam' ? t('share.methods.adam') : '',
    pruning: pruningSentence(t, experiment, specs),
    units: byUnit
      ? t('share.methods.units', { score: withinSentence(choice('pruning.unitScore', experiment.pruning.unitScore)) })
      : '',
    arms:
      compared.length > 0
        ? t('share.methods.arms', {
            arms: compared.map((arm) => armText(t, experiment, arm)).join('; '),
          })
        : '',
    statistics: t('share.methods.statistics', { context, count: input.over ?? chance.trials }),
    curves: chance.trials > 1 ? t('share.methods.curves') : '',
    paired: chance.trials > 1 ? t('share.methods.paired') : '',
    leftOut:
      input.leftOut > 0
        ? t('share.methods.leftOut', {
            context: hasBest ? context : `${context}_chance`,
            count: input.leftOut,
            trials: chance.trials,
          })
        : '',
    others:
      others.length > 0
        ? t('share.methods.others', {
            settings: others
              .map((field) => `${t(`settings.${field.path}.title`)} ${settingText(t, field, experiment)}`)
              .join('; '),
          })
        : '',
  };
}

/** How much of which weights went when: by a rate and rounds, or to sizes that are said one by one. */
function pruningSentence(t: Translate, experiment: Experiment, specs: readonly ParameterSpec[]): string {
  const byUnit = isByUnit(experiment, 0);
  const pruning = byUnit ? { ...experiment.pruning, scope: 'layerwise' as const, outputRate: 0 } : experiment.pruning;
  const choice = (name: 'criterion' | 'scope'): string => t(`settings.pruning.${name}.choices.${pruning[name]}`);
  const schedule = pruning.schedule === 'one-shot' ? 'one-shot' : 'iterative';
  const values = { criterion: choice('criterion'), scope: withinSentence(choice('scope')) };
  const left = percent(remainingByLevel(experiment, specs).at(-1) ?? 1);
  const sayLayers = pruning.layersRemaining !== null && sections.pruning.layersRemaining.applies(experiment);
  if (byUnit && isPlanned(experiment)) {
    const plan = t(`settings.pruning.plan.choices.${pruning.plan}`);
    return t('share.methods.pruning.plan', { ...values, plan, left });
  }
  if (pruning.remaining !== null) {
    const count = pruning.remaining.length;
    const sizes = pruning.remaining.map((size) => settingPercent(size / 100)).join(', ');
    return t(`share.methods.pruning.levels.${schedule}`, { ...values, count, sizes });
  }
  return t(`share.methods.pruning.${schedule}`, {
    ...values,
    rate: sayLayers ? t('share.methods.fixedShare') : settingPercent(pruning.rate),
    apart: sayLayers
      ? t('share.methods.layers', { left: pruning.layersRemaining?.map(settingNumber).join('–') })
      : apart(t, specs, pruning),
    left,
    count: pruning.rounds,
  });
}

/** What an arm is: a control of the first chain, or a method with what its scores take; else its name alone. */
function armText(t: Translate, experiment: Experiment, arm: Arm): string {
  const names = armNames(experiment);
  const defaultValue = armName(t, names, arm);
  const { chain, control } = placeOf(arm);
  if (chain === null || control !== null) return t(`share.methods.arm.${names.nameOf(arm)}`, { defaultValue });
  const own = chainsOf(experiment)[chain];
  const { pruning } = experimentOfChain(experiment, own);
  const method = methods.get(own.method);
  return t(`share.methods.arm.${nameOfMethod(own.method)}`, {
    defaultValue,
    step: integer(pruning.rewindStep),
    examples: integer(pruning.scoreExamples),
    distance: settingPercent(pruning.maskDistance),
    count: pruning.scorePasses ?? method.passes ?? 1,
    ...(method.learner !== undefined && maskValues(t, pruning, method.learner)),
  });
}

/** How scores of masks are trained, and over which weights. */
function maskValues(t: Translate, pruning: Experiment['pruning'], learner: string) {
  const choice = (name: 'maskWeights' | 'maskScale'): string =>
    withinSentence(t(`settings.pruning.${name}.choices.${pruning[name]}`));
  return {
    frozen: choice('maskWeights'),
    scale: choice('maskScale'),
    optimizer: t(`settings.pruning.maskOptimizer.choices.${pruning.maskOptimizer}`),
    rate: settingNumber(pruning.maskRate ?? maskLearners.get(learner).published.rates[pruning.maskOptimizer]),
  };
}

export function methodsText(t: Translate, input: MethodsInput): string {
  const origin =
    input.engine === null
      ? t('share.methods.untrained', { version: input.appVersion, link: input.link })
      : t('share.methods.engine', { version: input.appVersion, engine: input.engine, link: input.link });
  const known =
    input.fingerprint === null
      ? ''
      : t('share.methods.fingerprint', { fingerprint: shortFingerprint(input.fingerprint) });
  return [...Object.values(methodsSentences(t, input)), origin, known].filter((sentence) => sentence !== '').join(' ');
}

/** A choice as it stands in a sentence; nouns behind its first word keep their capitals. */
const withinSentence = (text: string): string => text.slice(0, 1).toLocaleLowerCase() + text.slice(1);

/** Layers with a rate of their own, and those that are never pruned: "(10 % in the output layer)". */
function apart(
  t: Translate,
  specs: readonly ParameterSpec[],
  { rate, convRate, outputRate, scope }: PruningRates & { readonly scope: Scope },
): string {
  const kernels = specs.filter(isKernel);
  const isPruned = (kind: ParameterSpec['kind']): boolean =>
    kernels.some((spec) => spec.kind === kind && spec.prunable);
  const ofConvolutions =
    isPruned('conv') && (convRate ?? rate) !== rate
      ? [t('share.methods.apart.conv', { rate: settingPercent(convRate ?? rate) })]
      : [];
  const ofOutput =
    outputRate === 0 || !isPruned('output')
      ? t('share.methods.apart.outputUnpruned')
      : t('share.methods.apart.output', { rate: settingPercent(outputRate ?? rate / 2) });
  const own = [
    ...(scope === 'everything' ? [t('share.methods.apart.included')] : [...ofConvolutions, ofOutput]),
    ...(kernels.some(({ kind }) => kind === 'shortcut') ? [t('share.methods.apart.shortcut')] : []),
  ];
  return `(${own.join(', ')})`;
}
