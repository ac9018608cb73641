/** What hands can do, until they have done it; then what became of it. */
import { useTexts } from '../../texts';
import { isStill } from '../kit/still';
import { useStep, type Clock } from './clock';
import type { Drawing } from './drawing';
import type { Episode, Shove } from './episode';
import { afterShove, justShoved } from './words';
import styles from './stages.module.css';

interface Props {
  readonly drawing: Drawing;
  readonly clock: Clock;
  /** steps of the longest episode */
  readonly longest: number;
  /** the last one */
  readonly shove: Shove | null;
  readonly played: readonly { readonly name: string; readonly episode: Episode }[];
}

export function HandLine({ drawing, clock, longest, shove, played }: Props) {
  const { t } = useTexts();
  // what will become of it is not told before it is seen
  const still = isStill();
  const isOver = useStep(clock, longest) === longest || still;
  const hint = still ? '' : t('charts.stages.hint', { context: drawing.id });
  return (
    <p className={shove ? styles.hint : `${styles.hint} chart-muted chart-on-page`} role="status">
      {!shove ? hint : drawing.lasts && isOver ? afterShove(t, shove, played) : justShoved(t, shove)}
    </p>
  );
}
