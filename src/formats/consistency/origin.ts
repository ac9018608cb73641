/** What a recording says about its engine and its data. */
import { said } from '../problems';
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
      return isEmpty ? null : said('no-origin', { runs: runs.length });
    },
  },
  {
    name: 'the engine runs where it can',
    find({ recording: { engine } }) {
      if (!engine || (engine.id === 'simd') === (engine.backend === 'wasm')) return null;
      return said('backend-of-engine', { engine: engine.id, backend: engine.backend });
    },
  },
  {
    name: 'the engine has a version of its own, and only graphics are emulated',
    find({ recording: { engine } }) {
      if (!engine) return null;
      if ((engine.id === 'simd') !== /^simd-\d+( dropout-\d+)?$/.test(engine.version))
        return said('version-of-engine', { engine: engine.id, version: shown(engine.version) });
      const isGraphics = engine.backend === 'webgpu' || engine.backend === 'webgl';
      return engine.software && !isGraphics ? said('not-emulated', { backend: engine.backend }) : null;
    },
  },
  {
    name: 'inputs have the shape of the data set',
    find({ recording: { experiment, data } }) {
      const wanted = data && inputShapeOf(experiment.data);
      if (!wanted || inBrackets(wanted) === inBrackets(data.inputShape)) return null;
      return said('input-shape', {
        given: inBrackets(data.inputShape),
        set: experiment.data.set,
        wanted: inBrackets(wanted),
      });
    },
  },
  {
    name: 'classes have different names, as many as the data set has',
    find({ recording: { experiment, data } }) {
      if (!data) return null;
      const { classes } = dataSets.get(experiment.data.set);
      const given = data.classNames.length;
      const twice = data.classNames.find((name, at) => data.classNames.indexOf(name) !== at);
      if (twice !== undefined) return said('class-twice', { name: shown(twice) });
      return classes === null || given === classes
        ? null
        : said('class-count', { given, set: experiment.data.set, classes });
    },
  },
  {
    name: 'the most frequent class is a number of validation examples, in made data the balanced one',
    find({ recording: { experiment, data } }) {
      if (data?.mostFrequent === undefined) return null; // older recordings do not say
      const { set, validation } = experiment.data;
      const examples = data.mostFrequent * validation;
      const whole = Math.round(examples);
      if (Math.abs(examples - whole) > ROUNDING) return said('share-not-whole', { examples, validation });
      if (dataSets.get(set).files.length > 0) return null;
      const balanced = Math.round(balancedShare(validation, data.classNames.length) * validation);
      return whole === balanced ? null : said('share-of-set', { whole, validation, set, balanced });
    },
  },
  {
    name: 'data from files have their hash, made data have none',
    find({ recording: { experiment, data } }) {
      if (!data) return null;
      const hasFiles = dataSets.get(experiment.data.set).files.length > 0;
      const hash = data.filesHash;
      if (hasFiles ? hash !== null && /^[0-9a-f]{64}$/.test(hash) : hash === null) return null;
      const allowed = hasFiles ? said('a-hash') : 'null';
      return said('hash-of-files', { hash: shown(hash), set: experiment.data.set, allowed });
    },
  },
];
