/** Looking into convolutional networks: kernels, filters, feature maps, densities, collapse. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, openTrained, finished, play, saved, test } from './page';

/** A few seconds of work: Conv-2 with 4 filters on colour images of 8×8 pixels, pruned globally. */
const COLOUR =
  '#v=1&data.set=textures&data.train=300&data.validation=100&data.test=100&data.imageSize=quarter&network.architecture=conv-2&network.filters=4&network.denseWidths=8&training.steps=30&training.batch=10&training.evaluateEvery=10&pruning.scope=global&pruning.rate=0.5&pruning.rounds=3&chance.trials=1';

/** Nine in ten of few weights: a hidden layer is soon without any. */
const COLLAPSE =
  '#v=1&data.set=moons&data.train=200&data.validation=100&data.test=100&network.widths=8,8&training.steps=40&training.batch=10&training.evaluateEvery=10&training.learningRate=0.01&pruning.scope=global&pruning.rate=0.9&pruning.outputRate=0.05&pruning.rounds=2&chance.trials=1';

const tab = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('tab', { name, exact: true }).click();
};
const inside = (page: Page) => page.locator('.inside-panel');
const figure = (page: Page, name: RegExp) => inside(page).getByRole('figure', { name });
const readout = (page: Page) => inside(page).locator('.chart-kernel-readout');

test('kernels with their masks, and what is left of each filter', async ({ page }) => {
  await openTrained(page, COLOUR);
  await page.getByRole('slider', { name: /Test accuracy/ }).press('End');
  await tab(page, 'Kernels');
  const kernels = figure(page, /^Kernels of layer 1/);
  await expect(kernels).toContainText(/3×3 · 3 → 4 · [\d.]+\s% left/);
  await expect(kernels).toContainText('pruned in all three colours');
  const picture = page.getByRole('application', { name: /^Kernels of layer 1/ });
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await expect(readout(page)).toHaveText(
    /^Filter \d, row \d, column \d: red (−?[\d.]+|pruned in round \d), green .*, blue /,
  );
  await inside(page)
    .getByRole('button', { name: /Drawn$/ })
    .click();
  await page.getByRole('option', { name: 'red, green and blue apart' }).click();
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await expect(readout(page)).toHaveText(/^Filter \d, channel \d, row \d, column \d: (−?[\d.]+|pruned in round \d)$/);
  // four columns further lies the next filter: the cursor steps over what is between
  const before = await readout(page).textContent();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowLeft');
  await expect(readout(page)).not.toHaveText(before ?? '');
  await expect(readout(page)).toHaveText(/^Filter \d/);
  await expectAccessible(page, '.inside-panel');

  await inside(page)
    .getByRole('button', { name: /Kernels of$/ })
    .click();
  await page.getByRole('option', { name: 'Layer 2' }).click();
  await expect(figure(page, /^Kernels of layer 2/)).toContainText('3×3 · 4 → 4');
  const filters = page.getByRole('slider', { name: /^Layer 2, filters/ });
  await filters.press('ArrowRight');
  await expect(filters).toHaveAttribute('aria-valuetext', /^Filter \d: \d+ in, \d+ out$/);
  await expect(inside(page)).toContainText(
    /No filter of layer 2 is dead|is dead: no weight|are dead, because no weight/,
  );
});

test('densities by round are one more chart to choose a round on', { tag: '@nightly' }, async ({ page }) => {
  await openTrained(page, COLOUR);
  await tab(page, 'Density');
  const chart = page.getByRole('slider', { name: 'Weights left by round' });
  await chart.press('Home');
  await expect(chart).toHaveAttribute(
    'aria-valuetext',
    /^Round 0, 100\s% of the weights remaining: layer 1 100\s%, layer 2 100\s%/,
  );
  await chart.press('End');
  await expect(chart).toHaveAttribute(
    'aria-valuetext',
    /^Round 3, [\d.]+\s% of the weights remaining: layer 1 [\d.]+\s%/,
  );
  await expect(page.getByRole('slider', { name: /Test accuracy/ })).toHaveAttribute('aria-valuenow', '3');
  await inside(page).getByRole('button', { name: 'Table: Weights left by round' }).click();
  await expect(inside(page).locator('.chart-table tbody tr')).toHaveCount(4);
  await expectAccessible(page, '.inside-panel');
  const download = await saved(page, async () => {
    await inside(page).getByRole('button', { name: 'Save: Weights left by round' }).click();
    await page.getByRole('menuitem', { name: /^CSV: the numbers/ }).click();
  });
  const lines: string[] = [];
  for await (const chunk of await download.createReadStream()) lines.push(...String(chunk).split('\r\n'));
  expect(lines[0]).toContain('round,weights remaining [fraction],layer,weights left,weights in all');
  expect(lines[1]).toBe('0,1,1,108,108'); // 3 · 3 · 3 · 4
});

test(
  'kernels leave the page as a figure of a paper: sharp, the network named, without hints of the page',
  { tag: '@nightly' },
  async ({ page }) => {
    await openTrained(page, COLOUR);
    await tab(page, 'Kernels');
    await expect(inside(page)).toContainText('One picture per filter, row by row. Point at a weight.');
    const download = await saved(page, async () => {
      await inside(page).getByRole('button', { name: 'Save: Kernels of layer 1' }).click();
      await page.getByRole('menuitem', { name: /^SVG for a paper/ }).click();
    });
    const svg = await readFile(await download.path(), 'utf8');
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ');
    expect(words).toContain('Network: Conv-2, 4 filters, dense 8, 844 weights');
    expect(svg).toContain('One picture per filter, row by row.');
    expect(svg).not.toContain('Point at');
    const [, width, png] = /<image [^>]*width="([\d.]+)"[^>]*base64,([^"]+)"/.exec(svg) ?? [];
    // 300 dpi; its header holds a PNG's width at byte 16
    expect(Buffer.from(png, 'base64').readUInt32BE(16)).toBe(Math.round((Number(width) * 300) / 96));
  },
);

test(
  'a lecture shows what is trained, and the kernels of the layer that reads the pictures',
  { tag: '@nightly' },
  async ({ page }) => {
    await openTrained(page, COLOUR, '&lecture=experiment');
    // 3 · 3 · 3 · 4, 3 · 3 · 4 · 4, 4 · 4 · 4 · 8 and 8 · 10 weights
    await expect(page.getByText('Conv-2, 4 filters, dense 8: 844 weights')).toBeVisible();
    await page.goto(`${COLOUR}&lecture=masks`);
    await expect(page.getByRole('figure', { name: /^Kernels of layer 1/ })).toContainText('3×3 · 3 → 4');
    await expect(page.getByRole('slider', { name: 'Weights left by round' })).toBeVisible();
  },
);

test('feature maps of a test example in the full network and the ticket', { tag: '@nightly' }, async ({ page }) => {
  await openTrained(page, COLOUR);
  await tab(page, 'Try it');
  await expect(figure(page, /^Answers/)).toBeVisible({ timeout: 30_000 });
  await tab(page, 'Feature maps');
  const maps = figure(page, /^Feature maps/);
  await expect(maps).toContainText('Layer 1 · 4 filters of 8×8');
  await expect(maps.getByRole('application')).toHaveCount(3);
  await page.getByRole('application', { name: /^Ticket, feature maps, Layer 1/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(readout(page)).toHaveText(
    /^Filter \d, row \d, column \d: Full network [\d.]+, Ticket [\d.]+, Reinitialized [\d.]+$/,
  );
  const before = await readout(page).textContent();
  await page
    .getByRole('button', { name: /^Test example \d+: labelled/ })
    .nth(3)
    .click();
  await expect(maps.getByRole('application')).toHaveCount(3);
  await inside(page)
    .getByRole('button', { name: /Maps of$/ })
    .click();
  await page.getByRole('option', { name: 'Layer 2' }).click();
  await expect(maps).toContainText('Layer 2 · 4 filters of 8×8');
  await expect(readout(page)).not.toHaveText(before ?? '');
  await expectAccessible(page, '.inside-panel');
});

test(
  'a layer that global pruning has emptied is named, with every network it concerns',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto(COLLAPSE);
    await play(page).click();
    await expect(finished(page)).toBeVisible({ timeout: 60_000 });
    // the same experiment on the command line says the same
    await expect(
      page.getByText(
        /^Layer 1 has no weights left from round 2 on \([\d.]+\s% of the weights, trial 1\): Ticket, Reinitialized, Random mask\. No path leads/,
      ),
    ).toBeVisible();
    await expect(
      page.getByText(
        /^No path of weights leads from the input to the output from round 1 on \(.*\): Ticket, Reinitialized\. Every layer/,
      ),
    ).toBeVisible();
    await tab(page, 'Masks');
    await tab(page, 'Density');
    await expect(
      figure(page, /^Weights left by round/)
        .locator('p')
        .first(),
    ).toContainText(/layer 1 0,/);
  },
);

test('on a phone the views of a convolutional network fit', { tag: '@nightly' }, async ({ page }) => {
  await openTrained(page, COLOUR);
  await page.setViewportSize({ width: 390, height: 844 });
  await tab(page, 'Inside the network');
  for (const name of ['Kernels', 'Density', 'Try it', 'Feature maps']) {
    await tab(page, name);
    await expect(inside(page).getByRole('figure').first()).toBeVisible({ timeout: 30_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await expectAccessible(page, '.inside-panel');
  }
});
