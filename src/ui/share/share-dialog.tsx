/** What can leave the page: a link, a frame in another page, files, words for a paper. */
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { keysOf } from '../../keys';
import { useTexts } from '../../texts';
import { DialogWindow } from '../kit/dialog-window';
import { useActions, useLab } from '../state/lab';
import { CiteTab } from './cite-tab';
import { EmbedTab } from './embed-tab';
import { FigureTab } from './figure-tab';
import { FilesTab } from './files-tab';
import { LinkTab } from './link-tab';
import './share.css';

const TABS = { link: LinkTab, embed: EmbedTab, files: FilesTab, figure: FigureTab, cite: CiteTab } as const;

export function ShareDialog() {
  const { t } = useTexts();
  const open = useLab((state) => state.view.shareOpen);
  const { setView } = useActions();
  return (
    <DialogWindow title={t('share.title')} open={open} close={() => setView({ shareOpen: false })}>
      <Tabs className="share-tabs">
        <TabList className="tab-list" aria-label={t('share.tabs.label')}>
          {keysOf(TABS).map((id) => (
            <Tab key={id} id={id} className="tab">
              {t(`share.tabs.${id}`)}
            </Tab>
          ))}
        </TabList>
        {Object.entries(TABS).map(([id, View]) => (
          <TabPanel key={id} id={id} className="tab-panel share-panel">
            <View />
          </TabPanel>
        ))}
      </Tabs>
    </DialogWindow>
  );
}
