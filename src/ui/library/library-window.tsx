/** Recorded runs, runs of this browser and pinned runs in one chart: a window over the page. */
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTexts } from '../../texts';
import type { LibraryPage } from '../../store/store';
import { useActions, useLab } from '../state/lab';
import { ComparePage } from './compare-page';
import { GalleryPage } from './gallery-page';
import { HistoryPage } from './history-page';
import { RecordedNote } from './recorded-note-slot';
import '../kit/dialogs.css';
import './library.css';

const PAGES = ['gallery', 'history', 'compare'] as const satisfies readonly LibraryPage[];

const VIEWS = { gallery: GalleryPage, history: HistoryPage, compare: ComparePage } as const;

export function LibraryWindow() {
  const { t } = useTexts();
  const page = useLab((state) => state.view.library);
  const pinned = useLab((state) => state.pinned.length);
  const { setView } = useActions();
  const close = () => setView({ library: null });
  useEffect(() => {
    // shown with whatever is opened from here
    RecordedNote.load().catch(() => undefined);
  }, []);
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={page !== null}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Modal className="modal library">
        <Dialog className="dialog library-dialog">
          <div className="dialog-head">
            <Heading slot="title">{t('gallery.window')}</Heading>
            <Button className="icon-button" aria-label={t('dialogs.close')} onPress={close}>
              <X aria-hidden />
            </Button>
          </div>
          <Tabs
            className="library-tabs"
            selectedKey={PAGES.find((id) => id === page) ?? 'gallery'}
            onSelectionChange={(key) => setView({ library: PAGES.find((id) => id === key) ?? 'gallery' })}
          >
            <TabList className="tab-list" aria-label={t('gallery.pages.label')}>
              {PAGES.map((id) => (
                <Tab key={id} id={id} className="tab">
                  {t(`gallery.pages.${id}`, { count: pinned })}
                </Tab>
              ))}
            </TabList>
            {PAGES.map((id) => {
              const View = VIEWS[id];
              return (
                <TabPanel key={id} id={id} className="tab-panel library-page">
                  <View />
                </TabPanel>
              );
            })}
          </Tabs>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
