import { expect, test } from './page';

test(
  'type of 32 px leaves the results whole at every size of a window',
  { tag: '@nightly' },
  async ({ page, context }) => {
    // somebody's own size of type, twice the usual one
    const settings = await context.newCDPSession(page);
    await settings.send('Page.enable');
    await settings.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
    for (const [width, height, tabs] of [
      [1366, 768, 3],
      [1920, 1080, 3],
      [2560, 1440, 0],
    ] as const) {
      await page.setViewportSize({ width, height });
      if (width === 1366) await page.goto('');
      await expect(page.locator('html')).toHaveCSS('font-size', '32px');
      await expect(page.getByRole('tablist', { name: 'Panels' }).getByRole('tab')).toHaveCount(tabs);
      const titles = page.locator('.panel-results .chart-axis-title');
      await expect(titles).toHaveCount(3);
      // parts of the axes' titles, and of the headings, that are cut off or lie over the verdict
      const cut = () =>
        page.evaluate(() => {
          const box = (element: Element | null) => (element ?? document.documentElement).getBoundingClientRect();
          const verdict = box(document.querySelector('.verdict'));
          return [
            ...[...document.querySelectorAll('.panel-results .chart-axis-title')]
              .filter((title) => box(title).left < box(title.closest('svg')).left)
              .map((title) => title.textContent),
            ...[...document.querySelectorAll('.panel-results .chart-head')]
              .filter((head) => box(head).top < verdict.bottom)
              .map((head) => head.textContent),
          ];
        });
      await expect.poll(cut, { message: `${width} × ${height}` }).toEqual([]);
    }
  },
);
