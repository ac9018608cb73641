import { dirname, join } from 'node:path';
import { judge } from '../../lottery/guessing';
import { lastRound, winningRound } from '../../lottery/verdict';
import { scriptsOf } from '../../formats/ticket/pytorch';
import { writeTicket } from '../../formats/ticket/ticket-file';
import type { Recording } from '../../recording/recording';
import { resultsOf, standardOf } from '../../recording/results';
import { makeTicket } from '../../runner/ticket';
import { findRun } from '../../runner/stored/stored-runs';
import type { Storage } from '../../storage/storage';
import { ticketKey } from '../../lottery/run-key';

export interface NamedFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/**
 * The ticket of the round that validation chooses, else of the last one, and beside it the PyTorch
 * script that reads it: of the first trial whose full network learned, else of the first.
 */
export async function takeTicket(path: string, storage: Storage, recording: Recording): Promise<NamedFile[]> {
  const results = resultsOf(recording);
  const round = winningRound(standardOf(recording), results) ?? lastRound(results);
  const trials = judge(results).counting.map(({ trial }) => trial);
  const id = ticketKey(trials.length > 0 ? Math.min(...trials) : 0, round);
  const { ticket, training } = await makeTicket(recording, id, async (plan, of) => {
    const run = await findRun(storage, plan, of);
    return run && { weights: run.weights, rounded: false };
  });
  return [
    { path, content: writeTicket(ticket) },
    ...scriptsOf(ticket, training).map(({ name, text }) => ({ path: join(dirname(path), name), content: text })),
  ];
}
