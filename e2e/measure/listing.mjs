import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { toldPage } from './told.mjs';

const TRIES = 5;

/** Imports 200 runs; ms from the press on "Your runs" to their lines on screen. */
export async function listing(browser, address) {
  const page = await toldPage(browser);
  await page.goto(address);
  const recording = readFileSync('public/recordings/iterative.json', 'utf8');
  const runs = Array.from({ length: 200 }, (_, at) => [
    JSON.stringify({ id: `run-${at}`, name: `Run ${at}`, note: '', when: 1_700_000_000_000 + at }),
    recording,
  ]).flat();
  const head = JSON.stringify({ format: 'ticket-lab-history', version: 1, runs: 200 });
  await page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await page.getByRole('tab', { name: 'Your runs' }).click();
  await page.locator('.history-head input[type=file]').setInputFiles({
    name: 'runs.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync([head, ...runs].join('\n')),
  });
  await page.locator('.run-line').nth(199).waitFor({ timeout: 120_000 });
  const times = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await page.getByRole('tab', { name: 'Gallery' }).click();
    await wait(500);
    times.push(
      await page.evaluate(async () => {
        const tab = [...document.querySelectorAll('[role=tab]')].find(({ textContent }) => textContent === 'Your runs');
        const began = performance.now();
        for (const kind of ['pointerdown', 'pointerup', 'click']) {
          tab.dispatchEvent(
            new PointerEvent(kind, { bubbles: true, button: 0, pointerType: 'mouse', isPrimary: true }),
          );
        }
        while (document.querySelectorAll('.run-line').length < 200)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - began;
      }),
    );
  }
  await page.close();
  return times;
}
