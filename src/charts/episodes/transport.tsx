/** What runs all stages at once, and what hands do for who has none on the stage. */
import { useTexts } from '../../texts';
import { useStep } from './clock';
import type { Tilted } from './drawing';
import type { Hands } from './use-hand';
import styles from './stages.module.css';
import type { useTransport } from './use-transport';

interface Props {
  readonly transport: ReturnType<typeof useTransport>;
  /** steps of the longest episode */
  readonly longest: number;
}

export function Transport({ transport, longest }: Props) {
  const { t } = useTexts();
  const { clock, runs, isSlow } = transport;
  const step = useStep(clock, longest);
  return (
    <>
      <button type="button" className="chart-play-button" onClick={() => (runs ? transport.hold() : transport.play())}>
        {t(`charts.stages.${runs ? 'hold' : step > 0 && step === longest ? 'again' : 'play'}`)}
      </button>
      <button type="button" aria-pressed={isSlow} onClick={() => transport.setSlow(!isSlow)}>
        {t('charts.stages.slow')}
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
    </>
  );
}

/** The same as a click beside a cart, and as a drag of its pole. */
export function HandButtons({ hands, tilt }: { readonly hands: Hands; readonly tilt: Tilted | undefined }) {
  const { t } = useTexts();
  return (
    <>
      <span className={styles.pair}>
        <button type="button" onClick={() => hands.push(-1)}>
          {t('charts.stages.pushLeft')}
        </button>
        <button type="button" onClick={() => hands.push(1)}>
          {t('charts.stages.pushRight')}
        </button>
      </span>
      {tilt && (
        <span className={styles.pair}>
          <button type="button" onClick={() => hands.tilt(-tilt.some)}>
            {t('charts.stages.tiltLeft')}
          </button>
          <button type="button" onClick={() => hands.tilt(tilt.some)}>
            {t('charts.stages.tiltRight')}
          </button>
        </span>
      )}
    </>
  );
}

interface CheckProps {
  readonly text: string;
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
}

export const Check = ({ text, isOn, onChange }: CheckProps) => (
  <label className={styles.check}>
    <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
    {text}
  </label>
);
