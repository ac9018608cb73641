import { expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/schema';
import { writeRecording } from '../../formats/file';
import { emptyRecording } from '../../recording/recording';
import type { LabActions } from '../../store/store';
import { createHistory } from '../../page-worker/history/history';
import { memoryHistory } from '../../storage/history-memory';
import { inEnglish, type Said } from '../../problem';
import { openDropped } from './dropped';

/** Drops files and says which actions that took. */
async function drop(files: readonly File[]): Promise<unknown[][]> {
  const taken: unknown[][] = [];
  const actions = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          taken.push([name, ...args]),
    },
  ) as LabActions;
  const history = { runs: createHistory(memoryHistory()) };
  await openDropped(
    files.map((blob) => ({ name: `folder/${blob.name}`, blob })),
    { actions, history, text: (key) => key },
  );
  return taken;
}
const recording = emptyRecording(defaultExperiment);
const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);
const idx = (name: string): File => file(name, Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0));

it('opens a recording with its settings', async () => {
  expect(await drop([file('run.json', await writeRecording(recording))])).toEqual([
    ['openRecording', recording, { kind: 'file', name: 'run.json' }],
  ]);
});

it('names a file that cannot be used, and why', async () => {
  const newer = (await writeRecording(recording)).replace('"version":2', '"version":7');
  const notes = await drop([
    file('new.json', newer),
    file('cut.json', '{"format":"ticket-lab-recording"'),
    file('w.json', '{"format":"ticket-lab-weights"}'),
    file('h.gz', '{"format":"ticket-lab-history","version":9,"runs":0}'),
  ]);
  expect(
    notes.map(([action, note]) => {
      const said = note as { readonly reason: Said };
      return [action, { ...said, reason: inEnglish(said.reason) }];
    }),
  ).toEqual([
    [
      'noteFile',
      { kind: 'refused', name: 'folder/new.json', reason: 'The recording has version 7; this app reads version 2.' },
    ],
    [
      'noteFile',
      { kind: 'refused', name: 'folder/cut.json', reason: 'The recording is not valid JSON; it may be cut off.' },
    ],
    ['noteFile', { kind: 'refused', name: 'folder/w.json', reason: 'weights' }],
    ['noteFile', { kind: 'refused', name: 'folder/h.gz', reason: 'The file has version 9; this app reads version 1.' }],
  ]);
});

it('takes all else together as data, whatever it is: reading it says what', async () => {
  const files = [
    idx('images'),
    file('train.csv', '1,2'),
    file('cat.png', Uint8Array.of(137, 80)),
    file('archive.zip', 'PK'),
  ];
  expect(await drop(files)).toEqual([['useDropped', files.map((blob) => ({ name: `folder/${blob.name}`, blob }))]]);
});
