/** One round of pruning in passing: the film of the moment, small and without words, over what it changes. */
import { useDeferredValue, useMemo } from 'react';
import type { ParameterSpec } from '../../lottery/parameters';
import type { PrunedLayer } from '../../lottery/pruned-layer';
import { useTexts } from '../../texts';
import { remainingPercent } from '../kit/format';
import { usePassingFilm } from '../kit/use-moment-film';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import { MomentCanvas } from './pruning-moment-canvas';
import { layout } from './pruning-moment-layout';
import styles from './passing-moment.module.css';

interface PassingMomentProps {
  readonly layers: readonly PrunedLayer[];
  readonly specs: readonly ParameterSpec[];
  readonly round: number;
  /** P_m before and after, 0 … 1 */
  readonly remaining: readonly [before: number, after: number];
  /** it has been seen */
  readonly over: () => void;
}

/** For the eye only: the verdict and the moment's own panel tell it in words. */
export function PassingMoment({ layers, specs, round, remaining, over }: PassingMomentProps) {
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  // its dots are placed when the page has time
  const room = useDeferredValue(size);
  const moment = useMemo(() => room && layout(layers, specs, room), [layers, specs, room]);
  const time = usePassingFilm(over);
  const [before, after] = remaining.map(remainingPercent);
  return (
    <div className={styles.over} aria-hidden="true">
      <p>{t('charts.pruning.passing', { round, before, after })}</p>
      <div ref={ref}>
        {moment && room && <MomentCanvas moment={moment} time={time} palette={palette} size={room} />}
      </div>
    </div>
  );
}
