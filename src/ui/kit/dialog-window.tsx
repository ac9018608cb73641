import { X } from 'lucide-react';
import { type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTexts } from '../../texts';
import './dialogs.css';

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly children: ReactNode;
  close(): void;
}

/** A window over the page; Escape, the cross and a press outside close it. */
export function DialogWindow({ title, open, close, children }: Props) {
  const { t } = useTexts();
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button className="icon-button" aria-label={t('dialogs.close')} onPress={close}>
              <X aria-hidden />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
