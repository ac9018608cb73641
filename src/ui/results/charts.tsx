/** The charts of the middle panel; all move the one selected round. */
import { memo } from 'react';
import { AccuracyChart } from '../../charts/accuracy-chart';
import { LearningSpeedChart } from '../../charts/learning-speed-chart';
import { useActions } from '../lab';
import { useShown } from '../shown';

export const Charts = memo(function Charts() {
  const { results, arms, remaining, round, ghost } = useShown();
  const { selectRound } = useActions();
  const shared = { results, arms, remaining, ghost, selectedRound: round, onSelectRound: selectRound };
  return (
    <div className="charts">
      <AccuracyChart {...shared} />
      <div className="chart-pair">
        <LearningSpeedChart {...shared} />
        <div className="chart-box" />
      </div>
      <div className="filmstrip-box" />
    </div>
  );
});
