import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expectAccessible } from './accessible';
import { allSettings, expect, FIRST_VISIT, play, QUICK, settled, test, testWithTrouble, verdict } from './page';

const hint = { name: 'First visit' };

test('a hint at the first visit, and never again; a theme is chosen by keyboard and kept; settings are undone and redone by key and by button, and a text field undoes its own typing', async ({
  page,
}) => {
  await page.goto('');
  const note = page.getByRole('complementary', hint);
  await expect(note).toBeVisible();
  await note.getByRole('button', { name: 'Got it' }).click();
  await expect(note).toBeHidden();
  await page.getByRole('button', { name: /^Theme/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'High contrast' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');

  const rounds = page.getByRole('textbox', { name: /^Rounds/ });
  const undo = page.getByRole('button', { name: 'Undo the last change of settings' });
  const redo = page.getByRole('button', { name: 'Redo the change of settings' });
  await expect(undo).toBeDisabled();
  for (const value of ['5', '7']) {
    await rounds.fill(value);
    await rounds.press('Enter');
  }
  await expect(page).toHaveURL(/rounds=7/);
  await page.locator('h1').click(); // out of the field
  await page.keyboard.press('Control+z');
  await expect(rounds).not.toHaveValue('7');
  await page.keyboard.press('Control+Shift+Z');
  await expect(rounds).toHaveValue('7');
  await expect(redo).toBeDisabled();
  while (await undo.isEnabled()) {
    const before = page.url();
    await undo.click();
    await expect.poll(() => page.url()).not.toBe(before);
    await settled(page);
  }
  await expect(rounds).toHaveValue('8');
  await redo.click();
  await expect(rounds).not.toHaveValue('8');

  const last = page.url();
  await rounds.focus();
  await page.keyboard.type('9');
  await page.keyboard.press('Control+z');
  expect(page.url()).toBe(last);

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await expect(verdict(page)).toBeVisible();
  await expect(note).toBeHidden();
});

test('whoever presses Play needs no hint any more', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('complementary', hint)).toBeVisible();
  await play(page).click();
  await expect(page.getByRole('complementary', hint)).toBeHidden();
});

test.describe('in a German browser', () => {
  test.use({ locale: 'de-AT' });
  test('texts, numbers and fields are German; English can be chosen and is kept', async ({ page }) => {
    await page.goto('');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page).toHaveTitle(/Gewinntickets/);
    await expect(verdict(page)).toContainText(/\d,\d\u202f% der Gewichte/);
    await allSettings(page);
    const rate = page.getByRole('textbox', { name: /^Lernrate/ });
    await expect(rate).toHaveValue('0,003');
    await rate.fill('0.002'); // the point of an English text
    await rate.press('Enter');
    await expect(page).toHaveURL(/learningRate=0\.002/);
    await page.getByRole('button', { name: /^Farben/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('textbox', { name: /^Learning rate/ })).toHaveValue('0.002');
    await page.reload();
    await expect(page.getByRole('textbox', { name: /^Rate per round/ })).toBeVisible();
  });
});

test('nothing moves for who asks for less motion', { tag: '@nightly' }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(QUICK);
  await play(page).click();
  await expect(page.getByRole('tab', { name: 'Graph' })).toBeVisible();
  const moving = await page.evaluate(async () => {
    let most = 0;
    for (let frame = 0; frame < 60; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      most = Math.max(most, document.getAnimations().length);
    }
    return most;
  });
  expect(moving).toBe(0);
});

test.describe('at the first visit', () => {
  test.use(FIRST_VISIT);
  test('the story goes by keys through three beats of the page, is skipped for good, and comes back by menu and link', async ({
    page,
  }) => {
    await page.goto('');
    const story = page.getByRole('region', { name: 'The story in three beats' });
    const moment = page.locator('.chart-moment');
    await expect(story).toContainText(/[\d,]+ weights.*\d+\.\d\d.% right/);
    await expect(verdict(page)).toContainText('full network');
    await expectAccessible(page, 'section');
    await page.keyboard.press('PageDown');
    await expect(story).toContainText('smallest weights are removed');
    await expect(moment).toBeInViewport();
    // what the pruned network comes to is not told yet
    await expect(page.locator('.chart-training')).toContainText('Full network');
    await expect(page.locator('.chart-training')).not.toContainText('Reinitialized');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.chart-training')).toContainText('Reinitialized');
    await expect(moment).toBeHidden();
    const [, ticket, full] = /reach (\S+).%, the full network (\S+).%/.exec((await story.textContent()) ?? '') ?? [];
    expect(Number(ticket)).toBeGreaterThan(0);
    // the same numbers as in the chart's own table
    await page.locator('.chart-score').getByRole('button', { name: 'Table' }).click();
    await expect(page.locator('.chart-score').getByRole('table')).toContainText(full);
    await page.keyboard.press('Escape');
    await expect(story).toBeHidden();
    await expect(page).not.toHaveURL(/story=/); // of changes in a row the last is written a moment later
    await page.reload();
    await expect(verdict(page)).toBeVisible();
    await expect(story).toBeHidden();
    await page.getByRole('button', { name: 'Lessons' }).click();
    await page.getByRole('button', { name: /^The story in three beats/ }).click();
    await expect(story).toContainText('Train a network');
    await expect(page).toHaveURL(/story=train/);
  });
});

test('the layout stands still while the page comes: shift below 0.02', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
        if (!entry.hadRecentInput) seen.shift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.goto(`?${size.width}`);
    await expect(verdict(page)).toBeVisible();
    await page.waitForLoadState('networkidle'); // also what the page fetches once it rests
    await settled(page);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
  }
});

testWithTrouble("the page's own script stays within 450 kB gzipped", () => {
  const page = readFileSync(new URL('../dist/index.html', import.meta.url), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.map((path) => gzipSync(readFileSync(new URL(`../dist/${path}`, import.meta.url))).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(450_000);
});

testWithTrouble('the built page lets in no inline script, no eval and no foreign style', async ({ page }) => {
  await page.route('**/assets/**', (route) => route.abort()); // the page as it is sent, and no app in it
  await page.goto('');
  const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toMatch(/(?<!wasm-)unsafe-eval/);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("object-src 'none'");
  const violated = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.head.append(script, style);
        setTimeout(() => resolve(found), 500);
      }),
  );
  expect(violated.toSorted()).toEqual(['script-src-elem', 'style-src-elem']);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
});
