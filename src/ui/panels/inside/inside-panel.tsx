/** The right of the page: masks, weights, the networks' answers, what tickets save and, for points in the plane, the graph. */
import { memo, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { isConvolution } from '../../../lottery/parameters';
import { PartBoundary } from '../../../fetched/part';
import { useActions } from '../../state/lab';
import { useIsShown } from '../../state/panels';
import { ShownLater, useShown } from '../../state/shown';
import { AllWeights } from './all-weights';
import { DensityView } from './density-view';
import { GapTab } from './gap-tab';
import { GraphTab } from './graph-tab';
import { KernelsView } from './kernels-view';
import { Later } from './later';
import { MasksTab } from './masks-tab';
import { OverlapView } from './overlap-view';
import { SavingsTab } from './savings-tab';
import { SubTabs, type View } from './sub-tabs';
import { TrialChoice } from './trial-choice';
import { TryTab } from './try/try-tab';
import { UnitsView } from './units-view';
import { WeightsTab } from './weights-tab';
import './inside.css';

export function InsidePanel() {
  // which tabs there are follows at once: a press on one of them must not meet another set
  const { network } = useShown();
  const hasKernels = network.parameters.some(isConvolution);
  const { watchWeights } = useActions();
  useEffect(() => {
    watchWeights(true);
    return () => watchWeights(false);
  }, [watchWeights]);
  return (
    <ShownLater>
      <InsideTabs isPlane={network.inputShape.length === 1 && network.inputShape[0] === 2} hasKernels={hasKernels} />
    </ShownLater>
  );
}

/** Drawn again only when the set of tabs changes; each tab follows the recording by itself. */
const InsideTabs = memo(function InsideTabs(props: { readonly isPlane: boolean; readonly hasKernels: boolean }) {
  const { isPlane, hasKernels } = props;
  const { t } = useTranslation();
  const isShown = useIsShown();
  const view = (id: string, name: string, content: ReactNode, overTrials = false): View => ({
    id,
    name,
    content,
    overTrials,
  });
  const masks = [
    view('layers', t('inside.views.layers'), <MasksTab />),
    ...(hasKernels ? [view('kernels', t('inside.views.kernels'), <KernelsView />)] : []),
    view('units', t('inside.views.units'), <UnitsView />),
    view('density', t('inside.views.density'), <DensityView />),
    view('overlap', t('inside.views.overlap'), <OverlapView />, true),
  ];
  const weights = [
    view('one', t('inside.views.one'), <WeightsTab />),
    view('all', t('inside.views.all'), <AllWeights />),
  ];
  const tabs = [
    ...(isPlane ? [{ id: 'graph', content: <WithTrial content={<GraphTab />} /> }] : []),
    { id: 'masks', content: <SubTabs label={t('inside.tabs.masks')} views={masks} /> },
    { id: 'weights', content: <SubTabs label={t('inside.tabs.weights')} views={weights} /> },
    { id: 'try', content: <TryTab /> },
    { id: 'savings', content: <SavingsTab /> },
    { id: 'gap', content: <GapTab /> },
  ].filter(({ id }) => isShown(id));
  if (tabs.length === 0) return null;
  return (
    // a graph that comes or goes is another set of tabs
    <Tabs className="inside-panel" key={tabs.map(({ id }) => id).join(' ')} defaultSelectedKey={tabs[0].id}>
      <TabList className="tab-list" aria-label={t('panels.inside')}>
        {tabs.map(({ id }) => (
          <Tab key={id} id={id} className="tab">
            {t(`inside.tabs.${id}`)}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          <PartBoundary>
            <Later>{content}</Later>
          </PartBoundary>
        </TabPanel>
      ))}
    </Tabs>
  );
});

/** A tab without views of its own, about one trial. */
const WithTrial = ({ content }: { readonly content: ReactNode }) => (
  <>
    <div className="sub-head">
      <TrialChoice />
    </div>
    {content}
  </>
);
