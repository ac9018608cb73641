/** Files that leave the page: tickets for PyTorch, data as IDX files. And tickets that come back. */
import { said } from '../problems';
import { Problem } from '../../problem';
import { zipSync } from 'fflate';
import { idxFiles } from '../../tasks/classification/files/idx-export';
import { MOST_BYTES } from '../../formats/ticket/safetensors';
import { scriptsOf, TICKET_FILE } from '../../formats/ticket/pytorch';
import type { OpenedTicket } from '../../formats/ticket/ticket';
import { readTicket, writeTicket } from '../../formats/ticket/ticket-file';
import type { Recording } from '../../recording/recording';
import type { Experiment } from '../../experiment/schema';
import type { DataLoader } from '../../runner/data';
import { makeTicket } from '../../runner/ticket';
import { measured } from './measure-ticket';
import type { TakenFile } from './looked';
import type { WeightsReader } from './run-weights';
import type { RunKey } from '../../lottery/run-key';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The ticket of a run, and the script that reads it. @throws Error when its weights are not at hand. */
export async function exportTicket(weightsOf: WeightsReader, recording: Recording, id: RunKey): Promise<TakenFile[]> {
  const { ticket, training } = await makeTicket(recording, id, weightsOf);
  return [
    { name: TICKET_FILE, bytes: writeTicket(ticket) },
    ...scriptsOf(ticket, training).map(({ name, text }) => ({ name, bytes: encode(text) })),
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
  if (file.size > MOST_BYTES)
    throw new Problem(said('file-too-large', { name: file.name, bytes: file.size, most: MOST_BYTES }));
  return measured(readTicket(new Uint8Array(await file.arrayBuffer())), load);
}
