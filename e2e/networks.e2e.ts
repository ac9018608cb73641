/** Convolutional networks and the paper's settings in the page. */
import { allSettings, expect, finished, play, settled, test } from './page';

/** A few seconds of work: LeNet-5 with 2 filters on digits of 14×14 pixels, rewound to step 5. */
const SMALL =
  '#v=1&data.train=300&data.validation=100&data.test=100&data.imageSize=half&network.architecture=lenet-5&network.filters=2&network.denseWidths=8&training.steps=20&training.batch=10&training.evaluateEvery=10&training.schedule=cosine&training.warmup=5&pruning.convRate=0.2&pruning.rounds=2&pruning.rewindStep=5&compare.arms=reinitialized,late-rewound&chance.trials=2';

test(
  'a narrow convolutional network trains, is pruned and rewound, and its masks are shown',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto(SMALL);
    await play(page).click();
    await expect(finished(page)).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/Finished: 14 training runs/)).toBeVisible();
    const inside = page.getByRole('tablist', { name: /Inside/ });
    await expect(page.getByText('Layer 1').first()).toBeVisible();
    // every tab can be looked at; errors on the console fail the test
    for (const tab of await inside.getByRole('tab').all()) {
      await tab.click();
      await settled(page);
    }
    // the second time nothing is trained: θ_k is part of what is kept
    await page.reload();
    await expect(page.getByText(/Finished: 14 training runs, 14 of them re-used/)).toBeVisible({ timeout: 60_000 });
  },
);

test(
  'a number that is not allowed says what is, and what is used instead, until the next one',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('#v=3');
    await allSettings(page);
    const note = (path: string) => page.locator(`[data-path="${path}"] [aria-live="polite"]`);
    const layer = page.getByRole('textbox', { name: 'Hidden layers, layer 1' });
    await layer.fill('99999999');
    await layer.press('Enter');
    await expect(layer).toHaveValue('2048');
    await expect(note('network.widths')).toHaveText('“99999999” is not allowed: 1 to 2,048; 2,048 is used instead.');
    await layer.blur(); // what stands there now is not what was typed
    await expect(note('network.widths')).toHaveText(/2,048 is used/);
    await layer.fill('40');
    await layer.press('Enter');
    await expect(note('network.widths')).toHaveText('');

    const difficulty = page.getByRole('textbox', { name: /^Difficulty/ });
    await difficulty.pressSequentially('abc');
    await expect(difficulty).toHaveValue('0.5');
    await expect(note('data.difficulty')).toHaveText('“c” is not allowed: 0 to 1; 0.5 is used instead.');
    await difficulty.fill('7');
    await difficulty.blur();
    await expect(difficulty).toHaveValue('1');
    await expect(note('data.difficulty')).toHaveText('“7” is not allowed: 0 to 1; 1 is used instead.');
    await page.getByRole('slider', { name: /^Difficulty/ }).press('ArrowLeft');
    await expect(note('data.difficulty')).toHaveText('');

    const rate = page.getByRole('textbox', { name: /^Rate per round/ }); // stored as a fraction
    await rate.fill('250');
    await rate.blur();
    await expect(note('pruning.rate')).toHaveText(/^“250” is not allowed: \d+ to (\d+); \1 is used instead\.$/);
    await rate.fill('12,5 %'); // as pasted from a French text
    await rate.press('Enter');
    await expect(rate).toHaveValue('12.5');
    await expect(note('pruning.rate')).toHaveText('');
    await rate.press('ArrowUp');
    await expect(rate).toHaveValue('13.5');

    const learning = page.getByRole('textbox', { name: /^Learning rate/ });
    await learning.fill('');
    await learning.pressSequentially('1e-3');
    await learning.press('Enter');
    await expect(learning).toHaveValue('0.001');
    const steps = page.locator('[data-path="training.steps"]').getByRole('textbox');
    await steps.fill('1,000');
    await steps.blur();
    await expect(steps).toHaveValue('1000');
    await expect(note('training.steps')).toHaveText(/^“1,000” is read as 1000: /);
    await steps.pressSequentially('0'); // about another number now
    await expect(note('training.steps')).toHaveText('');
  },
);

test('the form shows the settings of the network that is chosen', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('./');
  const form = page.getByRole('form', { name: 'Experiment' });
  const setting = (path: string) => form.locator(`[data-path="${path}"]`);
  await allSettings(page);
  await expect(setting('network.widths')).toBeVisible();
  await expect(setting('network.filters')).toHaveCount(0);
  await setting('network.architecture').getByRole('button').last().click();
  await page.getByRole('option', { name: 'Conv-2' }).click();
  await expect(page).toHaveURL(/network\.architecture=conv-2/);
  await expect(setting('network.widths')).toHaveCount(0);
  await expect(setting('network.filters')).toContainText('as published: 64');
  await setting('network.filters').getByText('as published').click();
  await expect(page).toHaveURL(/network\.filters=64/);
  await setting('network.denseWidths').getByText('as published').click();
  await setting('network.denseWidths').getByRole('button', { name: 'Remove the last hidden layer' }).click();
  await expect(page).toHaveURL(/network\.denseWidths=256/);
  await expect(setting('pruning.convRate')).toContainText('the rate per round');
});

test('a network that does not fit its data gives way, and the page says so', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('#v=1&data.set=moons&network.architecture=conv-6');
  await expect(page.getByText(/“Conv-6” needs pictures of at least 8×8 pixels/)).toBeVisible();
  await page.goto('#v=1&network.architecture=vgg-19&network.filters=256');
  await expect(page.getByText(/Filters: 256 \(320,\d{3},\d{3} weights, .* MB\) is too much/)).toBeVisible();
});

test('an experiment of the paper states its cost before it starts', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /Ready experiments/ }).click();
  await page.getByRole('option', { name: 'CIFAR-10, Conv-2 as in the paper' }).click();
  const cost = page.locator('.cost');
  await expect(cost).toContainText('145 training runs, 2,900,000 steps in all.');
  await expect(cost).toContainText(/Estimate: about \d+ days/);
  await expect(cost).toContainText('npm run experiment');
});
