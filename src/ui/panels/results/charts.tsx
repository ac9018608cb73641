/** The charts of the middle panel; all move the one selected round. */
import { memo, useMemo } from 'react';
import { ScoreChart } from '../../../charts/rounds/score-chart';
import { LearningSpeedChart } from '../../../charts/rounds/learning-speed-chart';
import { Filmstrip } from '../../../charts/masks/filmstrip';
import { TrainingChart } from '../../../charts/training/training-chart';
import { judge } from '../../../lottery/guessing';
import type { RunRecord } from '../../../recording/recording';
import { useMask } from '../../state/use-mask';
import { useActions } from '../../state/lab';
import { useIsShown } from '../../state/panels';
import { ShownLater, useShown } from '../../state/shown';

const NO_RUNS: readonly RunRecord[] = [];

// drawn again when what they show changes, not with every evaluation point
const Score = memo(ScoreChart);
const LearningSpeed = memo(LearningSpeedChart);
const Training = memo(TrainingChart);
const DrawnFilm = memo(Filmstrip);

export const Charts = memo(function Charts() {
  const { recording, experiment, results, arms, remaining, round, ghost, standard } = useShown();
  const { selectRound } = useActions();
  const isShown = useIsShown();
  const { leftOut } = useMemo(() => judge(results), [results]);
  const shared = { results, arms, remaining, ghost, selectedRound: round, onSelectRound: selectRound };
  return (
    <div className="charts">
      {isShown('accuracy') && <Score {...shared} standard={standard} />}
      {(isShown('speed') || isShown('training')) && (
        <div className="chart-pair">
          {isShown('speed') && <LearningSpeed {...shared} />}
          {isShown('training') && (
            <Training
              runs={recording?.runs ?? NO_RUNS}
              arms={arms}
              remaining={remaining}
              selectedRound={round}
              steps={experiment.training.steps}
              stop={standard.stop}
              leftOut={leftOut}
            />
          )}
        </div>
      )}
      {isShown('film') && (
        <ShownLater>
          <Film />
        </ShownLater>
      )}
    </div>
  );
});

/** The ticket's masks by round; they are large, so they follow after the curves. */
const Film = memo(function Film() {
  const { network, remaining, round } = useShown();
  const mask = useMask();
  const { selectRound } = useActions();
  return (
    <DrawnFilm network={network} remaining={remaining} mask={mask} selectedRound={round} onSelectRound={selectRound} />
  );
});
