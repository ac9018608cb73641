/** The page: three panels side by side, or as tabs where there is no room; lecture; embedded. */
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTexts } from '../texts';
import { part, PartBoundary } from '../fetched/part';
import { beatOnScreen } from '../store/selectors';
import { EmbedBar } from './embed-bar';
import { FirstHint } from './first-hint';
import { useActions, useLab } from './state/lab';
import { LanguageNotice } from './language-notice';
import { LessonMenu } from './lessons/lesson-menu';
import { LessonSlot } from './lessons/lesson-slot';
import { LibraryButtons } from './library/library-buttons';
import { DropTarget } from './library/drop-target';
import { RecordedNoteSlot } from './library/recorded-note-slot';
import { ResultsPanel } from './panels/results/results-panel';
import { fetchAll, panels, panelsAt, useIsShown, useIsThere } from './panels';
import { FigureNotes } from './share/figure-note';
import { ShownProvider } from './state/shown';
import { useTheme } from './state/theme';
import { withTexts } from './texts';
import { UpdateNotice } from './update-notice';
import { useLanguage } from './state/use-language';
import { TopBar } from './top-bar/top-bar';
import { Skeleton } from './kit/skeleton';
import { useAfterFirstPaint } from './kit/use-after-first-paint';
import { useIsWide, useMedia } from './kit/use-media';
import { SkipLinks } from './skip-links';
import { Story } from './story/story';
import { Shortcuts } from './shortcuts-listener';
import { RoundFilm } from './state/round-film';
import './tokens.css';
import './base.css';
import './app.css';
import './touch.css';
import './kit/print.css';

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
const LibraryWindow = part(
  () => import('./library/library-window'),
  (file) => file.LibraryWindow,
);
const Lecture = part(
  // of the tabs and of sharing, too: they are among its things
  withTexts(['lecture', 'inside', 'share'], async () => {
    const [file] = await Promise.all([
      import('./lecture/lecture'),
      fetchAll(panels.all.map(({ Lecture: Thing }) => Thing)),
    ]);
    return file;
  }),
  (file) => file.Lecture,
);
const ShareDialog = part(
  withTexts(['share'], () => import('./share/share-dialog')),
  (file) => file.ShareDialog,
);
const KeysDialog = part(
  () => import('./dialogs/keys-dialog'),
  (file) => file.KeysDialog,
);
const EmbedBridge = part(
  () => import('./embed/embed-bridge'),
  (file) => file.EmbedBridge,
);
const InsidePanel = part(loadInside, (file) => file.InsidePanel);

const waiting = <Skeleton lines={12} />;
const ExperimentPanel = () =>
  panelsAt('experiment').map(({ id, page: { Content } }) => <Content key={id} waiting={waiting} />);
const Inside = () => <InsidePanel waiting={waiting} />;
const Results = () => <ResultsPanel note={<RecordedNoteSlot />} />;

/** A phone on its side: what is read once scrolls away with the results. */
const LOW = '(max-height: 480px)';

export function App() {
  // numbers stand in texts, charts and fields: in another language everything is drawn anew
  const language = useLanguage();
  return (
    <I18nProvider locale={language}>
      <ShownProvider key={language}>
        <FigureNotes>
          <Page />
        </FigureNotes>
      </ShownProvider>
      <UpdateNotice />
      <LanguageNotice />
    </I18nProvider>
  );
}

function Page() {
  useTheme();
  const lecture = useLab((state) => state.view.lecture);
  const embed = useLab((state) => state.view.embed);
  const keys = useLab((state) => state.view.keysOpen);
  const share = useLab((state) => state.view.shareOpen);
  const library = useLab((state) => state.view.library !== null);
  const { setView } = useActions();
  return (
    <>
      {lecture ? <LectureHall /> : embed ? <Embedded /> : <Laboratory />}
      <Shortcuts />
      <RoundFilm />
      {keys && <KeysDialog leave={() => setView({ keysOpen: false })} />}
      {share && <ShareDialog leave={() => setView({ shareOpen: false })} />}
      <DropTarget />
      {library && <LibraryWindow leave={() => setView({ library: null })} />}
    </>
  );
}

/** The lecture, with a lesson beside it where one is open. */
function LectureHall() {
  const { setView } = useActions();
  return (
    <div className="lecture-hall">
      <Story />
      <Lecture leave={() => setView({ lecture: false })} />
      <LessonSlot />
    </div>
  );
}

function Laboratory() {
  const wide = useIsWide();
  const low = useMedia(LOW) && !wide;
  const inStory = useLab((state) => beatOnScreen(state) !== null);
  return (
    <div className="page">
      <SkipLinks places={wide ? ['results', 'rate', 'inside'] : ['results']} />
      <TopBar>
        <LessonMenu />
        <LibraryButtons />
      </TopBar>
      {!low && <Story />}
      {wide ? <Columns /> : <PanelTabs panels={['experiment', 'results', 'inside']} withWelcome={low} />}
      {!wide && <LessonSlot />}
      {!low && !inStory && <FirstHint />}
    </div>
  );
}

function Embedded() {
  const wide = useIsWide();
  return (
    <div className="page embedded">
      <EmbedBar />
      <EmbedBridge />
      {wide ? <Columns embedded /> : <PanelTabs panels={['results', 'inside']} />}
    </div>
  );
}

function Columns({ embedded = false }: { readonly embedded?: boolean }) {
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

function PanelTabs({ panels: all, withWelcome = false }: PanelTabsProps) {
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
