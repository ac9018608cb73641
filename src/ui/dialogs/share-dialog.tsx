/** The experiment as a link and as a QR code. */
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { writeLink } from '../../experiment/link';
import { useActions, useLab } from '../lab';
import { DialogWindow } from './dialog-window';
import { pageLink } from './page-link';
import { QrCode } from './qr-code';

export function ShareDialog() {
  const { t } = useTranslation();
  const open = useLab((state) => state.view.shareOpen);
  const { setView } = useActions();
  return (
    <DialogWindow title={t('share.title')} open={open} close={() => setView({ shareOpen: false })}>
      <ShareBody />
    </DialogWindow>
  );
}

function ShareBody() {
  const { t } = useTranslation();
  const hash = useLab((state) => writeLink(state.experiment));
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'yes' | 'by-hand' | null>(null);
  const link = pageLink(window.location.href, hash);
  const settings = hash === '' ? 0 : hash.split('&').length - 1; // all but the version
  const copy = async () => {
    input.current?.select();
    try {
      // absent on plain http from another machine
      await navigator.clipboard.writeText(link);
      setCopied('yes');
    } catch {
      setCopied('by-hand');
    }
  };
  return (
    <div className="share-body">
      <QrCode text={link} label={t('share.code')} />
      <div className="share-side">
        <label htmlFor="share-link">{t('share.link')}</label>
        <div className="share-line">
          <input ref={input} id="share-link" className="text-box" readOnly value={link}
            onFocus={(event) => event.target.select()} />
          <Button className="button" onPress={() => void copy()}>
            {copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />} {t('share.copy')}
          </Button>
        </div>
        <output className="muted">{copied && t(`share.copied.${copied}`)}</output>
        <p>{t('share.holds', { count: settings })}</p>
        <p className="muted">{t('share.embed')}</p>
      </div>
    </div>
  );
}
