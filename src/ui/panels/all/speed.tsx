import { memo } from 'react';
import { LearningSpeedChart } from '../../../charts/rounds/learning-speed-chart';
import { useRounds } from '../../state/use-rounds';
import type { Panel } from '../panel';

const Chart = memo(LearningSpeedChart);

const Content = () => <Chart {...useRounds()} />;

const panel: Panel = {
  id: 'speed',
  order: 4,
  page: { place: 'results', order: 2, half: true, Content },
  Lecture: Content,
};
export default panel;
