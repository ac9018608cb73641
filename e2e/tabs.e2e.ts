import { expect, finished, LONGER, play, progress, reaches, test } from './page';

/** With one worker and many steps, so that the second tab has a core and the time to come before the first is through. */
const SHARED = `${LONGER}&engine.workers=1`;

test(
  'two tabs do not train the same experiment twice: the second waits, then takes over',
  { tag: '@nightly' },
  async ({ page, context }) => {
    const second = await context.newPage(); // there before the first begins, which is short
    await second.goto(SHARED);
    await expect(play(second)).toBeVisible();
    await page.goto(SHARED);
    await play(page).click();
    await reaches(page, / runs · .*trial/);
    await play(second).click();
    await expect(progress(second)).toContainText('Running in another tab');
    await reaches(page, /round [1-3],|^Finished/); // a finished run is in storage by now
    // what the other tab trains is seen here too
    await expect(second.getByText(/[1-3] of 3 prunings done/)).toBeAttached();
    await page.close();
    await expect(finished(second)).toBeVisible({ timeout: 60_000 });
    await expect(progress(second)).toContainText('re-used');
  },
);
