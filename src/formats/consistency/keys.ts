import { armNames, keyNamed, type NamedRun } from '../../experiment/arm-names';
import { armsOf } from '../../experiment/chains';
import type { Experiment } from '../../experiment/schema';
import { placeOf, type RunKey } from '../../lottery/run-key';
import type { Sentence } from '../../problem';
import { DamagedFile } from '../damaged-file';
import { said as saidOfFile } from '../problems';
import { said } from './problems';

/** What the names in a file stand for, in its experiment. */
export interface Keys {
  /** @throws DamagedFile when the experiment has no such arm */
  keyOf(id: NamedRun): RunKey;
  /** @throws DamagedFile when the experiment has no such chain */
  chainOf(mask: { readonly trial: number; readonly chain: string }): number;
}

export function keysIn(experiment: Experiment): Keys {
  const names = armNames(experiment);
  const arms = armsOf(experiment);
  const listed = (those: typeof arms): string => those.map(names.nameOf).join(', ');
  return {
    keyOf(id) {
      const key = keyNamed(names, id);
      if (!key) refuse(said('in-run', { ...id, trial: id.trial + 1, reason: said('arms', { arms: listed(arms) }) }));
      return key;
    },
    chainOf({ trial, chain: name }) {
      const arm = names.armNamed(name);
      const { chain, control } = arm ? placeOf(arm) : { chain: null, control: null };
      if (chain !== null && control === null) return chain;
      const reason = said('chains', { chains: listed(arms.filter((one) => placeOf(one).control === null)) });
      refuse(said('of-masks', { trial: trial + 1, chain: name, reason }));
    },
  };
}

function refuse(reason: Sentence): never {
  throw new DamagedFile(saidOfFile('contradicts', { reason }));
}
