/** Inference with filters masked against inference without them, measured when somebody asks for it. */
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Experiment } from '../../../../experiment/schema';
import type { Question } from '../../../../page-worker/look/questions';
import type { DataInfo } from '../../../../tasks/task';
import { useTexts } from '../../../../texts';
import { times } from '../../../kit/format';
import { durationText } from '../../../state/savings-rows';
import styles from '../tables.module.css';
import { useAnswer } from '../use-answer';

interface Props {
  readonly experiment: Experiment;
  readonly data: DataInfo;
  readonly engineVersion: string;
  readonly chain: number;
  readonly level: number;
  /** weights left per parameter, where training finds how many; null: they are planned */
  readonly found: readonly number[] | null;
}

export function SliceTimes({ experiment, data, engineVersion, chain, level, found }: Props) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(0);
  const question = useMemo(
    (): Question<'slice-times'> | null =>
      asked > 0
        ? { kind: 'slice-times', of: { experiment, data, engineVersion, trial: 0 }, chain, level, found }
        : null,
    [asked, experiment, data, engineVersion, chain, level, found],
  );
  const { answer, problem, waiting } = useAnswer(question);
  const seconds = answer?.seconds;
  return (
    <section className={styles.times} aria-label={t('inside.filters.measured')}>
      <Button className="button" isDisabled={waiting} onPress={() => setAsked((count) => count + 1)}>
        {t('inside.filters.measure')}
      </Button>
      <div role="status">
        {problem !== null && <p>{problem}</p>}
        {waiting && <p className="muted">{t('inside.filters.measuring')}</p>}
        {seconds && !waiting && (
          <p>
            {t('inside.filters.times', {
              whole: durationText(seconds.whole),
              masked: durationText(seconds.masked),
              sliced: durationText(seconds.sliced),
              ratio: times(seconds.masked / seconds.sliced),
            })}
          </p>
        )}
      </div>
    </section>
  );
}
