/** The charts of the middle panel; all move the one selected round. */
import { memo } from 'react';
import { AccuracyChart } from '../../charts/accuracy-chart';
import { LearningSpeedChart } from '../../charts/learning-speed-chart';
import { Filmstrip } from '../../charts/filmstrip';
import { TrainingChart } from '../../charts/training-chart';
import { useMask } from '../inside/use-mask';
import { useActions } from '../lab';
import { useShown } from '../shown';

export const Charts = memo(function Charts() {
  const { recording, experiment, network, results, arms, remaining, round, ghost } = useShown();
  const mask = useMask();
  const { selectRound } = useActions();
  const shared = { results, arms, remaining, ghost, selectedRound: round, onSelectRound: selectRound };
  return (
    <div className="charts">
      <AccuracyChart {...shared} />
      <div className="chart-pair">
        <LearningSpeedChart {...shared} />
        <TrainingChart
          runs={recording?.runs ?? []}
          arms={arms}
          remaining={remaining}
          selectedRound={round}
          steps={experiment.training.steps}
        />
      </div>
      <Filmstrip
        network={network}
        remaining={remaining}
        mask={mask}
        selectedRound={round}
        onSelectRound={selectRound}
      />
    </div>
  );
});
