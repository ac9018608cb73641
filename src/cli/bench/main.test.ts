import { expect, test } from 'vitest';
import { main } from './main';
import { asJson, asTableLine, type Row } from './rows';
import { medianTime } from './timing';

const run = async (...args: string[]) => {
  const lines: string[] = [];
  const errors: string[] = [];
  const output = {
    line: (text: string) => lines.push(text),
    error: (text: string) => errors.push(text),
  };
  return { code: await main(args, output), lines, errors };
};

test('wrong arguments: one line that names them, exit code 2', async () => {
  for (const args of [['--fast'], ['mnist'], ['--data', ''], ['--data']]) {
    const { code, lines, errors } = await run(...args);
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/Usage: npm run bench -- \[--json\] \[--data DIR\]$/);
    expect(errors[0]).not.toContain('\n');
  }
  expect((await run('--fast')).errors[0]).toContain("'--fast'");
});

test('--help', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, errors: [] });
});

test('a folder without the files is named, exit code 1', async () => {
  const { code, errors } = await run('--data', 'no-such-folder');
  expect(code).toBe(1);
  expect(errors[0]).toContain('no-such-folder');
});

test('rows as JSON and as a table', () => {
  const row: Row = {
    kind: 'training',
    engine: 'simd',
    network: 'lenet-300-100',
    batch: 60,
    density: 0.036,
    stepsPerSecond: 4000.123456,
    msPerStep: 0.25,
  };
  expect(asJson(row)).toBe(
    '{"engine":"simd","network":"lenet-300-100","batch":60,"density":0.036,' +
      '"stepsPerSecond":4000.1,"msPerStep":0.25}',
  );
  expect(asTableLine(row)).toMatch(/^simd +lenet-300-100 +60 +3\.6 % +4000 +0\.250$/);
});

test('the median time of a call', async () => {
  let calls = 0;
  const ms = await medianTime(() => {
    calls += 1;
    const end = performance.now() + 1;
    while (performance.now() < end);
  }, 5);
  expect(ms).toBeGreaterThan(0.9);
  expect(calls).toBeGreaterThanOrEqual(6);
});
