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

/** Inside the project, so that its packages are found. */
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(import.meta.dirname, '../../../dist-cli-test-'));
  await build({
    mode: 'cli',
    logLevel: 'error',
    build: { outDir: join(folder, 'cli'), emptyOutDir: true },
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const link = writeLink(smallExperiment('&training.steps=6000&training.evaluateEvery=200&pruning.rounds=6'));

/** 2 trials of the full network and 3 arms in 6 rounds */
const RUNS = 2 * (1 + 3 * 6);

/** Runs the command line; kills it when `kill` says so, asked after every finished run. */
async function run(
  state: string,
  kill: ((trained: number, end: () => void) => void) | null = null,
): Promise<{ code: number | null; trained: number; reused: number; out: string }> {
  const out = join(folder, `${state}.json`);
  const args = [join(folder, 'cli/experiment.js'), link, '--json', '--workers', '2'];
  const child = spawn(process.execPath, [...args, '--state', join(folder, state), '--out', out], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [trained, reused] = [0, 0];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const parsed = JSON.parse(line);
      if (parsed.kind !== 'run') continue;
      if (parsed.reused) reused += 1;
      else trained += 1;
      if (!parsed.reused) kill?.(trained, () => child.kill('SIGKILL'));
    }
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { code, trained, reused, out };
}

it('is killed at 5 random moments and ends with the recording of an undisturbed one', async () => {
  const undisturbed = await run('undisturbed');
  expect(undisturbed).toMatchObject({ code: 0, trained: RUNS, reused: 0 });

  const random = stream(1, 'kill');
  let trained = 0;
  for (let time = 0; time < 5; time += 1) {
    const [runs, wait] = [1 + random.below(2), random.below(60)]; // runs finished first, then ms
    const killed = await run('killed', (done, end) => {
      if (done === runs) setTimeout(end, wait);
    });
    expect(killed.code).toBeNull();
    expect(killed.reused).toBeGreaterThanOrEqual(trained); // what was reported is never lost
    trained = killed.reused + killed.trained;
  }
  const last = await run('killed');
  expect(last.code).toBe(0);
  expect(last.reused).toBeGreaterThanOrEqual(trained);
  expect(last.reused + last.trained).toBe(RUNS);

  const [found, expected] = await Promise.all(
    [last, undisturbed].map(({ out }) => readRecording(readFileSync(out, 'utf8'))),
  );
  expect(outcome(found)).toEqual(outcome(expected));
  expect(fingerprint(found)).toBe(fingerprint(expected));
}, 120_000);
