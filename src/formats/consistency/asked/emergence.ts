import { chainsOf, experimentOfChain, findsCounts } from '../../../experiment/chains';
import { emergingOf } from '../../../experiment/units';
import { networkOn } from '../../../experiment/network';
import { LOOK_BACKS } from '../../../lottery/early-bird';
import { said } from '../problems';
import { everyLevel } from './whose';
import type { Asks } from '.';

/** A mask emerges where it was looked at, the fifth time at the earliest; else it is that of the last step. */
const emergence: Asks = {
  id: 'emergence',
  of: (experiment) =>
    everyLevel(experiment, (_, chain) => findsCounts(experiment, chain)).map((asked) => ({
      ...asked,
      whyNot({ step: [step], emerged: [emerged] }) {
        const own = experimentOfChain(experiment, chainsOf(experiment)[asked.of.chain]);
        const { steps } = own.training;
        const [{ every }] = emergingOf(own, networkOn(own, null).parameters);
        const at = step ?? 0;
        // the last step is looked at, too
        const isLook = at <= steps && (at % every === 0 || at === steps);
        const looks = Math.ceil(at / every);
        if (emerged === 1 ? isLook && looks > LOOK_BACKS : at === steps) return null;
        return said('emergence-step', { step: at, every, looks: LOOK_BACKS + 1, steps });
      },
    })),
};

export default emergence;
