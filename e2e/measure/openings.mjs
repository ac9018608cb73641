import { setTimeout as wait } from 'node:timers/promises';
import { toldPage } from './told.mjs';

/** Opens every gallery entry from the gallery; ms from the mouse button's press to its note and its own curves on screen. */
export async function openings(browser, address) {
  const page = await toldPage(browser);
  await page.goto(address);
  await page.locator('.verdict').waitFor();
  const entries = [];
  const press = () => page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await press();
  await page.locator('.gallery-open').first().waitFor();
  const count = await page.locator('.gallery-open').count();
  // the first one is on screen already
  for (let at = 1; at < count; at += 1) {
    if (at > 1) await press();
    const entry = page.locator('.gallery-open').nth(at);
    await entry.scrollIntoViewIfNeeded();
    await wait(300);
    await entry.evaluate((button) => {
      const { entry: id } = button.closest('li').dataset;
      const title = button.querySelector('strong').textContent;
      const lines = () =>
        Array.from(document.querySelectorAll('main .chart-score .chart-line'), (line) => line.getAttribute('d')).join();
      const before = lines();
      const isThere = () =>
        document.querySelector('.recorded-note strong')?.textContent === title && lines() !== '' && lines() !== before;
      window.opened = new Promise((resolve) => {
        const pressed = () => {
          const began = performance.now();
          const look = () => {
            if (isThere()) resolve({ entry: id, milliseconds: performance.now() - began });
            else requestAnimationFrame(look);
          };
          look();
        };
        button.addEventListener('pointerdown', pressed, { once: true });
      });
    });
    await entry.click();
    entries.push(await page.evaluate(() => window.opened));
    await page.locator('.modal').waitFor({ state: 'detached' });
  }
  await page.close();
  return entries;
}
