import { memo } from 'react';
import { AccuracyChart } from '../../../charts/rounds/accuracy-chart';
import { useRounds } from '../../state/use-rounds';
import type { Panel } from '../panel';

// drawn again when what it shows changes, not with every evaluation point
const Chart = memo(AccuracyChart);

const Content = () => <Chart {...useRounds()} />;

const panel: Panel = {
  id: 'accuracy',
  order: 3,
  page: { place: 'results', order: 1, Content },
  Lecture: Content,
};
export default panel;
