/** The right of the page: masks, weights and, for points in the plane, the network as a graph. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useActions } from '../lab';
import { useShown } from '../shown';
import { GraphTab } from './graph-tab';
import { MasksTab } from './masks-tab';
import { TrialChoice } from './trial-choice';
import { WeightsTab } from './weights-tab';
import './inside.css';

export function InsidePanel() {
  const { t } = useTranslation();
  const { network } = useShown();
  const { watchWeights } = useActions();
  useEffect(() => {
    watchWeights(true);
    return () => watchWeights(false);
  }, [watchWeights]);
  const isPlane = network.inputShape.length === 1 && network.inputShape[0] === 2;
  const tabs = [
    ...(isPlane ? [{ id: 'graph', content: <GraphTab /> }] : []),
    { id: 'masks', content: <MasksTab /> },
    { id: 'weights', content: <WeightsTab /> },
  ];
  return (
    // a graph that comes or goes is another set of tabs
    <Tabs className="inside-panel" key={tabs.length} defaultSelectedKey={tabs[0].id}>
      <div className="inside-head">
        <TabList className="tab-list" aria-label={t('panels.inside')}>
          {tabs.map(({ id }) => (
            <Tab key={id} id={id} className="tab">
              {t(`inside.tabs.${id}`)}
            </Tab>
          ))}
        </TabList>
        <TrialChoice />
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </Tabs>
  );
}
