/** Do the results have the fingerprint that came with the link or the ticket? */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { writeLink } from '../../../experiment/link';
import { shortFingerprint } from '../../../experiment/fingerprint-text';
import { fingerprint } from '../../../recording/fingerprint';
import { shownRecording } from '../../../store/selectors';
import { Banner } from '../../kit/banner';
import { useActions, useLab } from '../../state/lab';
import { isComplete } from '../../../recording/complete';

export function PromiseBanner() {
  const { t } = useTranslation();
  const { dismissPromise } = useActions();
  const { promised, live, recording, experiment } = useLab(
    useShallow((state) => ({
      promised: state.promised,
      live: state.live,
      recording: shownRecording(state),
      experiment: state.experiment,
    })),
  );
  const known = useMemo(() => {
    if (promised === null || !recording || !isComplete(recording)) return null;
    if (writeLink(recording.experiment) !== writeLink(experiment)) return null;
    return { hex: fingerprint(recording), isLive: recording === live };
  }, [promised, recording, experiment, live]);
  if (promised === null) return null;
  const said = (): { key: string; found: string } => {
    if (!known) return { key: 'promised', found: '' };
    if (known.hex === null) return { key: 'noFingerprint', found: '' };
    const found = shortFingerprint(known.hex);
    if (found === promised) return { key: known.isLive ? 'reproduced' : 'recorded', found };
    return { key: known.isLive ? 'differs' : 'promised', found };
  };
  const { key, found } = said();
  return (
    <Banner tone={key === 'differs' ? 'warning' : 'note'} dismiss={dismissPromise}>
      <p>{t(`promise.${key}`, { promised, found })}</p>
    </Banner>
  );
}
