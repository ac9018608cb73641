/** For tests: the built command line in processes of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect } from 'vitest';
import { writeLink } from '../../experiment/link';
import { stream } from '../../lottery/random/stream';
import { readRecording } from '../../formats/file';
import { fingerprint } from '../../recording/fingerprint';
import { outcome, smallExperiment } from '../../runner/fixture';

const link = writeLink(smallExperiment('&training.steps=3000&training.evaluateEvery=200&pruning.rounds=6'));

/** of a trial: the full network, and 3 arms in 6 rounds */
const RUNS = 1 + 3 * 6;

export interface Ended {
  readonly code: number | null;
  readonly trained: string[];
  readonly reused: string[];
  readonly out: string;
  readonly errors: string;
}

export interface CommandLine {
  /** inside the project, so that its packages are found */
  readonly folder: string;
  /** Runs the small experiment; `watch` is called after every run that was trained. */
  run(state: string, trials: number, watch?: (trained: number, child: ChildProcess) => void): Promise<Ended>;
  /** the same by a shell, with what becomes of its output: "| head -1", "> /dev/full" */
  shell(
    state: string,
    redirect: string,
    options?: string,
  ): Promise<{ code: number | null; out: string; errors: string }>;
  remove(): void;
}

export async function buildCommandLine(): Promise<CommandLine> {
  const folder = mkdtempSync(join(import.meta.dirname, '../../../dist-cli-test-'));
  await build({ mode: 'cli', logLevel: 'error', build: { outDir: join(folder, 'cli'), emptyOutDir: true } });
  const program = join(folder, 'cli/experiment.js');
  const collected = (child: ChildProcess): Promise<{ code: number | null; out: string; errors: string }> =>
    new Promise((resolve) => {
      let [out, errors] = ['', ''];
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
      // a slow machine also has time to say how far it is
      child.on('close', (code) => resolve({ code, out, errors: errors.replaceAll(/^\d+ % · .*\n/gm, '') }));
    });
  return {
    folder,
    async run(state, trials, watch) {
      const out = join(folder, `${state}.json`);
      const args = [
        program,
        link,
        '--json',
        '--workers',
        '2',
        '--trials',
        String(trials),
        '--state',
        join(folder, state),
        '--out',
        out,
      ];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
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
          if (!parsed.reused) watch?.(trained.length, child);
        }
      });
      const { code, errors } = await collected(child);
      return { code, trained, reused, out, errors };
    },
    shell(state, redirect, options = '') {
      const command = `'${process.execPath}' '${program}' '${link}' --rounds 1 --trials 1 --workers 2 --state '${join(folder, state)}' ${options} ${redirect}`;
      return collected(spawn('bash', ['-o', 'pipefail', '-c', command], { stdio: ['ignore', 'pipe', 'pipe'] }));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** @param times how often it is killed before it may end, at most eight times a trial */
export async function checkKilled({ run }: CommandLine, times: number, trials: number): Promise<void> {
  const undisturbed = await run('undisturbed', trials);
  expect(undisturbed).toMatchObject({ code: 0, reused: [], errors: '' });
  expect(new Set(undisturbed.trained).size).toBe(RUNS * trials);

  const random = stream(1, 'kill');
  const reported = new Set<string>();
  /** what was reported is never lost, and so not trained again */
  const expectNew = (trained: string[]): void => {
    expect(trained.filter((name) => reported.has(name))).toEqual([]);
    for (const name of trained) reported.add(name);
  };
  for (let time = 0; time < times; time += 1) {
    const [runs, wait] = [1 + random.below(2), random.below(60)]; // runs finished first, then ms
    const killed = await run('killed', trials, (done, child) => {
      if (done === runs) setTimeout(() => child.kill('SIGKILL'), wait);
    });
    expect(killed.code).toBeNull();
    expectNew(killed.trained);
  }
  const last = await run('killed', trials);
  expect(last).toMatchObject({ code: 0, errors: '' }); // nothing was damaged
  expectNew(last.trained);
  expect(new Set([...last.reused, ...last.trained]).size).toBe(RUNS * trials);

  const [found, expected] = await Promise.all(
    [last, undisturbed].map(({ out }) => readRecording(readFileSync(out, 'utf8'))),
  );
  expect(outcome(found)).toEqual(outcome(expected));
  expect(fingerprint(found)).toBe(fingerprint(expected));
}
