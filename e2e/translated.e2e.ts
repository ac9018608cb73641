import type { Page } from '@playwright/test';
import { expect, LONGER, play, progress, test, verdict } from './page';

/** As a browser's translator does: <font> in the place of every text, also of texts that come later. */
const translate = (page: Page) =>
  page.evaluate(() => {
    const isLeft = (node: Node): boolean =>
      node.parentElement?.closest('[translate=no], .notranslate, font, script, style, textarea') !== null;
    const run = (): void => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        if (node instanceof Text && node.data.trim() !== '' && !isLeft(node)) texts.push(node);
      }
      for (const text of texts) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    let timer = 0;
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = window.setTimeout(run, 20);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    run();
  });

test('a page that the browser translates lives on, and its numbers change', { tag: '@nightly' }, async ({ page }) => {
  await page.goto(`${LONGER.replace('trials=2', 'trials=9')}&engine.workers=1`); // goes on for as long as this takes
  await expect(verdict(page)).toBeVisible();
  await translate(page);
  const runs = async (): Promise<string | undefined> =>
    /\d+ (?:of|von) \d+/.exec((await progress(page).textContent()) ?? '')?.[0];
  const goesOn = async (): Promise<void> => {
    const before = await runs();
    await expect.poll(runs).not.toBe(before);
  };
  await play(page).click();
  await goesOn();
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: /What pruning is/ }).click();
  const lesson = page.getByRole('region', { name: 'Lesson', exact: true });
  await expect(lesson).toContainText('Step 1 of');
  await lesson.getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(lesson).toBeHidden();
  await goesOn();
  for (const tab of ['Weights', 'Savings', 'Masks'])
    await page.getByRole('tab', { name: tab, exact: true }).first().click();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('tab', { name: 'Files' }).click();
  await page.keyboard.press('Escape');
  await expect(progress(page)).toContainText(/round [1-3],/);
  await goesOn();
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(progress(page)).toContainText('Läufen');
  await goesOn();
  await page.getByRole('button', { name: 'Vortrag' }).click();
  const count = page.locator('.lecture-count');
  await expect(count.locator('font').first()).toBeVisible();
  const thing = (await count.textContent()) ?? '';
  await page.keyboard.press('PageUp');
  await expect(count).not.toHaveText(thing);
  await page.keyboard.press('l');
  await goesOn();
  // texts of charts stay where they are drawn
  const widths = await page
    .locator('svg text')
    .evaluateAll((texts) =>
      texts
        .filter(({ textContent }) => textContent)
        .map((text) => text instanceof SVGGraphicsElement && text.getBBox().width > 0),
    );
  expect(widths.length).toBeGreaterThan(10);
  expect(widths).not.toContain(false);
});
