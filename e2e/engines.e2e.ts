import { expect, finished, play, test } from './page';

/** Tiny: graphics are emulated in software here. */
const TINY =
  '#v=1&data.set=moons&data.train=200&data.validation=100&data.test=100&network.widths=6&training.steps=20&training.batch=10&training.evaluateEvery=10&pruning.rounds=1&chance.trials=1';

for (const [backend, name] of [
  ['simd', 'WebAssembly'],
  ['webgpu', 'WebGPU'],
  ['webgl', 'WebGL'],
  ['cpu', 'Plain JavaScript'],
] as const) {
  test(`trains with ${name} in a worker and says so`, async ({ page }) => {
    await page.goto(`${TINY}&engine.backend=${backend}`);
    await play(page).click();
    await expect(finished(page)).toBeVisible({ timeout: 80_000 });
    const engine = page.locator('.engine-badge');
    await expect(engine).toContainText(name);
    await engine.click();
    await expect(page.getByText('You chose this engine in the form.')).toBeVisible();
  });
}
