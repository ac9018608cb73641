import { launchOptions } from './browser';
import { expect, finished, play, test, TINY } from './page';

const { args, ...options } = launchOptions();
test.use({
  launchOptions: { ...options, args: args.filter((flag) => !/webgpu|Vulkan/i.test(flag)) },
});

test('a link with WebGPU trains with the next best where there is none, and says so', async ({ page }) => {
  await page.goto(`${TINY}&engine.backend=webgpu`);
  await play(page).click();
  await expect(finished(page)).toBeVisible({ timeout: 80_000 });
  const engine = page.locator('.engine-badge');
  await expect(engine).toContainText('WebGL');
  await engine.click();
  await expect(page.getByText(/The engine you chose does not start in this browser/)).toBeVisible();
});
