import { setTimeout as wait } from 'node:timers/promises';

/** ms: a new window loads pages of the browser's own, for suggestions below its address bar, on the cores that draw ours */
const BROWSER_SETTLED = 2_000;
const SETTLED = 1_500; // ms until everything that comes after the first frame is there

/** ms from navigation to the recorded run's charts, and how far things moved on the page until all was there. */
export async function firstFrame(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const isDrawn = document.querySelector('.verdict') && document.querySelectorAll('main svg path').length > 10;
      if (!isDrawn) return void setTimeout(look, 5);
      requestAnimationFrame(() => {
        window.firstFrame = performance.now();
      });
    };
    look();
  });
  await wait(BROWSER_SETTLED);
  await page.goto(address);
  await page.waitForFunction(() => window.firstFrame);
  await wait(SETTLED);
  const found = await page.evaluate(() => ({ milliseconds: window.firstFrame, shift: window.shift }));
  await context.close();
  return found;
}
