/** Thousands of changed files through each reader: what came of them. For tests only. */
import { stream } from '../lottery/random/stream';
import { collapsesOf } from '../analyses/collapse';
import { DamagedFile } from './damaged-file';
import { processorTime } from '../processor-time-fixture';
import { readRecording, writeRecording } from './file';
import { smallRecording, smallRun } from '../recording/fixture';
import { readHistory, writeHistory } from './history-file';
import { mutatedJson, mutatedText } from './mutation-fixture';
import { pack, textOf } from './pack';
import { recordedRemaining } from '../recording/remaining';
import type { Recording } from '../recording/recording';
import { recognize } from './recognize';
import { armsOf } from '../experiment/chains';
import { levelsOf } from '../experiment/levels';
import { resultsOf } from '../recording/results';
import { summaryOf } from './summary';
import { openWeights } from './weights-file';
import { armOf, ticket } from '../lottery/run-key';

export interface Outcome {
  /** opened; most changes touch nothing that can contradict: a loss, a time, a class's name */
  readonly opened: number;
  readonly refused: number;
  /** errors that are not the reader's own, and files that were opened although they contradict themselves */
  readonly wrong: readonly string[];
  /** milliseconds */
  readonly slowest: number;
}

/** @param read opens a file, and gives what contradicts itself in it: null is nothing */
async function outcomeOf(
  count: number,
  change: (at: number) => Promise<Blob>,
  read: (file: Blob) => Promise<string | null>,
): Promise<Outcome> {
  let [opened, refused, slowest] = [0, 0, 0];
  const wrong: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const file = await change(at);
    const began = processorTime();
    try {
      const lie = await read(file);
      opened += 1;
      if (lie !== null) wrong.push(`${at}: opened, but ${lie}`);
    } catch (error) {
      refused += 1;
      if (!(error instanceof DamagedFile)) wrong.push(`${at}: ${error instanceof Error ? error.stack : String(error)}`);
      else if (!/^[A-Z][^]*\.$/.test(error.message) || /Invalid|undefined|\[object/.test(error.message))
        wrong.push(`${at}: says "${error.message}"`);
    }
    slowest = Math.max(slowest, processorTime() - began);
  }
  return { opened, refused, wrong, slowest };
}

/** The text of a file of the app's recordings: "fast", "moons.weights". */
type Recorded = (name: string) => string;

export async function hostileRecordings(count: number, recorded: Recorded): Promise<Outcome> {
  const plain = ['moons-narrow', 'no-ticket', 'fast'].map(recorded);
  const stated = await writeRecording(await readRecording(plain[1])); // with a fingerprint
  const files = [...plain, stated, await writeRecording(smallRecording(smallRun('full', 0.5), smallRun(ticket, 0.4)))];
  const change = async (at: number): Promise<Blob> => {
    const random = stream(1, 'hostile-recordings', at);
    const mutate = at % 3 === 0 ? mutatedText : mutatedJson;
    return new Blob([mutate(files[at % files.length], random)]);
  };
  return outcomeOf(count, change, async (file) => {
    await recognize(file);
    return lieOf(await readRecording(await textOf(file)));
  });
}

export async function hostileHistories(count: number): Promise<Outcome> {
  const runs = await Promise.all(
    [0.5, 0.25].map(async (loss, at) => ({
      label: { id: `run-${at}`, name: 'Name', note: 'Note', when: 1_000 + at },
      text: (await writeRecording(smallRecording(smallRun('full', loss), smallRun(ticket, loss)))).replace(
        /,"fingerprint":"[^"]*"/,
        '',
      ),
    })),
  );
  const file = await writeHistory(
    runs.length,
    (async function* () {
      yield* runs;
    })(),
  );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const lines = (await textOf(file)).trimEnd().split('\n');
  const change = async (at: number): Promise<Blob> => {
    const random = stream(1, 'hostile-histories', at);
    if (at % 4 === 0)
      return new Blob([
        bytes
          .with(random.below(bytes.length), random.below(256))
          .slice(0, at % 8 === 0 ? undefined : random.below(bytes.length)),
      ]);
    const line = random.below(lines.length);
    const mutate = at % 4 === 1 ? mutatedText : mutatedJson;
    const text = lines.map((old, index) => (index === line ? mutate(old, random) : old)).join('\n');
    return at % 4 === 3 ? new Blob([await pack(text)]) : new Blob([text]);
  };
  return outcomeOf(count, change, async (changed) => {
    for (const { summary, packed } of await readHistory(changed)) {
      const lie = lieOf(await readRecording(await textOf(new Blob([packed]))));
      if (lie !== null) return lie;
      if (summary.remaining.some((share) => !(share > 0 && share <= 1))) return `${summary.remaining} weights remain`;
    }
    return null;
  });
}

export function hostileWeights(count: number, recorded: Recorded): Promise<Outcome> {
  const text = recorded('moons.weights');
  const change = async (at: number): Promise<Blob> => {
    const random = stream(1, 'hostile-weights', at);
    return new Blob([(at % 2 === 0 ? mutatedText : mutatedJson)(text, random)]);
  };
  const recipes = Object.keys((JSON.parse(text) as { runs: object }).runs);
  return outcomeOf(count, change, async (file) => {
    const weightsOf = openWeights(await textOf(file));
    for (const recipe of recipes) {
      for (const values of (await weightsOf(recipe)) ?? [])
        if (!values.every(Number.isFinite)) return 'a weight is not finite';
    }
    return null;
  });
}

/** What contradicts itself in a recording, found another way than its reader does. */
function lieOf(recording: Recording): string | null {
  const { experiment, runs, masks } = recording;
  const ids = runs.map(({ id }) => JSON.stringify([id.trial, id.level, armOf(id)]));
  if (new Set(ids).size < ids.length) return 'a run is there twice';
  for (const { id, points, status } of runs) {
    const known = [points['validation.accuracy'], points['test.accuracy'], points['train.accuracy']]
      .flat()
      .filter((value) => value !== null);
    if (known.some((value) => !(value >= 0 && value <= 1))) return 'an accuracy is not between 0 and 1';
    if (points.step.some((step, at) => step <= (points.step[at - 1] ?? 0) || step > experiment.training.steps))
      return 'steps are out of order';
    if (status === 'finished' && points.step.at(-1) !== experiment.training.steps) return 'a finished run does not end';
    if (id.trial >= experiment.chance.trials || id.level > levelsOf(experiment, id.chain ?? 0))
      return 'a run is not planned';
    if (!['full', ...armsOf(experiment)].includes(armOf(id))) return 'an arm is not compared';
  }
  for (const { remaining, prunedIn } of masks) {
    for (const [index, bytes] of prunedIn.entries()) {
      if (
        bytes &&
        remaining.some((counts, round) => bytes.filter((when) => when === 0 || when > round).length !== counts[index])
      )
        return 'a mask has other counts';
    }
  }
  const shares = recordedRemaining(recording);
  if (shares.some((share, round) => !(share >= 0 && share <= (shares[round - 1] ?? 1))))
    return `${shares} of the weights remain`;
  // what the page draws
  resultsOf(recording);
  collapsesOf(recording);
  summaryOf(recording, { id: 'a', name: '', note: '', when: 0 }, 0);
  return null;
}
