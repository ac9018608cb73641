import {
  ENDLESS,
  expect,
  finished,
  LONGER,
  pause,
  play,
  progress,
  QUICK,
  reaches,
  settled,
  test,
  testWithTrouble,
  verdict,
} from './page';

test('the first frame shows the recorded run; words of its verdict point at the bracket and say what they mean; settings hang open rounds beside the curve', async ({
  page,
}) => {
  await page.goto('');
  await expect(verdict(page)).toContainText(
    /^3\.3.% of the weights are enough: the ticket is as accurate as the full network, as far as 3 trials can tell\. With new starting weights it loses 2\.6.points, with a random mask 6\.2\./,
  );
  await expect(page.getByText('recorded run', { exact: true })).toBeVisible();
  await expect(page.getByRole('figure', { name: /Test accuracy at early stop/ })).toBeVisible();
  await expect(play(page)).toBeEnabled();

  const bracket = page.locator('.chart-bracket');
  const number = verdict(page).getByRole('button', { name: /points$/ });
  const said = (await number.textContent()) ?? '';
  await expect(bracket).toContainText(/^[\d.]+.pointsn.=.3$/);
  await expect(bracket).not.toContainText(said); // the other control is farther away
  await number.focus();
  await expect(bracket).toContainText(said);
  await number.press('Enter');
  await expect(number).toHaveAttribute('aria-pressed', 'true');
  await expect(verdict(page).getByRole('status')).toContainText(`Reinitialized against Ticket: −${said}, 3 trials`);

  await verdict(page).getByRole('button', { name: 'with a random mask' }).press('Enter');
  const meaning = page.getByRole('dialog', { name: 'Random mask' });
  await expect(meaning).toContainText('in places drawn at random');
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();

  await page.getByRole('button', { name: 'Show as a film' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Show as a film' })).toBeVisible(); // it has stopped at the last
  await expect(page.getByRole('radio', { name: /^Round 8,/ })).toBeChecked();

  const rate = page.getByRole('slider', { name: 'Rate per round' });
  await rate.press('ArrowLeft');
  await expect(page.locator('.chart-planned')).toHaveCount(8);
  await expect(page.locator('.chart-frame-planned').nth(1)).toHaveText(/^→ [\d.]+.%$/);
  await page.getByRole('button', { name: 'Train them (Space)' }).click();
  await expect(page.locator('.chart-planned')).toHaveCount(0);
});

/**
 * Of the results of QUICK: the last line of `npm run experiment -- LINK` in Node. The same digits were
 * seen in Firefox and WebKitGTK (`node e2e/other-browsers.mjs LINK`).
 */
const IN_NODE = '6825cba1';

test('pauses, does no more work, then goes on; Play trains, prunes, rewinds and compares to the end, to the bits of Node, and again after a reset, round by round; a changed setting starts over at once and keeps what still holds', async ({
  page,
}) => {
  await page.goto(ENDLESS);
  await play(page).click();
  await expect(progress(page)).toContainText(/^0 of \d+ runs · Full network, trial 1 · .* left$/);
  await pause(page).click();
  await expect(progress(page)).toHaveText(/^Paused at 0 of \d+ runs/);
  const bar = page.locator('.progress-fill');
  await settled(page, 1_000); // never, in training: the bar moves four times a second
  const stopped = (await bar.getAttribute('style')) ?? '';
  await settled(page);
  await expect(bar).toHaveAttribute('style', stopped);
  await play(page).click();
  await expect(bar).not.toHaveAttribute('style', stopped);
  await page.getByRole('button', { name: /^Reset/ }).click();

  await page.goto(QUICK);
  await play(page).click();
  await expect(finished(page)).toBeVisible();
  await expect(page.getByText('trained here', { exact: true })).toBeVisible();
  await expect(progress(page)).toHaveText('Finished: 20 training runs');
  await expect(verdict(page)).toContainText('2 trials');
  await expect(page.getByRole('tab', { name: 'Graph' })).toBeVisible();
  await settled(page);
  const first = (await verdict(page).textContent()) ?? '';
  await page.getByRole('button', { name: /^Reset/ }).click();
  await expect(finished(page)).toBeHidden();
  const step = page.getByRole('button', { name: /^Step:/ });
  await step.click();
  await expect(page.getByText(/^Paused at 2 of 20 runs/)).toBeVisible();
  await expect(play(page)).toBeVisible();
  await step.click();
  await expect(page.getByText(/^Paused at 8 of 20 runs/)).toBeVisible();
  await expect(verdict(page)).toContainText('2 trials');
  await play(page).click();
  await expect(finished(page)).toBeVisible();
  await expect(progress(page)).not.toContainText('re-used');
  await expect(verdict(page)).toHaveText(first);
  await page.locator('.engine-badge').click();
  await expect(page.locator('.fingerprint')).toContainText(IN_NODE);
  await page.keyboard.press('Escape');
  const rounds = page.getByRole('textbox', { name: /^Rounds/ });
  await rounds.fill('4');
  await rounds.press('Enter');
  await play(page).click();
  await expect(page.getByText(/Finished: 26 training runs, 20 of them re-used/)).toBeVisible();
  expect(page.url()).toContain('pruning.rounds=4');
});

test('says that the run before a change is kept, and goes back to it', { tag: '@nightly' }, async ({ page }) => {
  await page.goto(LONGER);
  await play(page).click();
  await reaches(page, /round [12],/);
  const rate = page.getByRole('textbox', { name: /^Rate per round/ });
  await rate.fill('50');
  await rate.press('Enter');
  await expect(page.getByText(/^The run before is kept in this browser, at \d+ of 20 training runs/)).toBeVisible();
  await expect(pause(page)).toBeVisible();
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect(rate).toHaveValue(/^35/);
  await reaches(page, /^([1-9]|1\d) of 20 runs/);
});

/** Of the results of LONGER, as of QUICK above. */
const LONGER_IN_NODE = '6f91bcf2';

testWithTrouble('killed workers are replaced and every number is the same', async ({ page }) => {
  testWithTrouble.setTimeout(180_000);
  await page.goto(`${LONGER}&results=${LONGER_IN_NODE}`);
  const kill = async (name: string): Promise<void> => {
    const worker = page.workers().find((known) => known.url().includes(name));
    await worker
      ?.evaluate(
        () =>
          void setTimeout(() => {
            throw new Error('killed by the test');
          }),
      )
      .catch(() => undefined);
  };
  const begun = reaches(page, /round \d,/);
  await play(page).click();
  await begun;
  await kill('trainer');
  await reaches(page, / runs · .*trial/);
  await kill('coordinator');
  await expect(finished(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Reproduced ✓/)).toBeVisible();
});
