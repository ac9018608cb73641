import { expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/schema';
import { writeRecording } from './file';
import { writeHistory } from './history-file';
import { pack } from './pack';
import { emptyRecording } from '../recording/recording';
import { recognize } from './recognize';

const recording = await writeRecording(emptyRecording(defaultExperiment));
const none = (async function* () {
  yield* [];
})();
const blob = (...parts: BlobPart[]): Blob => new Blob(parts);

it.each([
  ['a recording', async () => blob(recording), 'recording'],
  ['a packed recording', async () => blob(await pack(recording)), 'recording'],
  ['JSON of something else', async () => blob('  {"a":1}'), 'recording'],
  ['exported runs', () => writeHistory(0, none), 'history'],
  ['weights', async () => blob('{"format":"ticket-lab-weights","version":1}'), 'weights'],
  ['IDX pictures', async () => blob(Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1)), 'other'],
  ['packed IDX labels', async () => blob(await pack('\0\0\b\x01\0\0\0\x01')), 'other'],
  ['safetensors', async () => blob(Uint8Array.of(64, 1, 0, 0, 0, 0, 0, 0), '{"__metadata__":{}}'), 'ticket'],
  ['a picture', async () => blob(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)), 'other'],
  ['nothing', async () => blob(), 'other'],
] as const)('knows %s', async (_what, make, kind) => {
  expect(await recognize(await make())).toBe(kind);
});
