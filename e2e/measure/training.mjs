import { toldPage } from './told.mjs';

const TRAINING = 20_000; // ms looked at

/** Main-thread tasks over 50 ms while the default experiment trains, and ms until the pause button has answered. */
export async function whileTraining(browser, address) {
  const page = await toldPage(browser);
  await page.goto(address);
  await page.getByRole('button', { name: /^Play/ }).click();
  await page.getByText(/^\d+ of \d+ runs · /).waitFor();
  const tasks = await page.evaluate(
    (milliseconds) =>
      new Promise((resolve) => {
        const long = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) long.push(duration);
        }).observe({ type: 'longtask' });
        setTimeout(() => resolve(long), milliseconds);
      }),
    TRAINING,
  );
  const pause = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector('button[aria-label="Pause"]').click();
    while (document.querySelector('button[aria-label="Pause"]')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - began;
  });
  await page.close();
  return { tasks, pause, seconds: TRAINING / 1000 };
}
