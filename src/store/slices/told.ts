import { isMeasured } from '../../recording/complete';
import { record, type LabEvent } from '../../recording/events';
import { emptyRecording, type Recording } from '../../recording/recording';
import type { NotKept } from '../../page-worker/run/messages';
import type { LabState } from '../store';
import { unwatched, type SliceParts, type Slices } from './slice';

/** What the coordinator tells of training, and of what was trained before. */
type ToldSlice = Pick<Slices, 'receive' | 'recall' | 'dropRecalled' | 'showRecalled'>;

/**
 * What a recording begins with: the same experiment's runs where all of them are over, which are read back first;
 * else nothing.
 */
function startOf({ experiment, live }: LabState, events: readonly LabEvent[]): Recording {
  const version = events.find((event) => event.kind === 'began')?.engine.version;
  const goesOn =
    live?.experiment === experiment &&
    live.engine?.version === version &&
    live.runs.every(({ status }) => status !== 'running');
  return goesOn ? live : emptyRecording(experiment);
}

export function createToldSlice({ get, set, lab, slices }: SliceParts): ToldSlice {
  const saidNotKept = new Set<NotKept>();

  const take = (events: readonly LabEvent[]): void => {
    // what was on screen stays until the new experiment has something to show
    const begins = events.some((event) => event.kind === 'began');
    const live = begins ? startOf(get(), events) : get().live;
    if (!live) return;
    slices().inFront(() => set({ live: events.reduce(record, live) }));
    if (begins) set({ inspection: null });
    if (begins || events.some(({ kind }) => kind === 'run-finished')) slices().inspect();
  };

  return {
    receive(message) {
      if (message.kind === 'status') return slices().hear(message);
      if (message.kind === 'not-kept') {
        set({ lasts: false });
        if (!saidNotKept.has(message.why)) set({ fileNote: message }); // once, not with every run
        saidNotKept.add(message.why);
        return;
      }
      if (message.session !== get().session.number) return;
      switch (message.kind) {
        case 'events':
          return take(message.events);
        case 'live-weights':
          return set({ liveWeights: { id: message.id, step: message.step, weights: message.weights } });
        default:
          message satisfies never;
      }
    },
    recall: () => lab.recall(get().experiment).catch(() => null),
    dropRecalled: () => unwatched(lab.dropSession()),
    showRecalled({ events, progress }) {
      const { experiment, session } = get();
      const live = events.reduce(record, emptyRecording(experiment));
      // a plane that was asked for since is measured by Play
      const status = progress.runsDone === progress.runsTotal && isMeasured(live) ? 'finished' : 'idle';
      slices().inFront(() => set({ live, session: { ...session, status, progress } }));
    },
  };
}
