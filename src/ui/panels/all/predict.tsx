import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'predict',
  order: 2,
  Lecture: part(
    () => import('../lecture/predict-thing'),
    (file) => file.PredictThing,
  ),
};
export default panel;
