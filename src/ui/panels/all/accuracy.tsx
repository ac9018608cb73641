import { memo } from 'react';
import { ScoreChart } from '../../../charts/rounds/score-chart';
import { useAsked } from '../../state/asked';
import { usePlanned } from '../../state/planned';
import { useRounds } from '../../state/use-rounds';
import type { Panel } from '../panel';

// drawn again when what it shows changes, not with every evaluation point
const Chart = memo(ScoreChart);

const Content = () => <Chart {...useRounds()} asked={useAsked()} planned={usePlanned()} />;

const panel: Panel = {
  id: 'accuracy',
  order: 3,
  page: { place: 'results', order: 1, Content },
  Lecture: Content,
  result: 'any',
};
export default panel;
