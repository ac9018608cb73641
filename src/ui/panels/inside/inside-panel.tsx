/** The right of the page, a tab for each panel: masks, weights, the networks' answers, what tickets save. */
import { memo, useEffect } from 'react';
import { useTexts } from '../../../texts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { PartBoundary } from '../../../fetched/part';
import { panelsAt, useIsThere } from '..';
import { useActions } from '../../state/lab';
import { ShownLater } from '../../state/shown';
import { Later } from './later';
import './inside.css';

export function InsidePanel() {
  // which tabs there are follows at once: a press on one of them must not meet another set
  const isThere = useIsThere();
  const { watchWeights } = useActions();
  useEffect(() => {
    watchWeights(true);
    return () => watchWeights(false);
  }, [watchWeights]);
  const ids = panelsAt('inside')
    .filter(isThere)
    .map(({ id }) => id);
  return <ShownLater>{ids.length > 0 && <InsideTabs ids={ids.join(' ')} />}</ShownLater>;
}

/** Drawn again only when the set of tabs changes; each tab follows the recording by itself. */
const InsideTabs = memo(function InsideTabs({ ids }: { readonly ids: string }) {
  const { t } = useTexts();
  const tabs = panelsAt('inside').filter(({ id }) => ids.split(' ').includes(id));
  return (
    // a graph that comes or goes is another set of tabs
    <Tabs className="inside-panel" key={ids} defaultSelectedKey={tabs[0].id}>
      <TabList className="tab-list" aria-label={t('panels.inside')}>
        {tabs.map(({ id }) => (
          <Tab key={id} id={id} className="tab">
            {t(`inside.tabs.${id}`)}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, page: { Content } }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          <PartBoundary>
            <Later>
              <Content />
            </Later>
          </PartBoundary>
        </TabPanel>
      ))}
    </Tabs>
  );
});
