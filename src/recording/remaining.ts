import { weightsRemaining } from '../lottery/masks';
import type { Recording } from './recording';
import { networkOn } from '../experiment/network';

/** Weights remaining P_m (0 … 1) after rounds 0, 1, … as the ticket's masks were really pruned; the mean over trials. */
export function recordedRemaining({ experiment, data, masks }: Recording): number[] {
  if (!data) return [];
  const { parameters } = networkOn(experiment, data);
  const tickets = masks.filter(({ chain }) => chain === 'ticket');
  const rounds = Math.max(0, ...tickets.map(({ remaining }) => remaining.length));
  return Array.from({ length: rounds }, (_, round) => {
    const known = tickets.flatMap(({ remaining }) =>
      remaining[round] ? [weightsRemaining(parameters, remaining[round])] : [],
    );
    return known.reduce((sum, fraction) => sum + fraction, 0) / known.length;
  });
}
