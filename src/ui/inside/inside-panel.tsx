/** The right of the page: masks, weights, what they save and, for points in the plane, the network as a graph. */
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useActions } from '../lab';
import { useIsShown } from '../panels/panels';
import { useShown } from '../shown';
import { GraphTab } from './graph-tab';
import { MasksTab } from './masks-tab';
import { SavingsTab } from './savings-tab';
import { TrialChoice } from './trial-choice';
import { WeightsTab } from './weights-tab';
import './inside.css';

export function InsidePanel() {
  const { network } = useShown();
  const { watchWeights } = useActions();
  useEffect(() => {
    watchWeights(true);
    return () => watchWeights(false);
  }, [watchWeights]);
  return <InsideTabs isPlane={network.inputShape.length === 1 && network.inputShape[0] === 2} />;
}

/** Drawn again only when the set of tabs changes; each tab follows the recording by itself. */
const InsideTabs = memo(function InsideTabs({ isPlane }: { readonly isPlane: boolean }) {
  const { t } = useTranslation();
  // savings are means over the trials: there is none to choose
  const [overTrials, setOverTrials] = useState(false);
  const isShown = useIsShown();
  const tabs = [
    ...(isPlane ? [{ id: 'graph', content: <GraphTab /> }] : []),
    { id: 'masks', content: <MasksTab /> },
    { id: 'weights', content: <WeightsTab /> },
    { id: 'savings', content: <SavingsTab /> },
  ].filter(({ id }) => isShown(id));
  if (tabs.length === 0) return null;
  return (
    // a graph that comes or goes is another set of tabs
    <Tabs
      className="inside-panel"
      key={tabs.map(({ id }) => id).join(' ')}
      defaultSelectedKey={tabs[0].id}
      onSelectionChange={(key) => setOverTrials(key === 'savings')}
    >
      <div className="inside-head">
        <TabList className="tab-list" aria-label={t('panels.inside')}>
          {tabs.map(({ id }) => (
            <Tab key={id} id={id} className="tab">
              {t(`inside.tabs.${id}`)}
            </Tab>
          ))}
        </TabList>
        {!overTrials && <TrialChoice />}
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </Tabs>
  );
});
