/** The experiment as a link, with as much as one wants in it, and as a QR code. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeLink } from '../../experiment/link';
import { defaultView, type LinkedView } from '../../experiment/view-link';
import { linkedView } from '../../store/selectors';
import { shortFingerprint } from '../../experiment/fingerprint-text';
import { CheckBox } from '../kit/check-box';
import { useLab } from '../state/lab';
import { CopyField } from './copy-field';
import { linkOf } from './links';
import { QrView } from '../kit/qr-view';
import { useFingerprint } from '../state/results';

export function LinkTab() {
  const { t } = useTranslation();
  const experiment = useLab((state) => state.experiment);
  const round = useLab((state) => state.selection.round);
  const view = useLab((state) => JSON.stringify(linkedView(state)));
  const found = useFingerprint();
  const [withView, setWithView] = useState(false);
  const [asLecture, setAsLecture] = useState(false);
  const [withResults, setWithResults] = useState(true);
  const shown: LinkedView = withView ? JSON.parse(view) : defaultView;
  const link = linkOf(window.location.href, experiment, { ...shown, lecture: asLecture }, withResults ? found : null);
  const hash = writeLink(experiment);
  const settings = hash === '' ? 0 : hash.split('&').length - 1; // all but the version
  return (
    <div className="share-body">
      <QrView text={link} />
      <div className="share-side">
        <CopyField label={t('share.link')} text={link} />
        <p>{t('share.holds', { count: settings })}</p>
        <CheckBox
          selected={withView}
          onChange={setWithView}
          label={t(round === null ? 'share.withView' : 'share.withViewRound', { round })}
        />
        <CheckBox selected={asLecture} onChange={setAsLecture} label={t('share.asLecture')} />
        {found === null ? (
          <p className="muted">{t('share.results.none')}</p>
        ) : (
          <CheckBox
            selected={withResults}
            onChange={setWithResults}
            label={t('share.results.with', { fingerprint: shortFingerprint(found) })}
          />
        )}
        <p className="muted">{t('share.results.help')}</p>
      </div>
    </div>
  );
}
