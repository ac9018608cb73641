/** A real process, killed at random moments. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeLink } from '../../experiment/link';
import { stream } from '../../lottery/random/stream';
import { readRecording } from '../../recording/file';
import { fingerprint } from '../../recording/fingerprint';
import { outcome, smallExperiment } from '../../runner/fixture';

const MINUTES = 300_000; // ms; a build and seven processes, on a machine that does other things, too

/** Inside the project, so that its packages are found. */
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(import.meta.dirname, '../../../dist-cli-test-'));
  await build({
    mode: 'cli',
    logLevel: 'error',
    build: { outDir: join(folder, 'cli'), emptyOutDir: true },
  });
}, MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const link = writeLink(smallExperiment('&training.steps=3000&training.evaluateEvery=200&pruning.rounds=6'));

/** 2 trials of the full network and 3 arms in 6 rounds */
const RUNS = 2 * (1 + 3 * 6);

/** Runs the command line; kills it when `kill` says so, asked after every run that was trained. Runs by name. */
async function run(
  state: string,
  kill: ((trained: number, end: () => void) => void) | null = null,
): Promise<{ code: number | null; trained: string[]; reused: string[]; out: string }> {
  const out = join(folder, `${state}.json`);
  const args = [join(folder, 'cli/experiment.js'), link, '--json', '--workers', '2'];
  const child = spawn(process.execPath, [...args, '--state', join(folder, state), '--out', out], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const trained: string[] = [];
  const reused: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const parsed = JSON.parse(line);
      if (parsed.kind !== 'run') continue;
      (parsed.reused ? reused : trained).push(`trial ${parsed.trial}, round ${parsed.round}, ${parsed.arm}`);
      if (!parsed.reused) kill?.(trained.length, () => child.kill('SIGKILL'));
    }
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { code, trained, reused, out };
}

it('is killed at 5 random moments and ends with the recording of an undisturbed one', async () => {
  const undisturbed = await run('undisturbed');
  expect(undisturbed).toMatchObject({ code: 0, reused: [] });
  expect(new Set(undisturbed.trained).size).toBe(RUNS);

  const random = stream(1, 'kill');
  const reported = new Set<string>();
  /** what was reported is never lost, and so not trained again */
  const expectNew = (trained: string[]): void => {
    expect(trained.filter((name) => reported.has(name))).toEqual([]);
    for (const name of trained) reported.add(name);
  };
  for (let time = 0; time < 5; time += 1) {
    const [runs, wait] = [1 + random.below(2), random.below(60)]; // runs finished first, then ms
    const killed = await run('killed', (done, end) => {
      if (done === runs) setTimeout(end, wait);
    });
    expect(killed.code).toBeNull();
    expectNew(killed.trained);
  }
  const last = await run('killed');
  expect(last.code).toBe(0);
  expectNew(last.trained);
  expect(new Set([...last.reused, ...last.trained]).size).toBe(RUNS);

  const [found, expected] = await Promise.all(
    [last, undisturbed].map(({ out }) => readRecording(readFileSync(out, 'utf8'))),
  );
  expect(outcome(found)).toEqual(outcome(expected));
  expect(fingerprint(found)).toBe(fingerprint(expected));
}, MINUTES);
