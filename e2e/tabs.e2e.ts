import { expect, finished, LONGER, play, progress, test } from './page';

test('two tabs do not train the same experiment twice: the second waits, then takes over', async ({
  page,
  context,
}) => {
  await page.goto(LONGER);
  await play(page).click();
  await expect(progress(page)).toContainText(/step [\d,]+ \/ 30,000/);
  const second = await context.newPage();
  await second.goto(LONGER);
  await play(second).click();
  await expect(progress(second)).toContainText('Running in another tab');
  await expect(progress(page)).toContainText('Round 1'); // a finished run is in storage by now
  // what the other tab trains is seen here too
  await expect(second.getByText(/[1-3] of 3 prunings done/)).toBeAttached();
  await page.close();
  await expect(finished(second)).toBeVisible({ timeout: 60_000 });
  await expect(progress(second)).toContainText('re-used');
});
