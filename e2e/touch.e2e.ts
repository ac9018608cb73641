import type { Locator, Page } from '@playwright/test';
import { barButton, expect, settled, test, verdict } from './page';

test.use({ hasTouch: true, isMobile: true });

/** Smallest side of what can be pressed, in CSS px. */
const LEAST = 44;

/** Bar and tabs together, in CSS px. */
const MOST_ABOVE = 120;

/** What is too small for a finger: name and size. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const pressed =
      'button, a[href], input:not([type=file]), [role=tab], [role=menuitemradio], [role=option], label.check-box';
    return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // for screen readers only, or inside a label that is pressed itself
      const hidden =
        width * height < 100 ||
        style.visibility === 'hidden' ||
        element.closest('[aria-hidden=true], [data-react-aria-prevent-focus], .visually-hidden');
      const inLabel = element.localName === 'input' && element.closest('label') !== null;
      // words of a sentence are as high as its lines
      const inSentence = element.matches('.word');
      if (hidden || inLabel || inSentence || (width >= least - 0.5 && height >= least - 0.5)) return [];
      return [
        `${element.getAttribute('aria-label') ?? element.textContent?.trim()}: ${Math.round(width)}×${Math.round(height)}`,
      ];
    });
  }, LEAST);

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** Is a mask's title on one line, and do + and − leave its picture free? */
const laidOut = (mask: Locator): Promise<{ readonly titleLines: number; readonly covered: boolean }> =>
  mask.evaluate((chart) => {
    const inside = (selector: string): DOMRect | undefined => chart.querySelector(selector)?.getBoundingClientRect();
    const [buttons, picture] = [inside('.chart-zoom-buttons'), inside('.chart-zoom-window')];
    const title = document.createRange();
    title.selectNodeContents(chart.querySelector('.chart-title')?.firstChild ?? chart);
    const tops = [...title.getClientRects()].map(({ top }) => Math.round(top));
    return { titleLines: new Set(tops).size, covered: !buttons || !picture || buttons.top < picture.bottom };
  });

for (const viewport of [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]) {
  const tag = viewport.width < viewport.height ? [] : ['@nightly'];
  test.describe(`${viewport.width}×${viewport.height}`, { tag }, () => {
    test.use({ viewport });

    test('a finger on a chart selects a round; every panel fits, and what can be pressed is large enough', async ({
      page,
    }) => {
      await page.goto('');
      await expect(verdict(page)).toBeVisible();
      const plot = page.locator('.round-plot').first();
      await expect(plot).toBeVisible();
      if (viewport.height > viewport.width) {
        // upright, the first screen has the headline, the curve and the way to the moment of pruning
        await expect(verdict(page)).toBeInViewport({ ratio: 1 });
        await expect(page.getByRole('button', { name: /^Watch round \d being pruned$/ })).toBeInViewport({ ratio: 1 });
        const note = await page.getByRole('complementary', { name: 'First visit' }).boundingBox();
        expect(note?.height).toBeLessThan(viewport.height / 10);
      }
      // a person scrolls to it, where bar and hint leave little room
      await plot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const tapAt = async (share: number): Promise<void> => {
        const box = await plot.boundingBox(); // a longer headline moves it
        if (!box) throw new Error('The plot is not drawn.');
        await page.touchscreen.tap(box.x + box.width * share, box.y + box.height / 2);
      };
      await tapAt(0.15);
      await settled(page);
      const first = await verdict(page).textContent();
      await tapAt(0.5);
      await expect(verdict(page)).not.toHaveText(first ?? '');
      const heights = await page
        .locator('.top-bar, .panel-tabs > .tab-list')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      expect(heights).toHaveLength(2);
      expect(heights[0] + heights[1]).toBeLessThanOrEqual(MOST_ABOVE);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ticket Lab');
      for (const panel of ['Results', 'Experiment', 'Inside the network']) {
        await page.getByRole('tab', { name: panel }).tap();
        await page.waitForLoadState('networkidle'); // panels are fetched when first looked at
        await settled(page);
        expect([panel, await tooSmall(page)]).toEqual([panel, []]);
        expect(await fits(page)).toBe(true);
      }
      const masks = page.locator('.chart:has(.chart-zoom)');
      await expect(masks).toHaveCount(3);
      for (const mask of await masks.all()) expect(await laidOut(mask)).toEqual({ titleLines: 1, covered: false });
      const theme = await barButton(page, /^Theme/);
      expect(await tooSmall(page)).toEqual([]);
      await theme.tap();
      await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeVisible();
      expect(await tooSmall(page)).toEqual([]);
    });
  });
}

test(
  'a phone on its side has its bar in one low row, and the hint scrolls away with the results; a guess is drawn with a finger',
  { tag: '@nightly' },
  async ({ page, context }) => {
    await page.setViewportSize({ width: 844, height: 390 });
    await page.goto('');
    const bar = page.locator('.top-bar');
    expect((await bar.boundingBox())?.height).toBeLessThan(56);
    const hint = page.getByRole('complementary', { name: 'First visit' });
    await expect(hint).toBeInViewport();
    await page.locator('.chart-score .round-plot').scrollIntoViewIfNeeded();
    await expect(hint).not.toBeInViewport();
    // the story scrolls with the results, too, and beside another tab keys are the page's
    await page.goto('#v=2&story=train');
    await page.getByRole('tab', { name: 'Experiment' }).click();
    await page.locator('.top-bar').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('PageDown');
    await expect(page).toHaveURL(/story=train&round=1$/);
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.keyboard.press('PageDown');
    await expect(page).toHaveURL(/story=prune/);

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('#v=3&lecture=predict');
    const area = page.locator('.chart-hand');
    await expect(area).toBeVisible();
    const box = await area.boundingBox();
    if (!box) throw new Error('The chart has no size.');
    const touch = await context.newCDPSession(page);
    const at = (x: number, y: number) => ({ touchPoints: [{ x: box.x + box.width * x, y: box.y + box.height * y }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0.25, 0.2) });
    for (let step = 1; step <= 10; step += 1) {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(0.25 + step * 0.07, 0.2 + step * 0.04) });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(page.locator('.chart-handle:not(.chart-handle-empty)')).toHaveCount(8);
    await page.getByRole('button', { name: 'Reveal' }).tap();
    await expect(page.getByText(/^Off by/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  },
);
