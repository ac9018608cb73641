/** Tickets whose files carry no checksums: do their weights have the validation score that comes with them? */
import { sizeOf } from '../../lottery/parameters';
import { columnOf } from '../../lottery/points';
import { taskOf } from '../../tasks';
import { works } from '../../tasks/work';
import { forward, score } from '../../models/reference';
import type { OpenedTicket } from '../../formats/ticket/ticket';
import type { DataLoader } from '../../runner/data';

/** Most multiply-adds of a check: about a second. */
const MOST = 200_000_000;
/** Relative difference that comes from summing float32 in another order. */
const SLACK = 1e-4;

/**
 * The notes with the check's outcome, where one can be made: exact weights of a small network, and data
 * that are at hand and go into the network as they are.
 */
export async function measured({ ticket, notes }: OpenedTicket, load: DataLoader): Promise<OpenedTicket> {
  const { experiment, network, thetaT, run, rounded, data } = ticket;
  const { id, stop } = taskOf(experiment.data.set);
  const { measure } = works.get(id);
  const stated = run.status === 'finished' ? columnOf(run.points, 'validation', stop).at(-1) : null;
  const isExact = !rounded && notes.converted.length === 0;
  const isPlain = network.inputShape.length === 1;
  const weights = network.parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (
    !measure ||
    notes.changed !== null ||
    stated === undefined ||
    stated === null ||
    !isExact ||
    !isPlain ||
    weights * experiment.data.validation > MOST
  )
    return { ticket, notes };
  const found = await load(experiment, data.filesHash).catch(() => null); // files that are not here
  if (!found) return { ticket, notes };
  const { inputs, labels, count } = found.splits.validation;
  const { [stop.id]: value } = measure(score(forward(network, thetaT, inputs, count), labels, network.classes));
  return {
    ticket,
    notes: { ...notes, changed: Math.abs(value - stated) > SLACK * Math.max(stated, 0.01) ? ['theta_T'] : [] },
  };
}
