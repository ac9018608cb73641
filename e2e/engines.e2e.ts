import { expect, finished, play, test, TINY } from './page';

/** LeNet-5 with 2 filters on digits of 14×14 pixels. */
const TINY_CONV =
  '#v=1&data.train=100&data.validation=40&data.test=40&data.imageSize=half&network.architecture=lenet-5&network.filters=2&network.denseWidths=8&network.dropout=0.2&training.steps=10&training.batch=5&training.evaluateEvery=5&training.augmentation=flip-crop&pruning.convRate=0.2&pruning.rounds=1&chance.trials=1';

for (const [backend, name] of [
  ['simd', 'WebAssembly'],
  ['webgpu', 'WebGPU'],
  ['webgl', 'WebGL'],
  ['cpu', 'Plain JavaScript'],
] as const) {
  for (const [network, link] of [
    ['fully connected', TINY],
    ['convolutional', TINY_CONV],
  ]) {
    // up to a minute, to compile programs for an emulated chip: the contract tests have them, too,
    // missing-engine.e2e.ts one of them in a worker, and whatever else trains does so with WebAssembly
    const tag = '@nightly';
    test(`trains a ${network} network with ${name} in a worker and says so`, { tag }, async ({ page }) => {
      test.setTimeout(180_000);
      await page.goto(`${link}&engine.backend=${backend}`);
      await play(page).click();
      await expect(finished(page)).toBeVisible({ timeout: 150_000 });
      await expect(page.getByText(/Finished: 4 training runs/)).toBeVisible();
      const engine = page.locator('.engine-badge');
      await expect(engine).toContainText(name);
      await engine.click();
      await expect(page.getByText('You chose this engine in the form.')).toBeVisible();
    });
  }
}
