/** Networks that act: chosen as a data set, trained, judged by returns. */
import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessible';
import { allSettings, expect, finished, play, settled, test } from './page';

/** Seconds of work: what little it learns does not matter here. */
const ACTING =
  '#v=2&data.set=cartpole&data.environments=8&data.horizon=32&data.epochs=2&network.widths=12&training.steps=10&training.evaluateEvery=5&training.schedule=linear&training.learningRate=0.01&training.clipNorm=0.5&pruning.scope=everything&pruning.rounds=1&chance.trials=2&engine.backend=webgpu';

/** Of the results that the command line has of it. */
const SAME_EVERYWHERE = '&results=2-4ec1a5d5';

/** From one place of an element to another, as shares of its width and height. */
async function drag(element: Locator, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await element.boundingBox();
  if (!box) throw new Error('There is nothing to drag.');
  const { mouse } = element.page();
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await mouse.move(...at(from));
  await mouse.down();
  await mouse.move(...at(to), { steps: 4 });
  await mouse.up();
}

test('CartPole trains, is judged by its return, and shows its episodes', async ({ page }) => {
  await page.goto(ACTING + SAME_EVERYWHERE);
  await expect(page.getByText('“webgpu” is not allowed (auto, simd); auto is used instead')).toBeVisible();
  await play(page).click();
  await expect(finished(page)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(/^Reproduced ✓/)).toBeVisible();
  await expect(page.locator('.chart-score')).toContainText('Test return');
  await expect(page.locator('.chart-training')).toContainText('256 steps of the environments each');
  await expect(page.locator('.verdict')).toContainText('The full network did not learn: it earns');
  const inside = page.getByRole('tablist', { name: /Inside/ });
  await expect(inside.getByRole('tab', { name: 'Try' })).toHaveCount(0);
  for (const tab of await inside.getByRole('tab').all()) {
    await tab.click();
    await settled(page);
  }
  // all are in the same episode: a push or a tilt is felt by each, and each ends when it ends
  await inside.getByRole('tab', { name: 'Episodes' }).click();
  const stages = page.getByRole('figure', { name: /The same episode/ });
  await expect(stages.getByText('Full network', { exact: true })).toBeVisible();
  const said = stages.getByRole('status');
  const slider = stages.getByRole('slider', { name: /Step/ });
  const expectEnds = async (words: RegExp): Promise<void> => {
    // it may be longer than it was a moment ago
    await expect(async () => {
      await slider.press('End');
      await expect(said).toHaveText(words, { timeout: 1_000 });
    }).toPass();
    await expect(stages.getByText(/^(fell|left the track) (after \d+ steps|\d+ steps later)$/)).toHaveCount(4);
  };
  await expectEnds(/^Click left or right of a cart/);
  await stages.getByRole('button', { name: 'Push right' }).click();
  await expectEnds(/^Pushed at step \d+\. (Recovered|Over after it|Over before): /);
  await slider.fill('0');
  await expect(stages.getByText('0 steps', { exact: true })).toHaveCount(4);
  await drag(stages.locator('svg').first(), [0.5, 0.3], [0.6, 0.3]);
  await expectEnds(/^Tilted at step 0\. Over after it: Full network, /);
  await stages
    .locator('svg')
    .last()
    .click({ position: { x: 4, y: 4 } });
  await expectEnds(/^Pushed at step \d+\. /);
  await stages.getByRole('button', { name: 'Let them be' }).click();
  await drag(stages.locator('svg').first(), [0.5, -0.3], [0.9, 0.5]); // a press that began elsewhere is no push
  await expectEnds(/^Click left or right of a cart/);
  await stages.getByRole('button', { name: 'Another start' }).click();
  await expect(stages).toContainText('test episode 2 of 64');
  await expect(page.getByRole('figure', { name: /When it pushes right/ }).locator('canvas')).toHaveCount(4);
  await expectAccessible(page);
});

/** The recorded one of the gallery. */
const RECORDED =
  '#v=3&data.set=cartpole&network.widths=64,64&training.steps=50&training.learningRate=0.005&training.schedule=linear&training.clipNorm=0.5&training.evaluateEvery=2&pruning.rate=0.4&pruning.rounds=6&pruning.scope=everything&pruning.rewindStep=3&chance.trials=5';

test('CartPole stands beside Strokes and brings its settings; its charts keep to their places @nightly', async ({
  page,
}) => {
  await page.goto(RECORDED);
  const form = page.getByRole('form', { name: 'Experiment' });
  const setting = (path: string) => form.locator(`[data-path="${path}"]`);
  await allSettings(page);
  await expect(setting('data.environments')).toBeVisible();
  for (const path of ['data.train', 'training.batch', 'training.augmentation', 'network.dropout']) {
    await expect(setting(path)).toHaveCount(0);
  }
  const choose = async (name: string): Promise<void> => {
    await setting('data.set').getByRole('button').last().click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  await choose('Strokes');
  await expect(page).toHaveURL(/#v=3$/);
  await choose('CartPole');
  await expect(page).toHaveURL(/data\.set=cartpole.*training\.schedule=linear.*pruning\.scope=everything/);
  // the longest words above a chart stand on two lines, and all charts keep to their places
  for (const [width, height] of [
    [1366, 768],
    [1024, 768],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await expect(page.locator('.chart-speed .chart-area svg')).toBeVisible();
    await expect.poll(() => page.evaluate(overreaching)).toEqual([]);
  }
});

test('without motion episodes are strips of twelve moments, pushed all the same @nightly', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(RECORDED);
  await page.getByRole('tab', { name: 'Episodes' }).click();
  const stages = page.getByRole('figure', { name: /The same episode/ });
  await expect(stages.locator('svg[viewBox]')).toHaveCount(4 * 12);
  await expect(stages.getByRole('slider')).toHaveCount(0);
  await stages.getByRole('button', { name: 'Push right' }).press('Enter');
  await expect(stages.getByRole('status')).toHaveText(/^Pushed at step 25\. Recovered: Full network/);
  await expectAccessible(page, '.inside-panel');
});

test('in a lecture an episode waits until the room was asked, and goes slowly @nightly', async ({ page }) => {
  await page.goto(`${RECORDED}&lecture=stages`);
  const stages = page.getByRole('figure', { name: /The same episode/ });
  const slow = stages.getByRole('button', { name: 'Slow' });
  await slow.click();
  await expect(slow).toHaveAttribute('aria-pressed', 'true');
  await expect(stages.getByRole('slider', { name: 'Step 0' })).toBeVisible();
  await expectAccessible(page);
  await slow.blur();
  await page.keyboard.press('Space'); // a clicker has no other key
  await expect(stages.getByRole('button', { name: 'Hold' })).toBeVisible();
  await expect(stages.getByText('0 steps', { exact: true })).toHaveCount(0);
});

/** Parts of charts that lie over the head of another chart. Runs in the page. */
function overreaching(): string[] {
  const charts = [...document.querySelectorAll('.charts .chart')];
  return charts.flatMap((chart) =>
    [...chart.querySelectorAll('.chart-area, .chart-legend, .chart-title')].flatMap((part) => {
      const its = part.getBoundingClientRect();
      const over = charts.filter((other) => {
        const head = other.querySelector('.chart-head')?.getBoundingClientRect();
        if (other === chart || !head) return false;
        const isBeside = its.right <= head.left || head.right <= its.left;
        return !isBeside && its.bottom > head.top + 0.5 && its.top < head.bottom - 0.5;
      });
      return over.map((other) => `${part.className} over ${other.className}`);
    }),
  );
}
