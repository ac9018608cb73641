/** Which engine computes, how fast, and why this one. */
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { rate } from '../format';
import { useLab } from '../lab';
import { useShown } from '../shown';
import { Fingerprint } from './fingerprint';

export function EngineBadge() {
  const { t, i18n } = useTranslation();
  const { recording, isLive } = useShown();
  const live = useLab((state) => state.live?.engine ?? null);
  const perSecond = useLab((state) => state.session.progress?.stepsPerSecond ?? null);
  const engine = live ?? recording?.engine ?? null;
  const name = engine ? t(`engine.backends.${engine.backend}`) : t('engine.none');
  const reason = engine ? `engine.reasons.${engine.reason}` : '';
  return (
    <DialogTrigger>
      <Button className="engine-badge">
        {live && perSecond !== null && (
          <span>
            <strong>{rate(perSecond)}</strong> {t('engine.perSecond')} ·{' '}
          </span>
        )}
        <span>
          {name}
          {engine && engine.workers > 1 ? ` ×${engine.workers}` : ''}
        </span>
      </Button>
      <Popover className="popover" placement="bottom">
        <Dialog className="popover-body" aria-label={t('engine.label')}>
          <strong>{t('engine.label')}</strong>
          {engine ? (
            <>
              <p>{i18n.exists(reason) ? t(reason) : t('engine.reasons.chosen')}</p>
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
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
