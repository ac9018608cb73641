import { findsCounts } from '../../../experiment/chains';
import { everyLevel } from './whose';
import type { Asks } from '.';

const emergence: Asks = {
  id: 'emergence',
  of: (experiment) => everyLevel(experiment, (_, chain) => findsCounts(experiment, chain)),
};

export default emergence;
