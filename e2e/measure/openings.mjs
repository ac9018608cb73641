import { setTimeout as wait } from 'node:timers/promises';

/** Opens every gallery entry from the gallery; ms from the press to its note and its own curves on screen. */
export async function openings(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
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
    await page.locator('.gallery-open').nth(at).waitFor();
    await wait(300);
    entries.push(
      await page.evaluate(async (index) => {
        const button = document.querySelectorAll('.gallery-open')[index];
        const { entry } = button.closest('li').dataset;
        const title = button.querySelector('strong').textContent;
        const lines = () =>
          Array.from(document.querySelectorAll('main .chart-accuracy .chart-line'), (line) => line.getAttribute('d')).join();
        const before = lines();
        const began = performance.now();
        button.click();
        const isThere = () =>
          document.querySelector('.recorded-note strong')?.textContent === title && lines() !== '' && lines() !== before;
        while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return { entry, milliseconds: performance.now() - began };
      }, at),
    );
    await page.locator('.modal').waitFor({ state: 'detached' });
  }
  await page.close();
  return entries;
}
