/** What a recording says about its engine and its data. */
import { dataSets } from '../../tasks/classification/data-sets';
import { balancedShare } from '../../tasks/classification/generated';
import { inputShapeOf } from '../../tasks/classification/prepare';
import { shown } from '../damaged-file';
import type { Check } from './check';

/** A share times a count is this close to a whole number. */
const ROUNDING = 1e-6;

const inBrackets = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

export const originChecks: readonly Check[] = [
  {
    name: 'what was trained was trained by an engine on data',
    find({ recording: { engine, data, runs, masks, warnings } }) {
      if (engine && data) return null;
      const isEmpty = runs.length + masks.length + warnings.length === 0;
      return isEmpty ? null : `it has ${runs.length} runs, but says not which engine trained them on which data`;
    },
  },
  {
    name: 'the engine runs where it can',
    find({ recording: { engine } }) {
      if (!engine || (engine.id === 'simd') === (engine.backend === 'wasm')) return null;
      return `the engine "${engine.id}" does not run on "${engine.backend}"`;
    },
  },
  {
    name: 'the engine has a version of its own, and only graphics are emulated',
    find({ recording: { engine } }) {
      if (!engine) return null;
      if ((engine.id === 'simd') !== /^simd-\d+( dropout-\d+)?$/.test(engine.version))
        return `the engine "${engine.id}" has no version ${shown(engine.version)}`;
      const isGraphics = engine.backend === 'webgpu' || engine.backend === 'webgl';
      return engine.software && !isGraphics
        ? `it is said to be emulated, but "${engine.backend}" is no graphics chip`
        : null;
    },
  },
  {
    name: 'inputs have the shape of the data set',
    find({ recording: { experiment, data } }) {
      const wanted = data && inputShapeOf(experiment.data);
      if (!wanted || inBrackets(wanted) === inBrackets(data.inputShape)) return null;
      return `its inputs have the shape ${inBrackets(data.inputShape)}; those of "${experiment.data.set}" have ${inBrackets(wanted)}`;
    },
  },
  {
    name: 'classes have different names, as many as the data set has',
    find({ recording: { experiment, data } }) {
      if (!data) return null;
      const { classes } = dataSets.get(experiment.data.set);
      const given = data.classNames.length;
      const twice = data.classNames.find((name, at) => data.classNames.indexOf(name) !== at);
      if (twice !== undefined) return `two of its classes are called ${shown(twice)}`;
      return classes === null || given === classes
        ? null
        : `its data have ${given} classes; "${experiment.data.set}" has ${classes}`;
    },
  },
  {
    name: 'the most frequent class is a number of validation examples, in made data the balanced one',
    find({ recording: { experiment, data } }) {
      if (data?.mostFrequent === undefined) return null; // older recordings do not say
      const { set, validation } = experiment.data;
      const examples = data.mostFrequent * validation;
      const whole = Math.round(examples);
      if (Math.abs(examples - whole) > ROUNDING)
        return `its most frequent class has ${examples} of ${validation} validation examples; allowed: a whole number`;
      if (dataSets.get(set).files.length > 0) return null;
      const balanced = Math.round(balancedShare(validation, data.classNames.length) * validation);
      return whole === balanced
        ? null
        : `its most frequent class has ${whole} of ${validation} validation examples; in "${set}" it has ${balanced}`;
    },
  },
  {
    name: 'data from files have their hash, made data have none',
    find({ recording: { experiment, data } }) {
      if (!data) return null;
      const hasFiles = dataSets.get(experiment.data.set).files.length > 0;
      const hash = data.filesHash;
      if (hasFiles ? hash !== null && /^[0-9a-f]{64}$/.test(hash) : hash === null) return null;
      const allowed = hasFiles ? '64 digits 0 … 9, a … f' : 'null';
      return `the hash of its data's files is ${shown(hash)}; allowed for "${experiment.data.set}": ${allowed}`;
    },
  },
];
