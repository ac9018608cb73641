/** Views within one tab, and beside them the trial they are about. */
import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { Later } from './later';
import { RoundChoice } from './round-choice';
import { TrialChoice } from './trial-choice';

export interface View<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly content: ReactNode;
  /** is it about more than one trial? then there is none to choose */
  readonly overTrials?: boolean;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly views: readonly View<Id>[];
  /** where a link holds which one is chosen; else it is remembered here */
  readonly linked?: { readonly chosen: Id; choose(id: Id): void };
}

export function SubTabs<Id extends string>({ label, views, linked }: Props<Id>) {
  const [own, setOwn] = useState(views[0].id);
  const wanted = linked?.chosen ?? own;
  // kernels are gone when another network has none
  const chosen = views.some(({ id }) => id === wanted) ? wanted : views[0].id;
  const choose = (key: unknown): void => {
    const view = views.find(({ id }) => id === key);
    if (view) (linked?.choose ?? setOwn)(view.id);
  };
  return (
    <Tabs className="sub-tabs" selectedKey={chosen} onSelectionChange={choose}>
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
