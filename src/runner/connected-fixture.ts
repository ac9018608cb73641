/** A small experiment with paths or planes between its networks, trained once. Tests only. */
import { readRecording, writeRecording } from '../formats/file';
import { record } from '../recording/events';
import { fingerprint } from '../recording/fingerprint';

import { emptyRecording, type Measurement } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import { smallExperiment, testLab } from './fixture';

const few = '&pruning.rounds=1&chance.trials=1';

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Which measurements these are, in one order. */
export const namesOf = (measurements: readonly Measurement[] = []): string[] =>
  measurements.map(({ measure, id, about }) => JSON.stringify([measure, id, about])).toSorted();

/** @param connectivity what is measured between its networks, as in a link */
export async function trainConnected(connectivity: string) {
  const experiment = smallExperiment(few + connectivity);
  const storage = memoryStorage();
  const { lab, ...trained } = testLab({ workers: 2, storage });
  await lab.start(experiment);
  lab.close();
  const recording = trained.recording(experiment);
  const { measurements = [] } = recording;
  return {
    error: trained.error(),
    progress: trained.progress(),
    recording,
    measurements,
    sorted: measurements.toSorted(byText),
    /** of a run at its last step */
    accuracyOf: (level: number, control: string | null = null) =>
      recording.runs.find(({ id }) => id.level === level && id.control === control)?.points['test.accuracy']?.at(-1),
    /** as it comes back from its file */
    again: async () => readRecording(await writeRecording(recording)),
    /** the fingerprint, and that of the same experiment where nothing is measured between networks */
    async fingerprints() {
      const plain = testLab();
      await plain.lab.start(smallExperiment(few));
      plain.lab.close();
      return [recording, plain.recording(smallExperiment(few))].map(fingerprint);
    },
    /** what a new page finds in storage */
    async recall() {
      const page = testLab({ storage });
      const found = await page.lab.recall(experiment);
      page.lab.close();
      const recalled = found?.events.reduce(record, emptyRecording(experiment));
      return {
        trainers: page.trainers,
        progress: found?.progress,
        sorted: recalled?.measurements?.toSorted(byText),
      };
    },
  };
}
