import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataSets } from '../../tasks/classification/data-sets';
import { settingsOf } from '../../tasks/classification/settings';
import { writeLink } from '../../experiment/link';
import { initialize } from '../../lottery/initializers';
import { forward, score } from '../../models/reference';
import { winningRound } from '../../lottery/verdict';
import { fingerprint } from '../../recording/fingerprint';
import { readRecording } from '../../formats/file';
import { resultsOf, standardOf } from '../../recording/results';
import { readTicket } from '../../formats/ticket/ticket-file';
import { smallExperiment } from '../../runner/fixture';
import { localTrainer } from '../../runner/ports/fixture';
import { checkDamagedState } from './damaged-state-fixture';
import { main } from './main';
import { USAGE } from './options';

let folder = '';
let lines: string[] = [];
let errors: string[] = [];
let progress: string[] = [];
const run = (...args: string[]): Promise<number> =>
  main(
    args,
    {
      line: (text) => lines.push(...text.split('\n')),
      error: (text) => errors.push(text),
      write: (text) => progress.push(text),
      isTerminal: true,
    },
    () => localTrainer(),
  );
const at = (name: string): string => join(folder, name);
const link = writeLink(smallExperiment());
const state = (): string[] => ['--state', at('state'), '--workers', '2'];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ticket-lab-'));
  [lines, errors, progress] = [[], [], []];
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a full network that did not learn', () => {
  // a learning rate of 2 with momentum kills every unit; two classes of equal size
  const dead =
    'v=1&data.set=moons&data.train=200&data.validation=100&data.test=100&network.widths=6&training.steps=100' +
    '&training.optimizer=momentum&training.momentum=0.99&training.learningRate=2&pruning.rounds=1&compare.arms=reinitialized&chance.trials=2&training.evaluateEvery=';

  test('gets no comparison, and the table says why', async () => {
    expect(await run(`${dead}100`, ...state(), '--out', at('dead.json'))).toBe(0);
    expect(lines.filter((line) => line.startsWith('| 1 '))).toHaveLength(2);
    expect(lines.filter((line) => /\[(one|[+−])/.test(line))).toEqual([]); // no interval anywhere
    expect(lines).toContain(
      'Not learned: the full network is guessing in every trial; the lower end of a 95 % interval of validation accuracy ' +
        'is not above always answering the most frequent class (50.0 %). Nothing is compared, and no ticket is sought.',
    );
    const recording = await readRecording(readFileSync(at('dead.json'), 'utf8'));
    expect(recording.data?.mostFrequent).toBe(0.5);
    expect(winningRound(standardOf(recording), resultsOf(recording))).toBeNull();
    lines = [];
    expect(await run(`${dead}100`, ...state(), '--json')).toBe(0);
    const table = JSON.parse(lines.at(-1) ?? '') as { leftOut: number[]; rows: { difference: unknown }[] };
    expect(table.leftOut).toEqual([0, 1]);
    expect(table.rows.map(({ difference }) => difference)).toEqual([null, null, null]);
  });

  test('in one trial is left out and counted', async () => {
    // looked at more often, one of the two is caught before its units die
    expect(await run(`${dead}50`, ...state(), '--ticket', at('ticket.safetensors'))).toBe(0);
    expect(lines.filter((line) => /^\| [01] .* (full|ticket) +\| 1 /.test(line))).toHaveLength(2);
    expect(lines.find((line) => line.startsWith('Left out: '))).toMatch(
      /^Left out: trial 1; its full network is guessing: .* \(50\.0 %\)\.$/,
    );
    expect(readTicket(new Uint8Array(readFileSync(at('ticket.safetensors')))).ticket.id.trial).toBe(1);
  });
});

describe('npm run experiment, wrong arguments', () => {
  test.each([
    [['nonsense'], '"nonsense" is neither a file nor a link (…#v=1&…).'],
    [['a', 'b'], 'One experiment at a time, not 2.'],
    [['v=1&pruning.rate=7'], 'The link asks for pruning.rate = 7; allowed: 0.05 … 0.9.'],
    [
      ['v=1&network.architecture=conv-2&network.filters=0'],
      'The link asks for network.filters = 0; allowed: 1 … 256, or auto.',
    ],
    [
      ['v=1&network.widths=0'],
      'The link asks for network.widths = 0; allowed: none, or up to 6 numbers with commas between, 1 … 2048.',
    ],
    [
      ['v=1&network.architecture=lenet-5&data.imageSize=quarter'], // its second kernel is larger than what is left
      'The link asks for network.architecture = lenet-5; it needs pictures of at least 12×12 pixels.',
    ],
    [
      ['v=1&network.architecture=vgg-19&network.filters=128&data.train=1000'],
      'The link asks for network.filters = 128 (80,113,034 weights, 2,779 MB); allowed: 21,000,000 weights, 1,900 MB.',
    ],
    [
      ['v=1&compare.arms=reset-at-end'],
      'The link asks for compare.chains = reset-at-end; it takes its masks from learning-rate-rewound, which has to be compared as well.',
    ],
    [['https://lab.example/#v=1&what=7'], 'The link asks for what = 7; allowed: known settings.'],
    [['--workers', '0'], '--workers is 0; allowed: 1 … 64.'],
    [['--trials', '2.5'], '--trials is 2.5; allowed: 1 … 20.'],
    [['--rounds', 'many'], '--rounds is many; allowed: 1 … 30.'],
    [
      ['v=1&network.widths=8&pruning.convRate=none'],
      'The link asks for pruning.convRate = none; allowed: 0 … 0.9, or auto.',
    ],
    [['--rounds', '2', '--rounds', '3'], '--rounds is given twice, as 2 and 3; allowed: one value.'],
    [['--state=a', '--json', '--json', '--state=b'], '--state is given twice, as a and b; allowed: one value.'],
    [
      ['--out', 'a.json', '--weights', 'a.json'],
      'a.json is named twice; allowed: a file of its own for each of --out, --weights and --ticket.',
    ],
    [['--out', ''], '--out needs a file.'],
    [['--wokers', '2'], "Unknown option '--wokers'."],
  ])('%j: one line, exit code 2', async (args, reason) => {
    expect(await run(...args)).toBe(2);
    expect(errors).toEqual([`${reason} ${USAGE}`]);
    expect(lines).toEqual([]);
  });

  test('links that are too long, and long nonsense', async () => {
    expect(await run(`v=1&pruning.rate=${'0'.repeat(5_000)}`)).toBe(2);
    expect(await run('x'.repeat(5_000))).toBe(2);
    expect(errors).toEqual([
      `The link has 5017 characters; at most 4000 are read. ${USAGE}`,
      `"${'x'.repeat(39)}…" is neither a file nor a link (…#v=1&…). ${USAGE}`,
    ]);
  });

  test('files that hold no experiment', async () => {
    writeFileSync(at('broken.json'), '{"experiment":');
    writeFileSync(at('other.json'), '{"name":"package"}');
    writeFileSync(at('wrong.json'), '{"experiment":{"pruning":{"rate":7}}}');
    for (const name of ['broken', 'other', 'wrong']) expect(await run(at(`${name}.json`))).toBe(2);
    expect(errors.map((error) => error.replace(` ${USAGE}`, ''))).toEqual([
      `${at('broken.json')} is not valid JSON; it may be cut off.`,
      `${at('other.json')} holds neither a recording nor an experiment.`,
      `${at('wrong.json')}: pruning.rate is 7; allowed: 0.05 … 0.9.`,
    ]);
  });

  test('graphics are for browsers: what is allowed here is named', async () => {
    expect(await run('v=1&engine.backend=webgpu')).toBe(2);
    expect(errors[0]).toContain('engine.backend is webgpu, which only browsers have; allowed here: auto, simd, cpu.');
  });

  test('--help prints the usage', async () => {
    expect(await run('--help')).toBe(0);
    expect(lines).toEqual([USAGE]);
  });
});

describe('npm run experiment', () => {
  test('prints a table per round and writes a recording, whose experiment it runs again from storage', async () => {
    expect(await run(link, ...state(), '--out', at('a.json'), '--weights', at('w.json'))).toBe(0);
    expect(errors).toEqual([]);
    const rows = lines.filter((line) => /^\| \d/.test(line));
    expect(rows).toHaveLength(1 + 3 * 3);
    expect(rows[1]).toMatch(/^\| 1 +\| 67\.71 % +\| ticket +\| 2 +\| /);
    expect(lines.join('\n')).toContain('20 training runs in ');
    expect(progress.some((text) => /\[#+-*\] \d+ % · \d+ of 20 runs/.test(text))).toBe(true);
    const recording = await readRecording(readFileSync(at('a.json'), 'utf8'));
    expect(lines.at(-1)).toBe(`Fingerprint: ${fingerprint(recording)?.slice(0, 8)}`);
    expect(Object.keys(JSON.parse(readFileSync(at('w.json'), 'utf8')).runs)).toHaveLength(8);
    expect(Object.keys(JSON.parse(readFileSync(at('w.controls.json'), 'utf8')).runs)).toHaveLength(12);

    lines = [];
    expect(await run(at('a.json'), ...state(), '--json', '--rounds', '2')).toBe(0);
    const parsed = lines.map((line) => JSON.parse(line));
    expect(parsed).toHaveLength(14 + 1);
    expect(parsed[0]).toMatchObject({ kind: 'run', round: 0, arm: 'full', reused: true, steps: 40 });
    expect(parsed.at(-1)).toMatchObject({ kind: 'table', runs: 14, reused: 14, engine: { id: 'simd', workers: 2 } });
    expect(parsed.at(-1).rows).toHaveLength(1 + 2 * 3);
  });

  test('--ticket writes the ticket of the chosen round, and a PyTorch script beside it', async () => {
    expect(await run(link, ...state(), '--ticket', at('a.safetensors'))).toBe(0);
    const { ticket, notes } = readTicket(readFileSync(at('a.safetensors')));
    expect(notes).toEqual({ changed: [], converted: [], ignored: [] });
    expect(ticket).toMatchObject({
      id: { trial: 0, chain: ticket.id.level === 0 ? null : 0, control: null },
      rounded: false,
    });
    // θ₀ follows from the seed of its experiment, to the bit
    const seed = ticket.experiment.chance.initializationSeed;
    expect(ticket.theta0).toEqual(
      initialize(ticket.network.parameters, ticket.experiment.network, seed, 'initialization', 0),
    );
    // and θ_T gives the test accuracy that was measured
    const { inputs, labels, count } = dataSets.get('moons').load(settingsOf(ticket.experiment.data), 1, {}).test;
    const { right } = score(forward(ticket.network, ticket.thetaT, inputs, count), labels, 2);
    expect(right).toBeCloseTo(ticket.run.points['test.accuracy'].at(-1) ?? NaN, 12);
    expect(readFileSync(at('ticket.py'), 'utf8')).toContain(`LINK = "${link}"`);
  });

  test('names the layer that global pruning has emptied, with every arm it concerns', async () => {
    // 2 → 8 → 8 → 2: of 80 hidden weights 8 are left, then 1, so that one of two layers has none
    const global = writeLink(
      smallExperiment(
        '&pruning.scope=global&pruning.rate=0.9&pruning.outputRate=0.05&pruning.rounds=2&chance.trials=1',
      ),
    );
    expect(await run(global, ...state())).toBe(0);
    expect(lines.filter((line) => line.startsWith('Collapsed: '))).toEqual([
      'Collapsed: layer 1 has no weights left from round 2 on (trial 1): ticket, reinitialized, random-mask. ' +
        'No path leads from the input to the output: every input gets the same answer.',
      // the 8 do not meet, though both layers have some; in other places they might
      'Collapsed: no path of weights leads from the input to the output from round 1 on (trial 1): ticket, reinitialized. ' +
        'Every layer has some left, but every input gets the same answer.',
    ]);
    lines = [];
    expect(await run(global, ...state(), '--json')).toBe(0);
    const { collapses, rows } = JSON.parse(lines.at(-1) ?? '');
    expect(collapses).toMatchObject([
      { layer: 1, from: [{ round: 2 }] },
      { layer: null, from: [{ round: 1 }] },
    ]);
    // one answer to every input is right about half of the time: two classes
    const ofCut = rows.filter((row: { round: number; arm: string }) => row.round === 2 || row.arm === 'ticket');
    expect(ofCut).toHaveLength(4);
    for (const { testAtEnd } of ofCut) expect(Math.abs(testAtEnd.mean - 0.5)).toBeLessThan(0.1);
  });

  test('--fresh trains again, and keeps that', async () => {
    await run(link, ...state(), '--json', '--rounds', '1');
    await run(link, ...state(), '--json', '--rounds', '1', '--fresh');
    await run(link, ...state(), '--json', '--rounds', '1');
    const last = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'table');
    expect(last.map(({ reused }) => reused)).toEqual([0, 0, 8]);
    expect(new Set(last.map((line) => line.fingerprint)).size).toBe(1);
  });

  test('damaged state files: a few of what happens sixty times by night', async () => {
    await expect(checkDamagedState(8, 1)).resolves.toBeUndefined();
  });

  test('uses runs of versions that wrote no checksum, says so, and trains again what is of another network', async () => {
    const withoutSum = (folderOf: string, name: string): void =>
      writeFileSync(join(folderOf, name), readFileSync(join(folderOf, name)).subarray(40));
    const small = ['--rounds', '1', '--trials', '1', '--json', '--workers', '2'];
    await run(link.replace('8,8', '6'), '--state', at('other'), ...small);
    await run(link, ...state(), ...small);
    const { fingerprint: right } = JSON.parse(lines.at(-1) ?? '');
    const [runs, others] = [at('state/runs'), at('other/runs')];
    for (const name of readdirSync(runs)) withoutSum(runs, name);
    expect(await run(link, ...state(), ...small)).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ fingerprint: right, reused: 4, trainedAgain: [] });
    expect(errors).toEqual([
      expect.stringMatching(
        /runs\/\w+\.bin was written by an earlier version, without a checksum\. Such runs are used as they are, /,
      ),
    ]);

    withoutSum(others, readdirSync(others)[0]);
    copyFileSync(join(others, readdirSync(others)[0]), join(runs, readdirSync(runs)[0]));
    expect(await run(link, ...state(), ...small)).toBe(0);
    const { fingerprint: found, trainedAgain } = JSON.parse(lines.at(-1) ?? '');
    expect([found, trainedAgain.length]).toEqual([right, 1]);
    expect(errors.at(-1)).toMatch(
      /^Trained again, because what \S+ kept of them was not sound: trial 1, round \d, \S+\.$/,
    );
  });

  test('goes on without a state folder, and says so', async () => {
    writeFileSync(at('file'), '');
    expect(
      await run(link, '--state', at('file/state'), '--rounds', '1', '--trials', '1', '--ticket', at('a.safetensors')),
    ).toBe(3);
    expect(errors).toEqual([expect.stringContaining(`Nothing can be kept in ${at('file/state')} (ENOTDIR`)]);
    expect(lines).toContain(`Not kept in ${at('file/state')}: 4 of 4 training runs.`);
    expect(readTicket(readFileSync(at('a.safetensors'))).ticket.id.trial).toBe(0); // what is in memory is written all the same
  });

  test('a failure is one line and exit code 1', async () => {
    expect(await run('v=1&data.set=mnist', ...state(), '--data', at('nowhere'))).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('train-images-idx3-ubyte is missing');
  });

  test('where results cannot be written, nothing is trained', async () => {
    writeFileSync(at('file'), '');
    mkdirSync(at('folder.json'));
    for (const out of [at('file/a.json'), at('folder.json'), '/dev/null']) {
      expect(await run(link, ...state(), '--weights', out)).toBe(1);
      expect(errors.at(-1)).toMatch(/^\S+: cannot be written \(.+\)\.$/);
    }
    expect(existsSync(at('state'))).toBe(false);
    expect(lines).toEqual([]);
  });

  test.each([
    ['tracking parameters', (text: string) => `https://lab.example/#${text}&utm_source=news&fbclid=1`],
    ['an encoded #', (text: string) => `https://lab.example/%23${text}`],
    ['all of it encoded', (text: string) => encodeURIComponent(text)],
    ['mail that escapes', (text: string) => `<${text.replaceAll('&', '&amp;')}>.`],
  ])('reads a link that travelled as it was meant: %s', async (_, travels) => {
    const small = `${link}&pruning.rounds=1&chance.trials=1`
      .replace('pruning.rounds=3&', '')
      .replace('chance.trials=2&', '');
    expect(await run(travels(small), ...state(), '--json')).toBe(0);
    expect(errors).toEqual([]);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ kind: 'table', runs: 4 });
  });

  test('a value given twice in a link: the last one, and that is said', async () => {
    expect(await run(`${link}&pruning.rounds=1&chance.trials=1`, ...state(), '--json')).toBe(0);
    expect(errors[0]).toBe('The link gives pruning.rounds more than once: 1, the last one, is used, not 3.');
    expect(lines).toHaveLength(4 + 1);
  });
});
