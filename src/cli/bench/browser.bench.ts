/** `npm run bench:browser`: narrow networks on every engine, in Chromium; software may emulate its chip. */
import { expect, test } from 'vitest';
import { createEngine } from '../../engine';
import { asTableLine, TABLE_HEAD } from './rows';
import { fastestOf } from './timing';
import { benchTraining, CONV_DENSITIES } from './training';
import { narrowWorkloads } from './workloads';

for (const backend of ['wasm', 'webgpu', 'webgl', 'cpu'] as const) {
  test(`on ${backend}`, { timeout: 600_000 }, async () => {
    const engine = await createEngine(backend);
    const stopwatch = backend === 'wasm' ? fastestOf(3, 200) : fastestOf(1, 1);
    const lines = [`${engine.device}${engine.software ? ', emulated in software' : ''}`, TABLE_HEAD];
    for (const workload of narrowWorkloads()) {
      for await (const row of benchTraining(engine, workload, stopwatch)) lines.push(asTableLine(row));
    }
    engine.dispose();
    expect(lines).toHaveLength(2 + 3 * CONV_DENSITIES.length);
    console.info(lines.join('\n'));
  });
}
