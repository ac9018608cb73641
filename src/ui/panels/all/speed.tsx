import { memo, useState } from 'react';
import { LearningSpeedChart } from '../../../charts/rounds/learning-speed-chart';
import { SPEEDS, type Speed } from '../../../lottery/speed';
import { useRounds } from '../../state/use-rounds';
import type { Panel } from '../panel';

const Chart = memo(LearningSpeedChart);

function Content() {
  const [speed, setSpeed] = useState<Speed>(SPEEDS[0]);
  return <Chart {...useRounds()} speed={speed} onSpeed={setSpeed} />;
}

const panel: Panel = {
  id: 'speed',
  order: 4,
  page: { place: 'results', order: 2, half: true, Content },
  Lecture: Content,
  result: 'any',
};
export default panel;
