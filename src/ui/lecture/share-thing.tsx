/** The experiment for the room to take along: a code that the last row can scan. */
import { useTranslation } from 'react-i18next';
import { writeLink } from '../../experiment/link';
import { pageLink } from '../dialogs/page-link';
import { QrCode } from '../share/qr-code';
import { useLab } from '../lab';

export function ShareThing() {
  const { t } = useTranslation();
  const hash = useLab((state) => writeLink(state.experiment));
  const link = pageLink(window.location.href, hash);
  return (
    <div className="lecture-share-columns">
      <QrCode text={link} label={t('share.code')} />
      <div>
        <p>{t('lecture.share.text')}</p>
        <p className="lecture-link">{link}</p>
      </div>
    </div>
  );
}
