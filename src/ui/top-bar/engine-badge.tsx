/** Which engine computes, how fast, and why this one. */
import { Button } from 'react-aria-components/Button';
import { memo } from 'react';
import { useTexts } from '../../texts';
import { Beside } from '../kit/beside';
import { rate } from '../kit/format';
import type { LabState } from '../../store/store';
import type { EngineInfo } from '../../recording/recording';
import { useLab, useLabSometimes } from '../state/lab';
import { isBusy } from '../state/status';
import { useShown } from '../state/shown';
import { Fingerprint } from './fingerprint';

/** Between two drawings of the speed, in ms. */
const EVERY = 500;

/** What keeps its room: no machine trains even the smallest network faster, and no setting takes more workers. */
const FASTEST = 888_000;
const MOST_WORKERS = 64;
const BACKENDS: readonly EngineInfo['backend'][] = ['wasm', 'webgpu', 'webgl', 'cpu'];

/** Speed is what happens now: nothing once work has stopped. */
const speedOf = ({ session }: LabState): number | null =>
  session.status === 'running' ? (session.progress?.stepsPerSecond ?? null) : null;

export function EngineBadge() {
  const { recording, isLive } = useShown();
  // before the first run of a new experiment its engine is known already
  const starting = useLab((state) => (isBusy(state.session.status) ? (state.live?.engine ?? null) : null));
  return <Badge engine={starting ?? recording?.engine ?? null} isLive={isLive} />;
}

function Speed({ perSecond }: { readonly perSecond: number }) {
  const { t } = useTexts();
  return (
    <span className="engine-speed">
      <strong>{rate(perSecond)}</strong> {t('engine.perSecond')}
    </span>
  );
}

/** The badge as wide as any engine and speed make it, unseen: nothing beside it moves when they change. */
const Widest = memo(function Widest() {
  const { t } = useTexts();
  return (
    <span className="engine-badge-shape" aria-hidden>
      <Speed perSecond={FASTEST} />
      {BACKENDS.map((id) => (
        <span key={id} className="engine-name">{`${t(`engine.backends.${id}`)} ×${MOST_WORKERS}`}</span>
      ))}
    </span>
  );
});

interface BadgeProps {
  readonly engine: EngineInfo | null;
  readonly isLive: boolean;
}

// drawn again when engine or speed change, not with every evaluation point
const Badge = memo(function Badge({ engine, isLive }: BadgeProps) {
  const { t } = useTexts();
  const perSecond = useLabSometimes(speedOf, EVERY);
  const name = engine ? t(`engine.backends.${engine.backend}`) : t('engine.none');
  return (
    <Beside
      label={t('engine.label')}
      placement="bottom"
      opener={
        <span className="engine-slot">
          <Widest />
          <Button className="engine-badge">
            {engine && perSecond !== null && <Speed perSecond={perSecond} />}{' '}
            <span className={engine ? 'engine-name' : ''}>
              {name}
              {engine && engine.workers > 1 ? ` ×${engine.workers}` : ''}
            </span>
          </Button>
        </span>
      }
    >
      <strong>{t('engine.label')}</strong>
      {engine ? (
        <>
          <p>{t(`engine.reasons.${engine.reason}`, { defaultValue: t('engine.reasons.chosen') })}</p>
          <dl className="facts">
            <dt>{t('engine.kernels')}</dt>
            <dd>{`${name} ${engine.version}`}</dd>
            <dt>{t('engine.device')}</dt>
            <dd>{engine.device}</dd>
            <dt>{t('engine.workers')}</dt>
            <dd>{engine.workers}</dd>
            <Fingerprint />
          </dl>
          {engine.software && <p>{t('engine.software')}</p>}
          {!isLive && <p className="muted">{t('engine.ofRecording')}</p>}
        </>
      ) : (
        <p>{t('engine.notYet')}</p>
      )}
    </Beside>
  );
});
