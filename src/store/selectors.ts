/** What the screen shows, derived from the state. */
import { chainsOf, findsCounts } from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import { armNames } from '../experiment/arm-names';
import { writeLink } from '../experiment/link';
import { measuresPaths, measuresPlane } from '../experiment/sections/connectivity';
import { shapeOf } from '../experiment/sections/data';
import { defaultView, type Beat, type LinkedView } from '../experiment/view-link';
import type { RunResult } from '../lottery/results';
import { lastRound, winningRound } from '../lottery/verdict';
import { architectures, fits } from '../models/architectures';
import type { Network } from '../models/network';
import { isComplete } from '../recording/complete';
import type { Recording } from '../recording/recording';
import { resultsOf, standardOf } from '../recording/results';
import { chosenInCharts } from './state/view';
import { isBehindCurtain } from './curtain';
import { keepsRecorded } from './keeps-recorded';
import type { LabState } from './store';
import type { About } from '../tasks/task';
import { networkOn } from '../experiment/network';

/**
 * The recording whose masks, verdict and curves are in front: the live one once it has a run, else
 * the recorded one. What is about another data set than the form is not shown, unless the next one
 * is just being prepared.
 */
export function frontRecording({
  live,
  recorded,
  experiment,
  session,
}: Pick<LabState, 'live' | 'recorded' | 'experiment' | 'session'>): Recording | null {
  const fits = (recording: Recording): boolean => recording.experiment.data.set === experiment.data.set;
  const isStarting = session.status === 'preparing' || session.status === 'running';
  if (live && live.runs.length > 0 && (isStarting || fits(live))) return live;
  return recorded && fits(recorded) ? recorded : null;
}

/** What is seen: not what is behind the curtain; of a lecture's result not less than was there before. */
export function shownRecording(state: SeenState): Recording | null {
  const recording = frontRecording(state);
  const isSeen = (one: Recording): boolean => !isBehindCurtain(state, one.experiment);
  if (recording && recording === state.live && keepsRecorded(state, recording)) {
    const before = frontRecording({ ...state, live: null });
    if (before && isSeen(before)) return before;
  }
  return recording && isSeen(recording) ? recording : null;
}

type SeenState = Parameters<typeof frontRecording>[0] & Pick<LabState, 'curtains' | 'view' | 'keeping' | 'selection'>;

/** Files of the data set are missing, but what is shown was recorded: nothing needs them before it is trained. */
export function filesCanWait(state: FilesState): boolean {
  const { dataError, recorded, session } = state;
  if (dataError?.kind !== 'data-missing' || session.error?.kind === 'data-missing') return false;
  return recorded !== null && frontRecording(state) === recorded;
}

type FilesState = Pick<LabState, 'dataError' | 'recorded' | 'session' | 'live' | 'experiment'>;

/** Files without which the experiment can neither be trained nor shown. */
export const lacksFiles = (state: FilesState): boolean =>
  state.dataError?.kind === 'data-missing' &&
  state.dataError.set === state.experiment.data.set &&
  state.session.status !== 'running' &&
  !filesCanWait(state);

/** The recorded run behind a live one, drawn as a ghost: only of the same data and network. */
export function ghostRecording(state: LabState): Recording | null {
  const { live, recorded } = state;
  if (!live || !recorded || shownRecording(state) !== live) return null;
  const task = ({ experiment: { data, network } }: Recording): string => JSON.stringify([data, network]);
  return task(live) === task(recorded) ? recorded : null;
}

/**
 * The network that the page shows for an experiment, whatever the data are. Own files count as 28×28 pixels and
 * ten classes until they are read, and while their pictures are too small for the network, which starting says.
 */
export function networkToShow(experiment: Experiment, info: About['info'] = null): Network {
  const { architecture } = experiment.network;
  return networkOn(experiment, info && fits(architectures.get(architecture), info.inputShape) ? info : null);
}

/** The selected round: chosen by hand, else the one that its title speaks of, else by validation, else the last finished one. */
export function selectedRound(state: LabState): number {
  const recording = shownRecording(state);
  return roundOf(state.selection.round, state, recording, recording ? resultsOf(recording) : []);
}

/** The same, for those who have the results of the shown recording already. */
export function roundOf(
  chosen: number | null,
  titled: Titled,
  recording: Recording | null,
  results: readonly RunResult[],
): number {
  if (chosen !== null) return Math.min(chosen, recording?.experiment.pruning.rounds ?? 0);
  if (!recording) return lastRound(results);
  return roundInTitle(titled, recording) ?? winningRound(standardOf(recording), results) ?? lastRound(results);
}

type Titled = Pick<LabState, 'recorded' | 'recordedFrom'>;

/** What the title above it speaks of: of the recorded run, and of the same runs trained here, once all are over. */
function roundInTitle({ recorded, recordedFrom: from }: Titled, recording: Recording): number | null {
  if (!recorded || from?.kind !== 'gallery') return null;
  const isSame = (): boolean =>
    isComplete(recording) && writeLink(recording.experiment) === writeLink(recorded.experiment);
  return recording === recorded || isSame() ? (from.round ?? null) : null;
}

/** The beat of the story that is on screen: a lesson tells its own, and there is none where others embed the page. */
export const beatOnScreen = ({ view }: Pick<LabState, 'view'>): Beat | null =>
  view.lesson || view.embed ? null : view.story;

/** How the page is shown, as a link can hold it. */
export function linkedView({ view, selection, experiment }: LabState): LinkedView {
  const { lecture, slide, hidden, lesson, story, embed, theme } = view;

  return {
    lecture,
    slide: lecture ? slide : null,
    hidden,
    lesson,
    story,
    embed,
    round: selection.round,
    ...chosenInCharts(view),
    // of another experiment than the one it was chosen in it would mean nothing
    path: measuresPaths(experiment) ? view.path : null,
    ...(!measuresPlane(experiment) && { plane: null, height: defaultView.height }),
    ...(shapeOf(experiment).join() !== '2' && {
      graph: defaultView.graph,
      sum: defaultView.sum,
      rebuilt: defaultView.rebuilt,
    }),
    ...(!chainsOf(experiment).some((_, chain) => findsCounts(experiment, chain)) && { gone: null }),
    pruned: view.pruned !== null && armNames(experiment).armNamed(view.pruned) !== null ? view.pruned : null,
    theme: theme === 'auto' ? null : theme,
  };
}
