/** Warnings speak of runs and layers that are there, and of what the masks show. */
import type { Sentence } from '../../problem';
import { said } from './problems';
import { isConnected } from '../../models/wiring';
import { type Recording, type Warning } from '../../recording/recording';
import { tellsMasks } from '../../recording/told-masks';
import { aboutOf, firstOf, inRun, whyNoRun, type About, type Check } from './check';
import { keyText, runOf, ticketOf } from '../../lottery/run-key';

export const warningChecks: readonly Check[] = [
  {
    name: 'warnings are of runs of the experiment',
    find: (about) => ofEachWarning(about, ({ id }) => whyNoRun(id, about)),
  },
  {
    name: 'an emptied layer has no weights left',
    find: (about) =>
      ofEachWarning(about, (warning) => {
        if (warning.kind !== 'layer-emptied' || !about.network) return null;
        const { id, layer } = warning;
        const counts = about.recording.masks.find(({ trial, chain }) => trial === id.trial && chain === id.chain)
          ?.remaining[id.level];
        const isEmpty = about.network.parameters.some(
          (spec, index) => spec.prunable && spec.layer === layer && counts?.[index] === 0,
        );
        return isEmpty ? null : said('layer-not-empty', { layer });
      }),
  },
  {
    name: 'a chain stops where a run diverged',
    find: (about) =>
      ofEachWarning(about, ({ kind, id }) => {
        if (kind !== 'chain-stopped') return null;
        const run = about.recording.runs.find((other) => keyText(other.id) === keyText(id));
        return run?.status === 'diverged' ? null : said('not-stopped');
      }),
  },
];

const ofEachWarning = (about: About, find: (warning: Warning) => Sentence | null): Sentence | null =>
  firstOf(about.recording.warnings, (warning) => {
    const reason = find(warning);
    return reason && inRun(about, warning.id, reason);
  });

/** What only the unpacked masks tell: does a network that is said to be cut have no way through? */
export function cutContradiction(recording: Recording): Sentence | null {
  const about = aboutOf(recording);
  const { network } = about;
  // masks of controls are not in the file
  const cut = recording.warnings.filter(({ kind, id }) => kind === 'network-cut' && id.control === null);
  if (!network || cut.length === 0) return null;
  return firstOf(recording.masks, (mask) => {
    const { trial, chain, prunedIn } = mask;
    const rounds = cut.flatMap(({ id }) => {
      const isTold = id.trial === trial && id.chain === chain && tellsMasks(recording.experiment, mask, id.level);
      return isTold ? [id.level] : [];
    });
    if (rounds.length === 0) return null;
    const round = Math.min(...rounds); // nested masks: what is cut stays cut
    const then = prunedIn.map((bytes) => bytes && bytes.map((when) => (when > round ? 0 : when)));
    return isConnected(network, then) ? inRun(about, runOf(trial, ticketOf(chain), round), said('not-cut')) : null;
  });
}
