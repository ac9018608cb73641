import type { Page } from '@playwright/test';
import { expectAccessible, expectContrast } from './accessible';
import { expectLibraryAccessible } from './library';
import { allSettings, expect, finished, openTrained, play, QUICK, ready, settled, test, verdict } from './page';

/** Nothing is cut off sideways. */
const expectWhole = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

/** A phone for every change, too, beside the themes below. */
const views: [string, { width: number; height: number }, string][] = [
  ['small laptop', { width: 1024, height: 768 }, ''],
  ['phone', { width: 390, height: 844 }, ''],
  ['embedded', { width: 900, height: 600 }, '?embed'],
  ['with notes', { width: 1440, height: 900 }, '#v=1&pruning.rate=7'],
];
for (const [name, size, address] of views) {
  test(`axe finds nothing: ${name}`, { tag: '@nightly' }, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto(address);
    await expect(
      verdict(page)
        .or(page.getByRole('tab', { name: 'Results' }))
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
    await expectWhole(page);
  });
}

test('axe finds nothing after training: dark, in dialogs, and in gallery, runs and comparing', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openTrained(page, QUICK);
  await expectAccessible(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, '[role=dialog]');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, '[role=dialog]');
  await page.keyboard.press('Escape');
  // dark and on a phone by night: gallery.e2e.ts
  await page.emulateMedia({ colorScheme: 'light' });
  await expectLibraryAccessible(page);
});

const THEMES = ['light', 'dark', 'projector', 'contrast'] as const;
/** What they differ in most; the page is dark above, and all of them are looked at by night. */
const FAR_APART = ['light', 'contrast'] as const;

/** Page and lecture in a theme, each looked at. */
async function lookAt(page: Page, theme: string, look: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(`#v=3&theme=${theme}`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.locator('html')).toHaveAttribute('data-view', 'page');
  await expect(verdict(page)).toBeVisible();
  await expect(page.locator('.experiment-panel')).toBeVisible();
  await look(page);
  await expectWhole(page);
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('data-view', 'lecture');
  await expect(page.locator('.lecture').getByRole('heading', { level: 1 })).toBeVisible();
  await look(page);
}

test('axe finds nothing on the page and in the lecture, and no theme hides a text; nor on a phone', async ({
  page,
}) => {
  for (const theme of FAR_APART) await lookAt(page, theme, theme === 'light' ? expectAccessible : expectContrast);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('#v=3&theme=light');
  await expect(page.locator('html')).toHaveAttribute('data-view', 'page');
  await expect(page.getByRole('tab', { name: 'Results' })).toBeVisible();
  await expect(verdict(page)).toBeVisible();
  await expectAccessible(page);
  await expectWhole(page);
});

for (const locale of ['en-GB', 'de-DE']) {
  test.describe(locale, () => {
    test.use({ locale });
    test('axe finds nothing in any theme', { tag: '@nightly' }, async ({ page }) => {
      for (const theme of THEMES) await lookAt(page, theme, expectAccessible);
    });
  });
}

/** As somebody writes it by hand: the ready experiment, whose recorded run is shown. */
const ACTS = '#data.set=cartpole';
const LOOKS = ['light', 'dark', 'projector', 'contrast', 'contrast-dark'] as const;

/** All of axe's rules once, and in every theme the one that it can break. */
async function lookInEveryTheme(page: Page): Promise<void> {
  await settled(page);
  await expectAccessible(page);
  const root = page.locator('html');
  const theme = (await root.getAttribute('data-theme')) ?? '';
  const show = (name: string) => root.evaluate((html, to) => html.setAttribute('data-theme', to), name);
  for (const look of LOOKS) {
    await show(look);
    await expectContrast(page);
  }
  await show(theme);
}

for (const locale of ['en-GB', 'de-DE']) {
  test.describe(locale, () => {
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } });

    test(
      'axe finds nothing in any beat of the story, thing of a lecture or revealed guess, whatever the theme',
      {
        tag: '@nightly',
      },
      async ({ page }) => {
        for (const beat of ['train', 'prune', 'win']) {
          await page.goto(`#v=3&story=${beat}`);
          await expect(verdict(page)).toBeVisible();
          await lookInEveryTheme(page);
        }
        for (const link of ['#v=3&data.set=strokes', ACTS]) {
          await page.goto(`${link}&lecture=on`);
          const count = page.locator('.lecture-count');
          await expect(count).toBeVisible();
          const things = Number(/\d+$/.exec((await count.textContent()) ?? '')?.[0]);
          for (let at = 1; at <= things; at += 1) {
            await expect(count).toHaveText(new RegExp(`^${at} `));
            await lookInEveryTheme(page);
            if (await page.locator('.chart-handle').count()) {
              await page.locator('.chart-handle[tabindex="0"]').press('ArrowUp');
              await page.keyboard.press('PageDown');
              await lookInEveryTheme(page);
              await page.keyboard.press('PageDown');
              await lookInEveryTheme(page);
            }
            await page.keyboard.press('PageDown');
          }
        }
      },
    );

    test(
      'axe finds nothing in any tab of the page, nor in a lesson about acting, whatever the theme',
      {
        tag: '@nightly',
      },
      async ({ page }) => {
        for (const link of ['', QUICK, ACTS]) {
          await page.goto(link);
          await allSettings(page);
          // each tab has views of its own, which go with it
          const lists = page.locator('.panel-inside').getByRole('tablist');
          for (const tab of await lists.first().getByRole('tab').all()) {
            await tab.click();
            await lookInEveryTheme(page);
            if ((await lists.count()) === 1) continue;
            for (const view of await lists.nth(1).getByRole('tab').all()) {
              await view.click();
              await lookInEveryTheme(page);
            }
          }
        }
        for (let step = 1; step <= 8; step += 1) {
          await page.goto(`#v=3&lesson=acting/${step}`);
          await expect(page.locator('.lesson')).toBeVisible();
          await lookInEveryTheme(page);
          const choice = page.locator('.lesson-choice').first();
          if (await choice.count()) {
            await choice.click();
            await lookInEveryTheme(page);
          }
        }
      },
    );
  });
}

test.describe('de-DE', () => {
  test.use({ locale: 'de-DE' });
  test('axe finds nothing in German', { tag: '@nightly' }, async ({ page }) => {
    await lookAt(page, 'light', expectAccessible);
  });
  test('axe finds nothing: black as the system asks, and the menu of themes', { tag: '@nightly' }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
    await page.goto('');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast-dark');
    await expect(page.locator('.experiment-panel')).toBeVisible();
    await expectContrast(page);
    await page.locator('.appearance-button').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
  });
});

test('the whole experiment by keyboard alone; keys belong to the control that has the focus; every control can be reached with Tab', async ({
  page,
}) => {
  await page.goto(QUICK);
  await expect(play(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(finished(page)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(verdict(page)).toContainText('full network');
  await page.keyboard.press('PageDown');
  await expect(verdict(page)).toContainText(/With \d|weights are enough/);
  const leaves = page.getByRole('button', { name: 'Leave the lecture view' });
  await page.keyboard.press('l');
  await expect(leaves).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(leaves).toBeHidden();

  // the rate is two Tab stops away; on its slider arrows move it, and Space and letters are the page’s
  await expect(page.locator('.experiment-panel')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the results' })).toBeInViewport();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const slider = page.getByRole('slider', { name: /^Rate per round/ });
  await expect(slider).toBeFocused();
  const before = Number(await slider.inputValue());
  const address = page.url();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  expect(Number(await slider.inputValue())).toBe(before + 3);
  expect(page.url()).not.toBe(address);
  await expect(ready(page)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(slider).not.toHaveValue(String(before + 3));
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await page.keyboard.press('?');
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  // Space presses the button that has the focus, and a text field keeps what is typed
  await page.getByRole('button', { name: 'Keys' }).focus();
  await page.keyboard.press('Space');
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await slider.press('ArrowRight');
  await expect(ready(page)).toBeVisible();
  await page.getByRole('textbox', { name: /^Rounds/ }).focus();
  await page.keyboard.press('l');
  await page.keyboard.press('Space');
  await expect(ready(page)).toBeVisible();
  await expect(leaves).toBeHidden();

  await expect(page.locator('.inside-panel')).toBeVisible();
  await page.getByRole('button', { name: 'Skip to the results' }).focus(); // the first of them
  const seen = new Set<string>();
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return '';
      return (
        activeElement.getAttribute('aria-label') ?? activeElement.textContent?.slice(0, 40) ?? activeElement.tagName
      );
    });
    seen.add(name);
  }
  const all = [...seen].join(' | ');
  for (const wanted of ['Play', 'Step', 'Lecture', 'Share']) expect(all).toContain(wanted);
  expect(seen.size).toBeGreaterThan(30);

  await slider.focus();
  await page.keyboard.press('Space');
  await expect(finished(page)).toBeVisible();
});

test.describe('with the colours of the system', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });
  test(
    'axe finds nothing, and of the beats of the story the one that is told stands out',
    { tag: '@nightly' },
    async ({ page }) => {
      await page.goto('#v=3&story=train');
      await expect(verdict(page)).toBeVisible();
      await expectAccessible(page);
      const line = (name: RegExp) =>
        page.getByRole('button', { name }).evaluate((beat) => getComputedStyle(beat).borderBottomColor);
      expect(await line(/^Train a network$/)).not.toBe(await line(/^Prune it$/));
    },
  );
  test(
    'the tab that is chosen, its view and the edge of a dialog can be seen',
    { tag: '@nightly' },
    async ({ page }) => {
      await page.goto('');
      const under = (name: string) =>
        page.getByRole('tab', { name, exact: true }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
      await expect(page.getByRole('tab', { name: 'Masks' })).toHaveAttribute('aria-selected', 'true');
      expect(await under('Masks')).not.toBe('rgba(0, 0, 0, 0)');
      expect(await under('Weights')).toBe('rgba(0, 0, 0, 0)');
      await expect(page.getByRole('tab', { name: 'Layers' })).toHaveCSS('outline-style', 'solid');
      await expect(page.getByRole('tab', { name: 'Units' })).toHaveCSS('outline-style', 'none');
      // what cannot be pressed does not look as what can
      const colour = (name: RegExp) =>
        page.getByRole('button', { name }).evaluate((button) => getComputedStyle(button).color);
      await expect(page.getByRole('button', { name: /^Reset/ })).toBeDisabled();
      expect(await colour(/^Reset/)).not.toBe(await colour(/^Step/));
      await page.keyboard.press('?');
      await expect(page.locator('.modal')).toHaveCSS('border-top-width', '1px');
      expect(await page.locator('.modal').evaluate((modal) => getComputedStyle(modal).borderTopColor)).not.toBe(
        'rgba(0, 0, 0, 0)',
      );
    },
  );
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('no key of the list lies over what it does', { tag: '@nightly' }, async ({ page }) => {
    await page.goto('');
    await expect(verdict(page)).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByText('Strg+Umschalt+Z')).toBeVisible();
    const over = await page.locator('.key-list > div').evaluateAll((rows) =>
      rows
        .filter((row) => {
          const ends = [...row.querySelectorAll('kbd')].map((key) => key.getBoundingClientRect().right);
          return Math.max(...ends) > (row.querySelector('dd')?.getBoundingClientRect().left ?? 0);
        })
        .map((row) => row.textContent),
    );
    expect(over).toEqual([]);
  });
  test(
    'at 1280 px no tab stands alone on a second row, and no choice is cut',
    { tag: '@nightly' },
    async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto('');
      const tabs = page.getByRole('tablist', { name: 'Im Netz' }).getByRole('tab');
      await expect(tabs.first()).toBeVisible();
      const rows = await tabs.evaluateAll((all) => new Set(all.map((tab) => tab.getBoundingClientRect().top)).size);
      expect(rows).toBe(1);
      const cut = await page
        .locator('.choice-value')
        .evaluateAll((all) =>
          all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent),
        );
      expect(cut).toEqual([]);
    },
  );
});
