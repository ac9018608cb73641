import { chainsOf, experimentOfChain, findsCounts } from '../../../experiment/chains';
import { networkOn } from '../../../experiment/network';
import { emergingOf } from '../../../experiment/units';
import { emergingChain } from '../../../recording/emergences';
import { said } from '../problems';
import { FULL } from './whose';
import type { Asks } from '.';

/** Of every channel of the network that can go, as often as the first chain of such masks looks. */
const channelScales: Asks = {
  id: 'channel-scales',
  of: (experiment) =>
    chainsOf(experiment).some((_, chain) => findsCounts(experiment, chain))
      ? [
          {
            of: FULL,
            about: {},
            whyNot({ step }) {
              const own = experimentOfChain(experiment, chainsOf(experiment)[emergingChain(experiment)]);
              const [{ groups, every }] = emergingOf(own, networkOn(own, null).parameters);
              const channels = groups.reduce((sum, { units }) => sum + units, 0);
              const isAsked = step.every((at, row) => at === (Math.floor(row / channels) + 1) * every);
              const { steps } = experiment.training;
              return isAsked && step.length % channels === 0 && step.length <= channels * Math.floor(steps / every)
                ? null
                : said('looks-asked', { channels, every, steps });
            },
          },
        ]
      : [],
};

export default channelScales;
