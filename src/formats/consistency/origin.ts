/** What a recording says about its engine and its data. */
import { said } from './problems';
import { setOf, taskOf } from '../../tasks';
import { shown } from '../damaged-file';
import type { Check } from './check';

export const originChecks: readonly Check[] = [
  {
    name: 'what was trained was trained by an engine on data',
    find({ recording: { engine, data, runs, masks, warnings, measurements = [] } }) {
      if (engine && data) return null;
      const isEmpty = runs.length + masks.length + warnings.length + measurements.length === 0;
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
      if ((engine.id === 'simd') !== /^simd-\d+( convolutions-\d+)?( dropout-\d+)?$/.test(engine.version))
        return said('version-of-engine', { engine: engine.id, version: shown(engine.version) });
      const isGraphics = engine.backend === 'webgpu' || engine.backend === 'webgl';
      return engine.software && !isGraphics ? said('not-emulated', { backend: engine.backend }) : null;
    },
  },
  {
    name: 'classes have different names',
    find({ recording: { data } }) {
      const twice = data?.classNames.find((name, at) => data.classNames.indexOf(name) !== at);
      return twice === undefined ? null : said('class-twice', { name: shown(twice) });
    },
  },
  {
    name: 'data are as their task has them',
    find: ({ recording: { experiment, data } }) =>
      data && taskOf(experiment.data.set).contradiction(experiment.data, data),
  },
  {
    name: 'data from files have their hash, made data have none',
    find({ recording: { experiment, data } }) {
      if (!data) return null;
      const hasFiles = setOf(experiment.data.set).files.length > 0;
      const hash = data.filesHash;
      if (hasFiles ? hash !== null && /^[0-9a-f]{64}$/.test(hash) : hash === null) return null;
      const allowed = hasFiles ? said('a-hash') : 'null';
      return said('hash-of-files', { hash: shown(hash), set: experiment.data.set, allowed });
    },
  },
];
