/** The results' fingerprint, once an experiment is finished; says when it equals the recorded run's. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { shortFingerprint } from '../../experiment/fingerprint-text';
import { fingerprint } from '../../recording/fingerprint';
import { useLab } from '../state/lab';
import { useReproduced } from '../state/reproduced';

export function Fingerprint() {
  const { t } = useTranslation();
  // from the store itself: what is drawn may lag behind by a moment
  const { live, recorded, session } = useLab(
    useShallow(({ live, recorded, session }) => ({ live, recorded, session })),
  );
  const isLive = live !== null && live.runs.length > 0;
  const complete = !isLive || session.status === 'finished';
  const recording = isLive ? live : recorded;
  const found = useMemo(() => recording && complete && fingerprint(recording), [recording, complete]);
  const reproduced = useReproduced();
  if (!recording || !found) return null;
  return (
    <>
      <dt>{t('engine.fingerprint')}</dt>
      <dd className="fingerprint">
        {shortFingerprint(found)} {reproduced && t(`engine.reproduced.${reproduced}`)}
      </dd>
    </>
  );
}
