/** The experiment for the room to take along: a code that the last row can scan. */
import { useTexts } from '../../../texts';
import { writeLink } from '../../../experiment/link';
import { pageLink } from '../../state/page-link';
import { QrCode } from '../../kit/qr-code';
import { useLab } from '../../state/lab';
import { waysTo } from './ways-to';
import styles from './share.module.css';

export function ShareThing() {
  const { t } = useTexts();
  const hash = useLab((state) => writeLink(state.experiment));
  const link = pageLink(window.location.href, hash);
  return (
    <div className={styles.columns}>
      <QrCode text={link} label={t('share.code')} />
      <div>
        <p>{t(`lecture.share.${waysTo(link)}`)}</p>
        <p className={styles.link}>{link}</p>
      </div>
    </div>
  );
}
