import { expect, finished, play, test, TINY } from './page';

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
