import { setTimeout as wait } from 'node:timers/promises';
import { toldPage } from './told.mjs';

/** Conv-2 as published, hardly trained: as many weights to draw as there may be. */
const CONV_2 =
  '#v=1&data.set=textures&data.train=40&data.validation=20&data.test=20&network.architecture=conv-2&training.steps=1&training.batch=4&training.evaluateEvery=1&pruning.scope=global&pruning.rate=0.5&pruning.rounds=2&chance.trials=1&compare.arms=reinitialized';

const SETTLED = 1_500; // ms until what follows a press is drawn

/** The longest main-thread task after each press inside the network, by view, in ms; 0: none over 50. */
export async function looking(browser, address) {
  const found = [];
  for (const [network, link] of [
    ['LeNet', ''],
    ['Conv-2', CONV_2],
  ]) {
    const page = await toldPage(browser);
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: 'longtask' });
    });
    await page.goto(address + link);
    const press = async (view, action) => {
      await page.evaluate(() => {
        window.longest = 0;
      });
      await action();
      await wait(SETTLED);
      found.push({ view: `${network}: ${view}`, milliseconds: await page.evaluate(() => window.longest) });
    };
    const rounds = page.getByRole('slider', { name: /Test accuracy/ });
    const choose = async (view) => {
      await press(view, () => page.getByRole('tab', { name: view, exact: true }).click());
      await rounds.focus();
      await press(`${view}, last round`, () => page.keyboard.press('End'));
      await press(`${view}, round before`, () => page.keyboard.press('ArrowLeft'));
    };
    if (link !== '') {
      await wait(2 * SETTLED); // the page itself is there
      await press('Play', () => page.getByRole('button', { name: /^Play/ }).click());
      await page.getByText(/^Finished: \d+ training runs/).waitFor({ timeout: 120_000 });
    }
    await page.locator('.verdict').waitFor();
    await wait(SETTLED);
    for (const view of ['Units', 'Density', 'Overlap', 'Layers']) await choose(view);
    if (link !== '') {
      await choose('Kernels');
      await page
        .locator('.inside-panel')
        .getByRole('button', { name: /Kernels of$/ })
        .click();
      await press('Kernels of layer 2', () => page.getByRole('option', { name: 'Layer 2', exact: true }).click());
    }
    await page.getByRole('tab', { name: 'Weights', exact: true }).click();
    for (const view of ['One weight', 'All weights', 'Try it', 'Savings', 'Gap']) await choose(view);
    await page.close();
  }
  return found;
}
