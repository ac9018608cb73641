/** Joins store, address bar, coordinator worker and the run stored with the app. */
import { readRecording } from './recording/file';
import { createActions, type LabDriver } from './store/actions';
import { createLabStore, type LabStore } from './store/store';
import { createClient, type Client } from './worker/client';

/** The recorded run of the default experiment, made by `npm run experiment`. */
const RECORDED = 'recordings/default.json';

/** Starts the laboratory of this page; a link's experiment is set up but never started by itself. */
export function connectLab(): { store: LabStore; actions: LabDriver } {
  const store = createLabStore();
  let client: Client | null = null;
  const actions = createActions(store, (message) => client?.send(message), writeAddress);
  client = createClient(actions.receive, actions.replaced);
  const readAddress = (): void => actions.readAddress(window.location.hash);
  readAddress();
  actions.preview();
  window.addEventListener('popstate', readAddress);
  window.addEventListener('hashchange', readAddress);
  void showRecorded(actions);
  return { store, actions };
}

/** Back is undo: every settled change of settings is an entry in the history. */
function writeAddress(hash: string, mode: 'push' | 'replace'): void {
  const { pathname, search } = window.location;
  const address = `${pathname}${search}${hash ? `#${hash}` : ''}`;
  if (mode === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
}

/** Without its recorded run the app still works: it then begins empty. */
async function showRecorded(actions: LabDriver): Promise<void> {
  const answer = await fetch(new URL(RECORDED, document.baseURI)).catch(() => null);
  if (answer?.ok) actions.showRecorded(readRecording(await answer.text()));
}
