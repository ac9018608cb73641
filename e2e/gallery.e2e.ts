import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { card, expectLibraryAccessible, openLibrary } from './library';
import { expect, finished, openTrained, QUICK, ready, saved, test, verdict } from './page';

const note = (page: Page) => page.locator('.recorded-note');

test('settings of a gallery entry bring its recorded run: by link, as a start, by Back; an entry opens with its settings and is reproduced bit for bit', async ({
  page,
}) => {
  await page.goto(
    '#v=1&data.set=circles&data.noise=0.1&data.train=1000&data.validation=500&data.test=1000&network.widths=4&training.steps=600&training.batch=32&training.learningRate=0.01&training.evaluateEvery=20&pruning.rate=0.5&pruning.outputRate=none&pruning.rounds=4&compare.arms=reinitialized&chance.trials=5',
  );
  await expect(note(page)).toContainText('No winning ticket');
  await openLibrary(page);
  await card(page, 'sgd')
    .getByRole('button', { name: /^Use as a start/ })
    .click();
  await expect(note(page)).toContainText('Plain SGD');
  await expect(ready(page)).toBeVisible();
  await page.goBack();
  await expect(note(page)).toContainText('No winning ticket');

  await openLibrary(page);
  await expect(card(page, 'lenet-strokes')).toContainText(/A ticket of 3\.3.% keeps up/);
  await card(page, 'sgd').locator('.gallery-open').click();
  // it opens at the round that its title speaks of
  await expect(note(page)).toContainText(/at 27\.6.% they beat the full network by 1\.0 points/);
  await expect(verdict(page)).toContainText(
    /With 27\.6.% of its weights, the ticket beats.the full network by.1\.0.points/,
  );
  // the title does not stay over other settings as if it were theirs
  const rounds = page.getByRole('textbox', { name: /^Rounds/ });
  await rounds.fill('3');
  await rounds.press('Enter');
  await expect(note(page)).toContainText('The charts still show the recorded run');
  await openLibrary(page);
  await card(page, 'no-ticket').locator('.gallery-open').click();
  await expect(note(page)).toContainText('No winning ticket: four units on circles');
  await expect(verdict(page)).toContainText('No winning ticket was found');
  expect(page.url()).toContain('data.set=circles');
  await note(page).getByRole('button', { name: 'Reproduce' }).click();
  await expect(note(page)).toContainText(/Reproduced ✓ .* fingerprint e056ab70/, { timeout: 60_000 });
  await expect(page.locator('.small-print')).toContainText('reproduced ✓ every number is the recorded run’s');
  // done is done: nothing asks for it once more
  await expect(note(page).getByRole('button', { name: 'Reproduce' })).toHaveCount(0);
  // by another press every run is trained once more, not read back
  await page.getByRole('button', { name: 'Reset' }).click();
  await note(page).getByRole('button', { name: 'Reproduce' }).click();
  await expect(finished(page)).not.toContainText('re-used', { timeout: 60_000 });
});

test.describe('without stored files', () => {
  test.use({ serviceWorkers: 'block' });
  test(
    'entries in view are read before one is pressed, others when they come into view',
    { tag: '@nightly' },
    async ({ page }) => {
      const read: string[] = [];
      page.on('request', (request) => read.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
      await page.goto('');
      await openLibrary(page);
      await expect.poll(() => read).toContain('lenet-mnist.json');
      expect(read).not.toContain('random.json');
      await card(page, 'random').scrollIntoViewIfNeeded();
      await expect.poll(() => read).toContain('random.json');
    },
  );
});

test.describe('a recording that is not what is trained', () => {
  test.use({ serviceWorkers: 'block' });
  for (const [version, sentence] of [
    ['simd-2', 'Not reproduced. First difference: trial 1, round 1, Reinitialized, validation loss at step 60.'],
    [
      'simd-1',
      'Another version of the engine made the recorded run: simd-1. Here simd-2 has trained, which gives other',
    ],
  ]) {
    test(`is shown to differ, and where first or why, by ${version}`, { tag: '@nightly' }, async ({ page }) => {
      await page.route('**/recordings/no-ticket.json', async (route) => {
        const answer = await route.fetch();
        const recording = await answer.json();
        recording.runs[1].points.validationLoss[2] += 0.001;
        recording.engine.version = version;
        await route.fulfill({ json: recording });
      });
      await page.goto('');
      await openLibrary(page);
      await card(page, 'no-ticket')
        .getByRole('button', { name: /^Reproduce/ })
        .click();
      await expect(note(page)).toContainText(sentence, { timeout: 60_000 });
    });
  }

  test('says so when it cannot be fetched', { tag: '@nightly' }, async ({ page }) => {
    await page.goto('');
    await page.route('**/recordings/he.json', (route) => route.fulfill({ body: '{"format":' }));
    await openLibrary(page);
    await card(page, 'he').locator('.gallery-open').click();
    await expect(page.getByRole('alert')).toContainText('not valid JSON');
    await page.unroute('**/recordings/he.json');
    await card(page, 'he').locator('.gallery-open').click();
    await expect(note(page)).toContainText('He normal');
  });
});

test(
  'a recorded network in the plane answers with trained weights, in every trial; a loss plane is read with arrow keys; pinned runs stand in one chart, with the settings that differ, and two of them side by side',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('');
    await openLibrary(page);
    await card(page, 'moons').locator('.gallery-open').click();
    const boundary = page.locator('.chart-boundary');
    for (const trial of [1, 2, 3]) {
      await page.getByRole('button', { name: /^Trial \d/ }).click();
      await page.getByRole('option', { name: `Trial ${trial}` }).click();
      // a network with its initial weights gets about half of them
      await expect(boundary).toContainText(/What the ticket answers at 25\.3.%/);
      await expect(boundary).toContainText(/[89][0-9].% of the points shown/);
    }

    await openLibrary(page);
    await card(page, 'same-valley').locator('.gallery-open').click();
    const plane = page.getByRole('figure', { name: /^(Loss|Error) around three networks/ });
    await expect(plane).toContainText('highest on the straight way');
    const map = plane.getByRole('application');
    await map.focus();
    await page.keyboard.press('ArrowUp'); // where the first network is
    await expect(map.locator('[aria-live]')).toHaveText(/^Loss 0\.0\d+ · Error 0\.\d.%$/);
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight'); // between the copies
    await expect(map.locator('[aria-live]')).toHaveText(/^Loss (0\.[5-9]|1)\d* · Error \d\d\.\d.%$/);
    await plane.getByRole('button', { name: 'k = 300' }).click();
    await plane.getByRole('button', { name: 'Error' }).click();
    await expect(plane).toContainText(/Test error on a plane through three networks: copy 1 0\.\d.%, .*, step 300 \d/);

    await openLibrary(page);
    await page.getByRole('button', { name: 'Compare all 3: Adam, SGD, momentum' }).click();
    const table = page.getByRole('region', { name: 'What differs' });
    await expect(table.getByRole('columnheader')).toHaveCount(4);
    await expect(table.getByRole('row', { name: /^Optimizer/ })).toContainText('Adam');
    await expect(table.getByRole('row', { name: /^Hidden layers/ })).toHaveCount(0);
    const chart = page.getByRole('slider', { name: 'Test accuracy of the tickets at early stop' });
    await expect(chart).toHaveAttribute('aria-valuetext', /Momentum 9\d/);
    // what is spoken is what is marked, and neither is the fifth of the weights that was looked for
    await expect(chart.locator('.chart-tick-on')).toHaveText('18');
    await expect(chart).toHaveAttribute('aria-valuetext', /^18\.0.%: Round/);
    await chart.focus();
    await page.keyboard.press('End');
    await expect(table.getByRole('row', { name: /^Selected/ })).toContainText(/3\.3/);
    // the sides follow each other
    const sides = page.getByRole('region', { name: 'Side by side' }).getByRole('slider');
    await expect(sides).toHaveCount(2);
    await expect(sides.nth(1)).toHaveAttribute('aria-valuenow', '8');
    await sides.nth(0).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(sides.nth(1)).toHaveAttribute('aria-valuenow', '7');
    // what leaves the window tells of these runs, not of the one behind it
    const download = await saved(page, async () => {
      await page.getByRole('button', { name: 'Save: Test accuracy of the tickets at early stop' }).click();
      await page.getByRole('menuitem', { name: 'SVG for a paper' }).click();
    });
    const drawn = await readFile(await download.path(), 'utf8');
    const words = [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ');
    expect(words).toMatch(/Adam, \d trials; SGD, .* They differ in: .*Optimizer/);
    expect(words.match(/http/g)).toHaveLength(3);
    // pins are kept
    await page.getByRole('button', { name: 'Take off: Momentum' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(table.getByRole('columnheader')).toHaveCount(3);
    await page.getByRole('button', { name: 'Take all off' }).click();
    await expect(page.getByText('Nothing is pinned.')).toBeVisible();
  },
);

// and for every change on a light desktop, in accessibility.e2e.ts
for (const [name, size, dark] of [
  ['dark', { width: 1024, height: 768 }, true],
  ['phone', { width: 390, height: 844 }, false],
] as const) {
  test(`axe finds nothing in gallery, runs and comparing: ${name}`, { tag: '@nightly' }, async ({ page }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await openTrained(page, QUICK);
    await expectLibraryAccessible(page);
  });
}
