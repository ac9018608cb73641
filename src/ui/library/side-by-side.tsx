/** Two runs with all their arms; a round chosen in one selects the nearest weights remaining in the other. */
import { useState } from 'react';
import { useTexts } from '../../texts';
import { ScoreChart } from '../../charts/rounds/score-chart';
import { roundNear } from '../../charts/rounds/compare-layout';
import { ArmsOf } from '../../charts/kit/use-arms';
import { armsOf } from '../../experiment/chains';
import { ChoiceBox } from '../kit/choice-box';
import { FigureProvider } from '../../charts/export/figure-context';
import type { Compared } from './compared';
import { noteOfOne } from './compared-note';

interface Props {
  readonly runs: readonly Compared[];
  /** weights remaining, 0 … 1 */
  readonly selected: number;
  onSelect(remaining: number): void;
}

export function SideBySide({ runs, selected, onSelect }: Props) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<readonly (string | null)[]>([null, null]);
  // a run that is unpinned gives its side to the first that is not shown
  const sides = [0, 1].map(
    (side) => runs.find(({ id }) => id === chosen[side]) ?? runs[Math.min(side, runs.length - 1)],
  );
  return (
    <section className="side-by-side" aria-label={t('compare.sides.title')}>
      <h3>{t('compare.sides.title')}</h3>
      <p className="muted">{t('compare.sides.about')}</p>
      <div className="sides">
        {sides.map((run, side) => (
          // oxlint-disable-next-line react/no-array-index-key -- the left side and the right one
          <div key={side} className="side">
            <ChoiceBox
              label={t(side === 0 ? 'compare.sides.left' : 'compare.sides.right')}
              choices={runs.map(({ id, name }) => ({ id, text: name }))}
              value={run.id}
              onChange={(id) => setChosen(chosen.with(side, id))}
            />
            <ArmsOf experiment={run.run.recording.experiment}>
              <FigureProvider value={{ short: () => noteOfOne(t, run) }}>
                <ScoreChart
                  standard={run.standard}
                  results={run.results}
                  arms={armsOf(run.run.recording.experiment)}
                  remaining={run.remaining}
                  stops={run.stops}
                  selectedRound={roundNear(run.remaining, selected)}
                  onSelectRound={(round) => onSelect(run.remaining[round])}
                />
              </FigureProvider>
            </ArmsOf>
          </div>
        ))}
      </div>
    </section>
  );
}
