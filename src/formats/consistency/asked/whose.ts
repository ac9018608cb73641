/** Of whom tables are told. */
import { chainsOf } from '../../../experiment/chains';
import { levelsOf } from '../../../experiment/levels';
import type { Experiment } from '../../../experiment/schema';
import type { Chain } from '../../../experiment/sections/compare';

/** the full network, of any trial */
export const FULL = { chain: null, control: null, level: 0 } as const;

/** The network of every level of these chains, with nothing more to say about it. */
export const everyLevel = (experiment: Experiment, asks: (chain: Chain, at: number) => boolean) =>
  chainsOf(experiment).flatMap((own, chain) =>
    asks(own, chain)
      ? Array.from({ length: levelsOf(experiment, chain) }, (_, at) => ({
          of: { chain, control: null, level: at + 1 },
          about: {},
        }))
      : [],
  );
