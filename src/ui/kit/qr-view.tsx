/** A QR code beside the link, and over the whole screen for the last row. */
import { Maximize2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTexts } from '../../texts';
import { QrCode } from './qr-code';
import { qrPath } from './qr-path';

export function QrView({ text }: { readonly text: string }) {
  const { t } = useTexts();
  const [isLarge, setLarge] = useState(false);
  const fits = useMemo(() => qrPath(text) !== null, [text]);
  if (!fits) return <p className="share-qr-none muted">{t('share.qr.tooLong')}</p>;
  return (
    <div className="share-qr">
      <QrCode text={text} label={t('share.code')} />
      <Button className="button" onPress={() => setLarge(true)}>
        <Maximize2 aria-hidden /> {t('share.qr.large')}
      </Button>
      <ModalOverlay className="share-qr-screen" isOpen={isLarge} isDismissable onOpenChange={setLarge}>
        <Modal className="share-qr-modal">
          <Dialog className="share-qr-dialog" aria-label={t('share.code')}>
            <QrCode text={text} label={t('share.code')} />
            <p className="share-qr-text">{text}</p>
            <Button
              className="icon-button share-qr-close"
              aria-label={t('dialogs.close')}
              onPress={() => setLarge(false)}
            >
              <X aria-hidden />
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}
