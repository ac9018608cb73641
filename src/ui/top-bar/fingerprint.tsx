/** The results' fingerprint, once an experiment is finished; says when it equals the recorded run's. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { writeLink } from '../../experiment/link';
import { fingerprint, shortFingerprint } from '../../recording/fingerprint';
import { useLab } from '../lab';
import { useShown } from '../shown';

export function Fingerprint() {
  const { t } = useTranslation();
  const { recording, isLive } = useShown();
  const finished = useLab((state) => state.session.status === 'finished');
  const recorded = useLab((state) => state.recorded);
  const complete = !isLive || finished;
  const found = useMemo(() => recording && complete && fingerprint(recording), [recording, complete]);
  if (!recording || !found) return null;
  const isSame =
    isLive && recorded && writeLink(recorded.experiment) === writeLink(recording.experiment);
  const reproduced = isSame && fingerprint(recorded) === found;
  return (
    <>
      <dt>{t('engine.fingerprint')}</dt>
      <dd className="fingerprint">
        {shortFingerprint(found)} {isSame && t(`engine.reproduced.${reproduced ? 'yes' : 'no'}`)}
      </dd>
    </>
  );
}
