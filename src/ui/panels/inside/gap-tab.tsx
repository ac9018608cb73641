/** The score in training against that in test, by weights remaining. */
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GapChart } from '../../../charts/rounds/gap-chart';
import { ChoiceBox } from '../../kit/choice-box';
import { integer } from '../../kit/format';
import { useActions } from '../../state/lab';
import { useShown } from '../../state/shown';

const Gap = memo(GapChart);
const QUANTITIES = ['gapAtStop', 'gapAtEnd'] as const;

export function GapTab() {
  const { t } = useTranslation();
  const { results, arms, remaining, stops, round, experiment, standard } = useShown();
  const { selectRound } = useActions();
  const [quantity, setQuantity] = useState<(typeof QUANTITIES)[number]>('gapAtEnd');
  return (
    <div className="gap-tab">
      <p className="muted">
        {t('inside.gap.intro', { context: standard.judge.id, examples: integer(experiment.data.validation) })}
      </p>
      <div className="overlap-choices">
        <span id="gap-quantity">{t('inside.gap.measured')}</span>
        <ChoiceBox
          labelledBy="gap-quantity"
          choices={QUANTITIES.map((id) => ({ id, text: t(`inside.gap.${id}`) }))}
          value={quantity}
          onChange={(id) => setQuantity(id === 'gapAtStop' ? 'gapAtStop' : 'gapAtEnd')}
        />
      </div>
      <Gap
        results={results}
        arms={arms}
        remaining={remaining}
        stops={stops}
        selectedRound={round}
        onSelectRound={selectRound}
        quantity={quantity}
        standard={standard}
      />
      <p className="muted">{t('inside.gap.diverged')}</p>
    </div>
  );
}
