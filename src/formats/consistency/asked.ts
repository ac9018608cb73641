/** Which tables about networks an experiment asks for, by measure; a measure that is not here may be told of any run. */
import type { Sentence } from '../../problem';
import { chainsOf, findsCounts } from '../../experiment/chains';
import { levelsOf } from '../../experiment/levels';
import { pathsOf } from '../../experiment/paths';
import { planesOf } from '../../experiment/planes';
import type { Experiment } from '../../experiment/schema';
import { methods } from '../../lottery/methods';
import { NETWORKS } from '../../lottery/measures/plane';
import { keyText, type RunKey } from '../../lottery/run-key';
import type { Measurement } from '../../recording/recording';
import { said } from './problems';

interface Asked {
  /** whose; without a trial: of every trial */
  readonly of: Omit<RunKey, 'trial'> & { readonly trial?: number };
  readonly about: Measurement['about'];
  /** how many there may be; absent: what the measure itself allows */
  readonly rows?: readonly number[];
}

const askedBy: Readonly<Record<string, (experiment: Experiment) => Asked[]>> = {
  path: (experiment) =>
    pathsOf(experiment).map(({ of, step, start }) => ({
      of,
      about: { step, start: start === 'another' ? 1 : 0 },
      rows: [experiment.connectivity.points],
    })),
  plane: (experiment) =>
    planesOf(experiment).map((triple) => ({
      of: triple.through === 'copies' ? { ...FULL, trial: 0 } : { ...triple.ticket, trial: 0 },
      about: { step: triple.step },
      rows: [NETWORKS, NETWORKS + experiment.connectivity.planePoints ** 2],
    })),
  'channel-scales': (experiment) =>
    chainsOf(experiment).some((_, chain) => findsCounts(experiment, chain)) ? [{ of: FULL, about: {} }] : [],
  emergence: (experiment) =>
    chainsOf(experiment).flatMap((_, chain) =>
      findsCounts(experiment, chain)
        ? Array.from({ length: levelsOf(experiment, chain) }, (__, at) => ({
            of: { chain, control: null, level: at + 1 },
            about: {},
          }))
        : [],
    ),
  'layer-scores': (experiment) =>
    chainsOf(experiment).flatMap(({ method }, chain) =>
      methods.get(method).passes === undefined
        ? []
        : Array.from({ length: levelsOf(experiment, chain) }, (_, at) => ({
            of: { chain, control: null, level: at + 1 },
            about: {},
          })),
    ),
};

const FULL = { chain: null, control: null, level: 0 } as const;

/** Why the experiment has no such table; null: it asks for it. */
export function whyNotAsked({ measure, id, about, columns }: Measurement, experiment: Experiment): Sentence | null {
  const all = askedBy[measure]?.(experiment);
  if (!all) return null;
  const ofRun = all.filter(({ of }) => keyText({ trial: id.trial, ...of }) === keyText(id));
  if (ofRun.length === 0) return said('measure-not-of-run', { measure });
  const own = ofRun.find((one) => textOf(one.about) === textOf(about));
  if (!own) {
    return said('measure-not-asked', {
      measure,
      given: textOf(about),
      allowed: ofRun.map(({ about: of }) => textOf(of)).join('; '),
    });
  }
  const [first] = Object.values(columns);
  const rows = first?.length ?? 0;
  return own.rows?.includes(rows) === false
    ? said('measure-row-count', { measure, rows, allowed: own.rows.join(', ') })
    : null;
}

/** "start 0, step 10" */
const textOf = (about: Measurement['about']): string =>
  Object.entries(about)
    .map(([name, value]) => `${name} ${value}`)
    .toSorted()
    .join(', ');
