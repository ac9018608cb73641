import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, finished, play, QUICK, ready, test, verdict } from './page';

const tab = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('tab', { name, exact: true }).click();
};
const inside = (page: Page) => page.locator('.inside-panel');
const figure = (page: Page, name: RegExp) => inside(page).getByRole('figure', { name });

test(
  'the life of the weight under the pointer; a drawn digit is answered by three networks, with what spoke for it',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('');
    await expect(verdict(page)).toBeVisible();
    await expect(inside(page)).toContainText('Point at a weight');
    const mask = page.getByRole('application', { name: /^Layer 2/ });
    await mask.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.weight-readout')).toHaveText(
      /^Layer 2, input \d+ → unit \d+ starts at θ₀ = −?0\.\d+; trained, by round from 0: −?[\d.]+/,
    );

    await tab(page, 'Try it');
    await expect(figure(page, /^Answers/)).toBeVisible({ timeout: 30_000 });
    await expect(inside(page)).toContainText(
      /Of the first 1,000 test examples the full network gets \d+ wrong, the ticket \d+/,
    );
    await expect(inside(page)).toContainText(/Test example [\d,]+, labelled \d/);
    // not one that all get wrong: one that the two answer differently
    await expect(inside(page)).toContainText(/It opens on example \d+, one of the \d+ that the two answer differently/);
    await expect(
      figure(page, /^Answers/)
        .locator('p')
        .first(),
    ).toHaveText(/Full network says (\d) .*Ticket says (?!\1)\d /);
    await expectAccessible(page, '.inside-panel');

    const pad = page.getByRole('application', { name: /^Drawing/ });
    const box = await pad.boundingBox();
    if (!box) throw new Error('the pad is on screen');
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await page.mouse.move(...at(0.3, 0.2));
    await page.mouse.down();
    await page.mouse.move(...at(0.72, 0.2), { steps: 8 });
    await page.mouse.move(...at(0.45, 0.85), { steps: 10 });
    await page.mouse.up();
    await expect(inside(page)).toContainText('scaled to 19 pixels on its longer side');
    await expect(
      figure(page, /^Answers/)
        .locator('p')
        .first(),
    ).toHaveText(/^Full network says 7 \([\d.]+\s%\)\. Ticket says 7 \([\d.]+\s%\)\. Reinitialized says 7/);
    await expect(
      figure(page, /^What spoke for the answer/)
        .locator('p')
        .first(),
    ).toHaveText(/Full network says 7: its inputs give [−\d.]+ of the score [\d.]+\./);
    await expect(inside(page)).toContainText('rounded to 1/127');
    await expectAccessible(page, '.inside-panel');
  },
);

test('a round is watched being pruned: trained, ranked, cut, back in place, set back', async ({ page }) => {
  await page.goto('#v=3&round=2');
  await page.getByRole('button', { name: 'Watch round 2 being pruned' }).click();
  const film = page.getByRole('figure', { name: /How the ticket of round 2 is made/ });
  await expect(film).toContainText('65.1\u202f% → 42.3\u202f% of the weights');
  await expect(film.getByRole('button', { name: 'Hold' })).toBeFocused();
  await film.getByRole('button', { name: 'Hold' }).click();
  const press = (stage: string) => film.getByRole('button', { name: stage, exact: true }).click();
  await press('Trained');
  await expect(film).toContainText('Layer 1 152,880 left');
  await expect(film).toContainText(/1,\d{3} of 173,205 shown/);
  await press('Cut');
  // 152,880 less 35 % of them
  await expect(film).toContainText('Layer 1 99,372 left');
  await press('Set back');
  await expect(film).toContainText('and takes its first value θ₀ again. This is the ticket of round 2');
  // another round, at the stage that was chosen
  await page.getByRole('radio', { name: /^Round 3/ }).click();
  const next = page.getByRole('figure', { name: /How the ticket of round 3 is made/ });
  await expect(next.locator('[aria-pressed="true"]')).toHaveText('Set back');
  await next.getByRole('button', { name: 'Close' }).click();
  const again = page.getByRole('button', { name: 'Watch round 3 being pruned' });
  await expect(again).toBeVisible();
  // who wants no motion steps through the stages
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await again.click();
  const stage = next.locator('[aria-pressed="true"]');
  await expect(stage).toHaveText('Set back');
  for (const one of ['Trained', 'Ranked', 'Cut']) {
    await next.getByRole('button', { name: 'Play' }).click();
    await expect(stage).toHaveText(one);
  }
});

test(
  'points of the plane, hard examples and the networks trained here; of several chains each is watched',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto(QUICK);
    await tab(page, 'Try it');
    await expect(inside(page)).toContainText('Hard examples are looked for when');
    await play(page).click();
    await expect(finished(page)).toBeVisible();
    const answers = figure(page, /^Answers/)
      .locator('p')
      .first();
    await expect(answers).toContainText(/It is labelled [AB]\. Full network says/);
    await expect(inside(page)).not.toContainText('not at hand');
    const plane = page.getByRole('application', { name: /^Plane, chosen point/ });
    await plane.focus();
    for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press('Shift+ArrowUp');
    await expect(answers).toHaveText(/^Full network says A/); // the upper moon
    await plane.click({ position: { x: 20, y: 20 } });
    await expect(plane).toHaveAccessibleName(/x −\d/);
    await page
      .getByRole('button', { name: /^Test example \d+: labelled/ })
      .first()
      .click();
    await expect(answers).toContainText('It is labelled');

    // a random network of twice the depth, pruned until it does the same
    await tab(page, 'Graph');
    await page.getByRole('tab', { name: 'Only pruned' }).click();
    await expect(figure(page, /^Random, only pruned: \d/)).toBeVisible();
    await page.getByRole('slider', { name: 'Units per weight and sign' }).press('End');
    await expect(inside(page)).toContainText(/of 4,912 random weights are left, in 6 layers instead of 3/);
    await expect(figure(page, /^Distance to the trained network/)).toContainText('n, random units per weight');
    await page.getByRole('slider', { name: 'Random numbers' }).first().press('Home');
    await expect(figure(page, /^A sum of random numbers/)).toContainText(/of 1 kept/);
    await expectAccessible(page, '.inside-panel');

    // of several chains each is watched; those before training prune nothing that was trained
    await page.goto('about:blank');
    await page.goto(`${QUICK}&compare.chains=imp,fine-tuned,magnitude-at-init`);
    await play(page).click();
    await expect(finished(page)).toBeVisible();
    await page.locator('.round-plot').first().press('End');
    await page.getByRole('button', { name: 'Watch round 3 being pruned' }).click();
    await page.getByRole('group', { name: 'Chain:' }).getByRole('button', { name: 'Fine-tuned' }).click();
    const tuned = page.getByRole('figure', { name: /^How “Fine-tuned” is pruned in round 3/ });
    await tuned.getByRole('button', { name: 'Kept' }).click();
    await expect(tuned).toContainText('They keep what they learned.');
    await expect(tuned).toContainText('Methods that prune no trained network are not here');
    expect(page.url()).toMatch(/&pruned=fine-tuned$/);
  },
);

test('the pad by keyboard: pen down, strokes, undo, clear', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('');
  await expect(verdict(page)).toBeVisible();
  await tab(page, 'Try it');
  const pad = page.getByRole('application', { name: /^Drawing/ });
  await pad.focus();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(inside(page)).toContainText('scaled to 19 pixels');
  // a straight line down is a 1
  await expect(
    figure(page, /^Answers/)
      .locator('p')
      .first(),
  ).toHaveText(/^Full network says 1 /, { timeout: 30_000 });
  await expect(ready(page)).toBeVisible(); // Space did not press Play
  await expect(pad.locator('polyline')).toHaveCount(1);
  await page.keyboard.press('Space');
  await page.keyboard.press('Backspace');
  await expect(pad.locator('polyline')).toHaveCount(0);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(pad.locator('polyline')).toHaveCount(0);
});

test('units and overlaps follow the round', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('');
  await expect(verdict(page)).toBeVisible();
  await tab(page, 'Units');
  const inputs = figure(page, /^Inputs/);
  await expect(inputs).toContainText(/\d+ of 784 inputs are not read/);
  const before = await inputs.textContent();
  await page.getByRole('slider', { name: /Test accuracy/ }).press('ArrowLeft');
  await expect(inputs).not.toHaveText(before ?? '');
  const layer = page.getByRole('slider', { name: /^Layer 1, units/ });
  await layer.press('ArrowRight');
  await expect(layer).toHaveAttribute('aria-valuetext', /^Unit \d+: \d+ in, \d+ out$/);
  await expectAccessible(page, '.inside-panel');

  await tab(page, 'Overlap');
  await expect(
    figure(page, /^Tickets with/)
      .locator('p')
      .first(),
  ).toHaveText(/^Trial 1 and Trial 2: 0\.\d+ in common; masks drawn by chance would have 0\.\d+\.$/);
  await expectAccessible(page, '.inside-panel');
});

test(
  'distributions of all weights, the life of one, and the training-test gap',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('');
    await expect(verdict(page)).toBeVisible();
    await tab(page, 'Weights');
    await tab(page, 'All weights');
    await expect(
      figure(page, /^Before and after training/)
        .locator('p')
        .first(),
    ).toContainText('θ₀, initial: typical size');
    await expect(figure(page, /^How far they moved/).locator('svg g')).toHaveCount(9);
    await expect(
      figure(page, /^Weights that changed sign/)
        .locator('p')
        .first(),
    ).toContainText(/layer 1: [\d.]+\s% of the survivors/);
    await expectAccessible(page, '.inside-panel');
    await tab(page, 'One weight');
    await expect(
      figure(page, /^Its life/)
        .locator('p')
        .first(),
    ).toContainText(/starts at −?0\.\d+ in every round/);
    await expectAccessible(page, '.inside-panel');

    await tab(page, 'Gap');
    await expect(
      figure(page, /^Training-test gap/)
        .locator('p')
        .first(),
    ).toContainText(/Ticket [\d.]+ points/);
    await expectAccessible(page, '.inside-panel');
  },
);

test('on a phone every view inside the network fits', { tag: '@nightly' }, async ({ page }) => {
  test.setTimeout(180_000); // axe looks at seven views
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('');
  await tab(page, 'Inside the network');
  for (const name of ['Units', 'Overlap', 'Weights', 'All weights', 'Try it', 'Savings', 'Gap']) {
    await tab(page, name);
    await expect(inside(page)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await expectAccessible(page, '.inside-panel');
  }
});

test(
  'a recorded run without weights: one press trains what is missing, and nothing else on the page changes',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('');
    await page.getByRole('button', { name: 'Gallery', exact: true }).click();
    await page.locator('[data-entry="narrow"] .gallery-open').click();
    await tab(page, 'Try it');
    await expect(inside(page)).toContainText(
      'The weights of 3 networks are not at hand: Full network, Ticket, Reinitialized.',
    );
    const before = await verdict(page).textContent();
    await page.getByRole('button', { name: 'Train these 3 networks here to try them' }).click();
    await expect(
      figure(page, /^Answers/)
        .locator('p')
        .first(),
    ).toHaveText(/Full network says .*Ticket says .*Reinitialized says /, { timeout: 60_000 });
    await expect(inside(page)).toContainText(/Of the first 1,000 test examples the full network gets \d+ wrong/);
    await expect(inside(page).locator('.try-missing')).toBeHidden();
    await expect(ready(page)).toBeVisible();
    expect(await verdict(page).textContent()).toBe(before);
    await expectAccessible(page, '.inside-panel');
  },
);
