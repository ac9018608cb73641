import { chainsOf, findsCounts } from '../../../experiment/chains';
import { FULL } from './whose';
import type { Asks } from '.';

const channelScales: Asks = {
  id: 'channel-scales',
  of: (experiment) =>
    chainsOf(experiment).some((_, chain) => findsCounts(experiment, chain)) ? [{ of: FULL, about: {} }] : [],
};

export default channelScales;
