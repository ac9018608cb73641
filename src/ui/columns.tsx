/** The three panels of the page: side by side, or as tabs where there is no room. */
import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTexts } from '../texts';
import { part, PartBoundary } from '../fetched/part';
import { beatOnScreen } from '../store/selectors';
import { FirstHint } from './first-hint';
import { useLab } from './state/lab';
import { LessonSlot } from './lessons/lesson-slot';
import { RecordedNoteSlot } from './library/recorded-note-slot';
import { ResultsPanel } from './panels/results/results-panel';
import { fetchAll, panelsAt, useIsShown, useIsThere } from './panels';
import { withTexts } from './texts';
import { Skeleton } from './kit/skeleton';
import { useAfterFirstPaint } from './kit/use-after-first-paint';
import { Story } from './story/story';

// not part of the first frame: their code is fetched and run after it
const loadExperiment = () => fetchAll(panelsAt('experiment').map(({ page }) => page.Content));
// the tabs with it: a press on one of them draws it at once
const loadInside = withTexts(['inside'], async () => {
  const [file] = await Promise.all([
    import('./panels/inside/inside-panel'),
    fetchAll(panelsAt('inside').map(({ page }) => page.Content)),
  ]);
  return file;
});
const InsidePanel = part(loadInside, (file) => file.InsidePanel);

const waiting = <Skeleton lines={12} />;
const ExperimentPanel = () =>
  panelsAt('experiment').map(({ id, page: { Content } }) => <Content key={id} waiting={waiting} />);
const Inside = () => <InsidePanel waiting={waiting} />;
const Results = () => <ResultsPanel note={<RecordedNoteSlot />} />;

export function Columns({ embedded = false }: { readonly embedded?: boolean }) {
  const { t } = useTexts();
  const painted = useAfterFirstPaint();
  const isShown = useIsShown();
  const settings = !embedded && isShown('experiment');
  const inside = panelsAt('inside').some(useIsThere());
  const className = ['columns', settings || 'no-settings', inside || 'no-inside', embedded && 'embedded'];
  return (
    <div className={className.filter((name) => typeof name === 'string').join(' ')}>
      {!embedded && <LessonSlot />}
      {settings && (
        <aside className="panel panel-experiment" aria-label={t('panels.experiment')}>
          {painted ? <ExperimentPanel /> : waiting}
        </aside>
      )}
      <main className="panel panel-results">
        <PartBoundary>
          <Results />
        </PartBoundary>
      </main>
      {inside && (
        <aside className="panel panel-inside" aria-label={t('panels.inside')}>
          {painted ? <Inside /> : waiting}
        </aside>
      )}
    </div>
  );
}

const COLUMNS = {
  experiment: ExperimentPanel,
  results: Results,
  inside: Inside,
} as const;

interface PanelTabsProps {
  readonly panels: readonly (keyof typeof COLUMNS)[];
  /** the first visit's story and hint above the results */
  readonly withWelcome?: boolean;
}

export function PanelTabs({ panels: all, withWelcome = false }: PanelTabsProps) {
  const { t } = useTexts();
  const isShown = useIsShown();
  const isThere = useIsThere();
  const inStory = useLab((state) => beatOnScreen(state) !== null);
  const columns = all.filter((id) =>
    id === 'experiment' ? isShown(id) : id === 'results' || panelsAt('inside').some(isThere),
  );
  const painted = useAfterFirstPaint();
  useEffect(() => {
    // at hand when a tab is pressed, and stored for use without a network
    if (painted) void Promise.all([loadExperiment(), loadInside()]).catch(() => undefined);
  }, [painted]);
  return (
    <main className="panel-tabs-main">
      <Tabs className="panel-tabs" defaultSelectedKey="results">
        <TabList className="tab-list" aria-label={t('panels.label')}>
          {columns.map((id) => (
            <Tab key={id} id={id} className="tab">
              {t(`panels.${id}`)}
            </Tab>
          ))}
        </TabList>
        {columns.map((id) => {
          const Panel = COLUMNS[id];
          return (
            <TabPanel key={id} id={id} className={`panel panel-${id}`}>
              {withWelcome && id === 'results' && (inStory ? <Story /> : <FirstHint />)}
              <PartBoundary>
                <Panel />
              </PartBoundary>
            </TabPanel>
          );
        })}
      </Tabs>
    </main>
  );
}
