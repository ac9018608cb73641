/** Views within one tab, and beside them the trial they are about. */
import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { Later } from './later';
import { RoundChoice } from './round-choice';
import { TrialChoice } from './trial-choice';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly content: ReactNode;
  /** is it about more than one trial? then there is none to choose */
  readonly overTrials?: boolean;
}

export function SubTabs({ label, views }: { readonly label: string; readonly views: readonly View[] }) {
  const [wanted, setChosen] = useState(views[0].id);
  // kernels are gone when another network has none
  const chosen = views.some(({ id }) => id === wanted) ? wanted : views[0].id;
  return (
    <Tabs className="sub-tabs" selectedKey={chosen} onSelectionChange={(key) => setChosen(String(key))}>
      <div className="sub-head">
        <TabList className="sub-list" aria-label={label}>
          {views.map(({ id, name }) => (
            <Tab key={id} id={id} className="sub-tab">
              {name}
            </Tab>
          ))}
        </TabList>
        <RoundChoice />
        {!views.find(({ id }) => id === chosen)?.overTrials && <TrialChoice />}
      </div>
      {views.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          <Later>{content}</Later>
        </TabPanel>
      ))}
    </Tabs>
  );
}
