import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCommandLine, checkKilled, type CommandLine } from './processes-fixture';

let commandLine: CommandLine;
beforeAll(async () => {
  commandLine = await buildCommandLine();
}, 600_000);
afterAll(() => commandLine.remove());

it('20 kills: the recording of an undisturbed one', async () => {
  await expect(checkKilled(commandLine, 20, 5)).resolves.toBeUndefined();
});
