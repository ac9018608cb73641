/** Starts the page: texts, store, worker, actions, then the first frame. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { holdFiles } from './offline/page-lock';
import { watchStyles } from './fetched/fetch-part';
import { part } from './fetched/part';
import { createActions } from './store/actions';
import { addressMeant } from './store/arrival';
import { heldBack } from './store/held-back';
import { createSteps, isWritten } from './store/steps';
import { createLabStore } from './store/store';
import { App } from './ui/app';
import { ErrorBoundary } from './ui/kit/error-boundary';
import { LabProvider } from './ui/state/lab';
import { followRecorded } from './ui/library/follow-recorded';
import { hasKept } from './ui/library/databases';
import { keepBegun } from './ui/library/keep-begun';
import { keepLive } from './ui/library/keep-live';
import { keepPins } from './ui/library/keep-pins';
import { panels } from './ui/panels';
import { channelOf } from './ui/state/channel';
import { followPrint } from './ui/kit/printing';
import { shareDocument } from './ui/kit/shared-document';
import { initTexts, preferredLanguage, showLanguage, withTexts } from './ui/texts';
import { storedTheme } from './ui/state/theme';
import { beginAtBeat, welcome } from './ui/story/first-visit';
import { createClient } from './page-worker/run/client';
import { createHistoryClient } from './page-worker/history/history-client';

async function start(root: HTMLElement): Promise<void> {
  holdFiles(import.meta.url); // embedded and presenter's pages, too
  await initTexts();
  const meant = addressMeant(window.location);
  if (meant !== null) isWritten(() => window.history.replaceState(window.history.state, '', meant));
  const channel = channelOf(window.location.hash);
  if (channel !== null) return startPresenter(root, channel);
  const texts = showLanguage(preferredLanguage());
  const store = createLabStore(panels.ids, Object.fromEntries(panels.all.map(({ id, result }) => [id, result])));
  const embed = new URLSearchParams(window.location.search).has('embed');
  store.setState(({ view }) => ({ view: { ...view, theme: storedTheme() } }));

  const client = createClient(
    (message) => actions.receive(message),
    () => actions.replaced(),
    (error) => actions.lost(error),
  );
  const steps = createSteps(window, (changed) => store.setState({ steps: changed }));
  const address = heldBack(steps.show, () => performance.now());
  const actions = createActions(store, client.lab, address.show, steps.go);
  actions.readAddress(window.location.hash);
  if (embed) store.setState(({ view }) => ({ view: { ...view, embed } }));
  else welcome(store, window.location.hash);
  window.addEventListener('popstate', (event) => {
    address.forget();
    const isOwn = steps.moved(event.state);
    actions.readAddress(window.location.hash, isOwn ? 'experiment' : 'all');
    if (!isOwn) beginAtBeat(store);
  });

  const history = createHistoryClient();
  keepLive(store, actions, history, window);
  keepPins(store, actions);
  keepBegun(store, actions);
  // where others show a run, it stays the one in front
  const looks =
    !embed && hasKept('steps').then((has) => has && store.setState({ sought: store.getState().experiment }));
  // the first frame shows the recorded run, and that stored ones may follow; a slow network does not hold the page up
  await Promise.all([texts, Promise.race([Promise.all([followRecorded(store, actions), looks]), delay(LONGEST_WAIT)])]);

  followPrint(window);
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <LabProvider lab={{ store, actions, history }}>
          <App />
        </LabProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
  // its worker would start up on the cores that draw the first frame
  afterPaint(() => {
    actions.preview();
    if (embed) return;
    Promise.all([import('./ui/library/show-stored'), looks])
      .then(([{ showStored }]) => showStored(store, actions, history.runs))
      .catch((error: unknown) => console.warn('What is stored could not be shown.', error))
      .finally(() => store.setState({ sought: null }));
  });
}

const Presenter = part(
  withTexts(['lecture'], () => import('./ui/presenter/presenter')),
  (file) => file.Presenter,
);

/** The presenter's window follows another one: it has no store and no workers of its own. */
async function startPresenter(root: HTMLElement, channel: string): Promise<void> {
  await showLanguage(preferredLanguage());
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Presenter channel={channel} />
      </ErrorBoundary>
    </StrictMode>,
  );
}

/** Longest wait for the recorded run before the page is drawn without it, in ms. */
const LONGEST_WAIT = 700;

/** Runs something once the next frame is drawn; a hidden tab has no frames. */
function afterPaint(run: () => void): void {
  if (document.hidden) run();
  else requestAnimationFrame(() => setTimeout(run));
}

const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
shareDocument();
watchStyles();
void start(root);
