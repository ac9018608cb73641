/** Files that leave the page: tickets for PyTorch, data as IDX files. And tickets that come back. */
import { zipSync } from 'fflate';
import { idxFiles } from '../../tasks/classification/files/idx-export';
import { MOST_BYTES } from '../../formats/ticket/safetensors';
import { commandOf } from '../../formats/ticket/commands';
import { pytorchScript, SCRIPT_FILE, TICKET_FILE } from '../../formats/ticket/pytorch';
import type { OpenedTicket } from '../../formats/ticket/ticket';
import { readTicket, writeTicket } from '../../formats/ticket/ticket-file';
import type { Recording, RunId } from '../../recording/recording';
import type { Experiment } from '../../experiment/schema';
import type { DataLoader } from '../../runner/data';
import { protocolOf } from '../../runner/plan';
import { recipeOf } from '../../runner/recipe';
import { makeTicket } from '../../runner/ticket';
import type { Storage } from '../../storage/storage';
import { measured } from './measure-ticket';
import type { TakenFile } from './looked';
import type { WeightsReader } from './run-weights';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The ticket of a run, and the script that reads it. @throws Error when its weights are not at hand. */
export async function exportTicket(
  kept: Storage,
  weightsOf: WeightsReader,
  recording: Recording,
  id: RunId,
): Promise<TakenFile[]> {
  const { experiment, data, engine } = recording;
  const ticket = await makeTicket(recording, id, async (of) => {
    const recipe = recipeOf(experiment, of, { filesHash: data?.filesHash ?? null }, engine?.version ?? '');
    // the weights that late rewinding goes back to are in storage alone
    const stored = await kept.getRun(recipe).catch(() => undefined);
    if (stored) return { weights: stored.weights, rounded: false, rewindPoint: stored.rewindPoint };
    return (await weightsOf(recipe, of.arm !== 'full' && of.arm !== 'ticket')) ?? null;
  });
  return [
    { name: TICKET_FILE, bytes: writeTicket(ticket) },
    {
      name: SCRIPT_FILE,
      bytes: encode(pytorchScript(ticket, protocolOf(ticket.experiment, id.arm), commandOf('data', ticket.experiment))),
    },
  ];
}

/** The examples of an experiment in one archive; its members are packed already. */
export async function exportData(load: DataLoader, experiment: Experiment): Promise<TakenFile[]> {
  const { splits } = await load(experiment);
  const members = Object.fromEntries(idxFiles(splits).map(({ name, bytes }) => [name, bytes]));
  // a fixed date: equal data are equal archives
  const bytes = zipSync(members, { level: 0, mtime: '1980-01-01' });
  return [{ name: `${experiment.data.set}-idx.zip`, bytes: Uint8Array.from(bytes) }];
}

/** @throws Error that says what is wrong with the file; its size is looked at before it is read. */
export async function openTicket(file: File, load: DataLoader): Promise<OpenedTicket> {
  if (file.size > MOST_BYTES) throw new Error(`${file.name} has ${file.size} bytes; at most ${MOST_BYTES} are read.`);
  return measured(readTicket(new Uint8Array(await file.arrayBuffer())), load);
}
