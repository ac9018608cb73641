/** After a reload: what this browser keeps of the experiment in the address comes to the front. Nothing is trained. */
import i18next from 'i18next';
import { writeLink } from '../../experiment/link';
import type { Recording } from '../../recording/recording';
import { isDamaged, type RunSummary } from '../../formats/summary';
import type { LabDriver } from '../../store/actions';
import type { LabStore } from '../../store/store';
import type { History } from '../../page-worker/history/history';
import { hasKept } from './databases';
import { nameOfRun } from './run-text';

/**
 * The stored training runs, which Play goes on with; where more was recorded than is still stored of them, or can
 * be used by this version, the kept recording. Silent where nothing is kept, or the page has gone on meanwhile.
 * @param isKept has this browser kept whole runs? Their worker is not started to find none
 */
export async function showStored(
  store: LabStore,
  actions: Pick<LabDriver, 'recall' | 'dropRecalled' | 'showRecalled' | 'showRecorded'>,
  history: Pick<History, 'list' | 'open'>,
  isKept: () => Promise<boolean> = () => hasKept('runs'),
): Promise<void> {
  const { experiment, session, recorded } = store.getState();
  if (session.status !== 'idle') return; // Play did not wait: it takes over what is stored
  const isUntouched = (): boolean => {
    const now = store.getState();
    return now.live === null && now.session.number === session.number && now.experiment === experiment;
  };
  const recalled = await actions.recall();
  const { runsDone, runsTotal } = recalled?.progress ?? { runsDone: 0, runsTotal: Infinity };
  const link = writeLink(experiment);
  // the same results may be on screen already, recorded with the app
  const isShown = recorded !== null && writeLink(recorded.experiment) === link;
  const kept = runsDone < runsTotal && !isShown && (await isKept()) ? await fullest(history, link) : null;
  if (!isUntouched()) {
    if (recalled) actions.dropRecalled();
    return;
  }
  if (kept && kept.summary.runs > runsDone) {
    const { summary, recording } = kept;
    actions.showRecorded(recording, { kind: 'history', id: summary.id, name: nameOfRun(i18next.t, summary) });
  } else if (recalled) actions.showRecalled(recalled);
}

interface KeptRun {
  readonly summary: RunSummary;
  readonly recording: Recording;
}

/** Of the kept runs with these settings the one with the most training runs, the newest of several. */
async function fullest(history: Pick<History, 'list' | 'open'>, link: string): Promise<KeptRun | null> {
  try {
    const runs = (await history.list()).filter((run): run is RunSummary => !isDamaged(run) && run.link === link);
    const [summary] = runs.toSorted((a, b) => b.runs - a.runs || b.when - a.when);
    return summary ? { summary, recording: await history.open(summary.id) } : null;
  } catch (error) {
    console.warn('The kept runs could not be read.', error);
    return null;
  }
}
