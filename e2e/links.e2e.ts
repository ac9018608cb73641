import { card, openLibrary } from './library';
import { expect, play, ready, settled, test, testWithTrouble } from './page';

test('a link sets everything up, starts nothing, and Back undoes; each value that it could not use is named, also of the view; hostile links are survived', async ({
  page,
}) => {
  await page.goto('#v=1&pruning.rate=0.2&pruning.rounds=12');
  await expect(page.getByRole('textbox', { name: /^Rate per round/ })).toHaveValue(/^20/);
  await expect(play(page)).toBeVisible();
  await expect(ready(page)).toBeVisible();
  const rounds = page.getByRole('textbox', { name: /^Rounds/ });
  await rounds.fill('10');
  await rounds.press('Enter');
  expect(page.url()).toContain('pruning.rounds=10');
  await page.goBack();
  await expect(rounds).toHaveValue('12');

  await page.goto('#v=1&pruning.rate=7&training.optimizer=lion&magic=1&network.widths=2048,2048,2048,2048,2048,2048');
  await expect(page.getByText('4 values of this link could not be used as they were:')).toBeVisible();
  await expect(page.getByText(/“7” is not allowed \(0\.05 … 0\.9\); 0\.9 is used instead/)).toBeVisible();
  await expect(page.getByText(/“magic” is no setting here/)).toBeVisible();
  await page.goto('#v=3&hide=speed,roof&theme=pink');
  await expect(page.getByText('2 values of this link could not be used as they were:')).toBeVisible();
  await expect(page.getByText(/Hidden panels: “speed,roof” is not allowed/)).toBeVisible();
  await expect(page.getByRole('figure', { name: /Learning speed/ })).toBeHidden();
  await page.goto('#v=99&pruning.rate=0.2');
  await expect(page.getByText(/newer version \(99\)/)).toBeVisible();

  // hostile ones; opened by themselves, hundreds of such: links.nightly.ts
  await page.goto('about:blank');
  for (const link of [
    '#%E0%A4%A=1&&&===',
    `#${'x'.repeat(10_000)}`,
    '#v=1&data.set=__proto__&<script>alert(1)</script>',
  ]) {
    await page.goto(link);
    await settled(page);
    await expect(play(page)).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^Rate per round/ })).toBeVisible();
  }
});

test(
  'what is chosen in the head of a chart travels, and every place of the chart is read by keys',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('');
    await openLibrary(page);
    await card(page, 'same-valley').locator('.gallery-open').click();
    const paths = page.getByRole('figure', { name: /^Error between copies/ });
    await paths.getByRole('button', { name: 'Random mask', exact: true }).click();
    const chosen = page.url();
    expect(chosen).toMatch(/&path=random-mask\/3$/);
    await page.goto('about:blank');
    await page.goto(chosen);
    await expect(paths.locator('[aria-pressed=true]')).toHaveText('Random mask');
    const valley = page.getByRole('slider', { name: 'Same valley?' });
    await valley.press('ArrowRight');
    await expect(valley).toHaveAttribute('aria-valuetext', /^Full network, k = 0: barrier \d/);
    await valley.press('End');
    await expect(valley).toHaveAttribute('aria-valuetext', /another start: barrier \d/);
    const hill = paths.getByRole('slider');
    await hill.press('End');
    await expect(hill).toHaveAttribute('aria-valuetext', /^α = 1\.00: k = 0 \d/);
  },
);

testWithTrouble(
  'reads links that travelled as they were meant, and says what was meant in the address',
  { tag: '@nightly' },
  async ({ page }) => {
    const rate = page.getByRole('textbox', { name: /^Rate per round/ });
    const meant = /\/ticket-lab\/#v=1&pruning\.rate=0\.2&pruning\.rounds=12$/;
    // the # was encoded: the server has no such file
    await page.goto('%23v=1&pruning.rate=0.2&pruning.rounds=12');
    await expect(rate).toHaveValue(/^20/);
    await expect(page).toHaveURL(meant);
    // in brackets, escaped, with an invisible mark and a tracking parameter, in an open page
    await page.goto('#(v=1&amp;pruning.rate=0.2\u200b&amp;pruning.rounds=12).&utm_source=news');
    await expect(page).toHaveURL(meant);
    await expect(page.locator('.banner')).toHaveCount(0);
    await page.goto('#v=1&pruning.rate=0.5&pruning.rate=0.2&pruning.convRate=none');
    await expect(
      page.getByText('Rate per round is given more than once: 0.2, the last one, is used, not 0.5.'),
    ).toBeVisible();
    await expect(page.getByText(/“none” is not allowed \(0 … 0\.9, or auto\); auto is used instead/)).toBeVisible();
  },
);
