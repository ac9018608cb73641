/** What runs all stages at once. */
import { useTexts } from '../../texts';
import styles from './stages.module.css';
import type { useTransport } from './use-transport';

interface Props {
  readonly transport: ReturnType<typeof useTransport>;
  /** steps of the longest episode */
  readonly longest: number;
  /** −1: to the left; absent: nothing can be pushed */
  readonly push: ((direction: number) => void) | null;
}

export function Transport({ transport, longest, push }: Props) {
  const { t } = useTexts();
  const { time, runs } = transport;
  const step = Math.min(Math.floor(time), longest);
  return (
    <>
      <button type="button" className={styles.play} onClick={runs ? transport.hold : transport.play}>
        {t(`charts.stages.${runs ? 'hold' : step > 0 && step === longest ? 'again' : 'play'}`)}
      </button>
      <label className={styles.steps}>
        <span>{t('charts.stages.step', { step })}</span>
        <input
          type="range"
          min={0}
          max={longest}
          value={step}
          onChange={(event) => transport.show(Number(event.target.value))}
        />
      </label>
      {push && (
        <>
          <button type="button" onClick={() => push(-1)}>
            {t('charts.stages.pushLeft')}
          </button>
          <button type="button" onClick={() => push(1)}>
            {t('charts.stages.pushRight')}
          </button>
        </>
      )}
    </>
  );
}
