import { methods } from '../../../lottery/methods';
import { everyLevel } from './whose';
import type { Asks } from '.';

const layerScores: Asks = {
  id: 'layer-scores',
  of: (experiment) => everyLevel(experiment, ({ method }) => methods.get(method).passes !== undefined),
};

export default layerScores;
