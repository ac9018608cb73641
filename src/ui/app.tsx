/** The page: laboratory, lecture, or embedded in another. */
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { part } from '../fetched/part';
import { beatOnScreen } from '../store/selectors';
import { Columns, PanelTabs } from './columns';
import { EmbedBar } from './embed-bar';
import { FirstHint } from './first-hint';
import { useActions, useLab } from './state/lab';
import { LanguageNotice } from './language-notice';
import { LessonMenu } from './lessons/lesson-menu';
import { LessonSlot } from './lessons/lesson-slot';
import { LibraryButtons } from './library/library-buttons';
import { DropTarget } from './library/drop-target';
import { fetchAll, panels } from './panels';
import { FigureNotes } from './share/figure-note';
import { ShownProvider } from './state/shown';
import { useTheme } from './state/theme';
import { withTexts } from './texts';
import { UpdateNotice } from './update-notice';
import { useLanguage } from './state/use-language';
import { TopBar } from './top-bar/top-bar';
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
