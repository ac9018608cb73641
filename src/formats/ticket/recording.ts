import { denseMasks } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import { emptyRecording, type MaskRecord, type Recording } from '../../recording/recording';
import type { Ticket } from './ticket';

/** What a ticket tells about its experiment: one run, its trial's full network, the masks up to its round. */
export function recordingOfTicket(ticket: Ticket): Recording {
  const { experiment, engine, data, full, run } = ticket;
  return {
    ...emptyRecording(experiment),
    engine,
    data,
    runs: [...(full ? [full] : []), run],
    masks: [masksOf(ticket)],
  };
}

/** Weights pruned in a round that the file does not tell count as pruned in the ticket's own. */
function masksOf({ id, network, masks, prunedIn }: Ticket): MaskRecord {
  const { parameters: specs } = network;
  const whole = denseMasks(specs);
  const history = specs.map((_spec, at) => {
    if (!whole[at]) return null;
    return prunedIn?.[at] ?? Uint8Array.from(masks[at] ?? whole[at], (kept) => (kept ? 0 : id.level));
  });
  const remaining = Array.from({ length: id.level + 1 }, (_, round) =>
    specs.map((spec, at) => {
      const rounds = history[at];
      if (!rounds) return sizeOf(spec.shape);
      let left = 0;
      for (const when of rounds) if (when === 0 || when > round) left += 1;
      return left;
    }),
  );
  // the page shows the masks of the ticket's chain; controls have the same or the same number
  const chain = (id.control === null && id.chain) || 0;
  return { trial: id.trial, chain, remaining, prunedIn: history };
}
