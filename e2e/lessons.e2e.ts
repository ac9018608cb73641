import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { barButton, expect, progress, ready, settled, test, verdict } from './page';

/** The lessons in their order, with what is trained in them. */
const TRAINED = new Map([
  ['pruning', 'strokes'],
  ['rewind', 'ring'],
  ['structure', 'strokes'],
  ['limits', 'strokes'],
  ['speed', 'strokes'],
  ['movement', 'strokes'],
  ['costs', 'ring'],
  ['depth', 'nothing'], // it is recorded
  ['acting', 'cartpole'],
  ['before', 'nothing'],
  ['signs', 'nothing'],
  ['smaller', 'nothing'],
  ['masks', 'nothing'],
]);
const LESSONS = [...TRAINED.keys()];

/** Pictures of every step, for looking at: LESSON_SHOTS=DIR npx playwright test … lessons */
const SHOTS = process.env.LESSON_SHOTS;

const panel = (page: Page) => page.getByRole('region', { name: 'Lesson', exact: true });
const lead = (page: Page) => panel(page).locator('.lesson-buttons .button').last();
const over = (page: Page) => panel(page).getByText('Done', { exact: true });
const answer = (page: Page) => panel(page).locator('.lesson-answer');

/** Offline from the moment everything is kept in the browser. */
async function unplug(page: Page, context: BrowserContext): Promise<void> {
  await page.goto('');
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 })
    .toBe('activated');
  await context.setOffline(true);
}

/**
 * One browser profile for all walks of a worker, as a class room's machine has: the app is fetched once,
 * and what one lesson or one reader has trained is there for the next. Each reader is new to it.
 */
const walks = test.extend<{ unplugged: void }, { profile: string }>({
  profile: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright asks for a pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'ticket-lab-lessons-'));
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  async context({ profile, launchOptions, baseURL, viewport, hasTouch, isMobile }, use) {
    const options = { ...launchOptions, baseURL, viewport, hasTouch, isMobile, serviceWorkers: 'allow' as const };
    const context = await chromium.launchPersistentContext(profile, options);
    await use(context);
    await context.close();
  },
  page: ({ context }, use) => use(context.pages()[0]),
  unplugged: [
    async ({ page, context, baseURL }, use) => {
      const session = await context.newCDPSession(page);
      await session.send('Storage.clearDataForOrigin', {
        origin: new URL(baseURL ?? '').origin,
        storageTypes: 'local_storage',
      });
      await unplug(page, context);
      await use();
    },
    { auto: true },
  ],
});

/** How a person does things: by keys alone, or by touching alone. */
interface Hand {
  readonly name: string;
  openLesson(page: Page, number: number): Promise<void>;
  /** presses the one button that leads on */
  lead(page: Page): Promise<void>;
  answer(page: Page): Promise<void>;
  chooseRound(page: Page): Promise<void>;
  chooseWeight(page: Page): Promise<void>;
  changeRate(page: Page): Promise<void>;
  /** goes on after having been elsewhere on the page */
  next(page: Page): Promise<void>;
}

/** What a step points at can be seen, and the lesson does not lie over it. */
async function expectPointed(page: Page): Promise<void> {
  const selector = await panel(page).getAttribute('data-points-at');
  if (selector === null) return;
  await expect(page.locator(selector).first()).toBeInViewport();
  await expect(page.locator(selector).first()).toHaveCSS('outline-style', 'solid');
  await expect(async () => {
    const covered = await page.evaluate((target) => {
      const [its, lessons] = [target, '.lesson'].map((one) => document.querySelector(one)?.getBoundingClientRect());
      if (!its || !lessons) return 'missing';
      const [left, top] = [Math.max(its.left, 0), Math.max(its.top, 0)];
      const inside = left < lessons.right && its.right > lessons.left && top < lessons.top + lessons.height;
      return inside && its.bottom > lessons.top && top + 40 > lessons.top;
    }, selector);
    expect(covered).toBe(false);
  }).toPass({ timeout: 5_000 });
}

async function walk(page: Page, hand: Hand, id: string): Promise<void> {
  await expect(lead(page)).toBeVisible();
  const steps = await panel(page).locator('.lesson-mark').count();
  for (let step = 1; step <= steps; step += 1) {
    await expect(panel(page).getByRole('heading', { level: 3 })).toContainText(`Step ${step} of ${steps}`);
    await expect(lead(page)).toBeVisible();
    if ((await lead(page).textContent())?.includes('Set it up')) {
      await picture(page, `${hand.name}-${id}-${step}a`);
      await hand.lead(page);
      await expect(lead(page)).not.toContainText('Set it up');
    }
    const isRecorded = TRAINED.get(id) === 'nothing';
    if (isRecorded) await expect(lead(page)).not.toContainText('Train');
    const leads = (await lead(page).textContent()) ?? '';
    if (leads.includes('Train')) {
      await hand.lead(page);
      await expect(over(page)).toBeVisible({ timeout: 400_000 });
      // by touch all of it is in storage: what is shown is then no further than the text either
      if (leads.includes('one round'))
        await expect(progress(page)).toHaveText(new RegExp(`^Paused at ${step - 1} of 7 runs`));
    }
    if ((await panel(page).locator('.lesson-choice').count()) > 0) {
      await expect(answer(page)).toBeHidden();
      await hand.answer(page);
      await expect(answer(page)).toBeVisible();
    }
    await expectPointed(page); // before the hand goes elsewhere on the page
    if ((await lead(page).textContent())?.includes('Go on anyway')) {
      const waits = (await panel(page).getByRole('status').textContent()) ?? '';
      if (waits.includes('round')) await hand.chooseRound(page);
      else if (waits.includes('weight')) await hand.chooseWeight(page);
      else await hand.changeRate(page);
      await expect(over(page)).toBeVisible();
    }
    await expect(panel(page).getByText('Appears as soon as')).toBeHidden();
    if (isRecorded && (await over(page).isVisible()))
      await expect(panel(page)).toContainText('From the recorded run on screen');
    await picture(page, `${hand.name}-${id}-${step}`);
    if (step < steps) await hand.next(page);
  }
  await expect(lead(page)).toContainText(id === LESSONS.at(-1) ? 'Finish' : 'Next lesson');
  await hand.next(page);
}

async function picture(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  await settled(page);
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, wanted: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return;
  }
  throw new Error(`${wanted} was not reached by pressing ${key}.`);
}

const keys: Hand = {
  name: 'keys',
  async openLesson(page, number) {
    await tabTo(page, 'button[aria-label="Lessons"]');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Lessons' })).toBeVisible();
    // the story stands before the lessons
    for (let entry = 0; entry <= number; entry += 1) await tabTo(page, '.lesson-entry');
    await page.keyboard.press('Enter');
    await expect(lead(page)).toBeFocused();
  },
  async lead(page) {
    await expect(lead(page)).toBeFocused();
    await page.keyboard.press('Enter');
  },
  async answer(page) {
    await tabTo(page, '.lesson-choice', 'Shift+Tab');
    await page.keyboard.press('Enter');
  },
  async chooseRound(page) {
    const path = (await panel(page).getAttribute('data-points-at')) ?? '';
    await goThere(page);
    if (path.includes('data-path')) await page.locator('.chart-film [role="radio"][aria-checked="true"]').focus();
    await page.keyboard.press('ArrowRight');
  },
  async chooseWeight(page) {
    await goThere(page);
    await page.keyboard.press('ArrowUp');
  },
  async changeRate(page) {
    await goThere(page);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
  },
  async next(page) {
    const inLesson = await page.evaluate(() => document.activeElement?.closest('.lesson') !== null);
    if (!inLesson) await page.keyboard.press('Escape'); // letters may belong to a box
    await page.keyboard.press('n');
  },
};

async function goThere(page: Page): Promise<void> {
  await tabTo(page, '.lesson-buttons .button.quiet', 'Shift+Tab');
  await page.keyboard.press('Enter');
}

const touch: Hand = {
  name: 'touch',
  async openLesson(page, number) {
    await (await barButton(page, 'Lessons')).tap();
    await page.locator('.lesson-entry').nth(number).tap();
  },
  lead: (page) => lead(page).tap(),
  answer: (page) => panel(page).locator('.lesson-choice').first().tap(),
  async chooseRound(page) {
    const results = page.getByRole('tab', { name: 'Results' });
    if (await results.isVisible()) await results.tap();
    await page.locator('.chart-film [role="radio"]').nth(3).tap();
  },
  async chooseWeight(page) {
    await page.locator('.weights-tab input').first().tap();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
  },
  async changeRate(page) {
    await page.locator('[data-path="pruning.rate"] input[inputmode]').first().tap();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
  },
  next: (page) => lead(page).tap(),
};

for (const trained of new Set(TRAINED.values())) {
  const ids = LESSONS.filter((id) => TRAINED.get(id) === trained);
  walks.describe('walked to the end', () => {
    walks.describe.configure({ mode: 'default' }); // one after the other: they share runs, and so the profile
    // for every change one lesson that trains, by keyboard; all of them both ways by night
    const tagOf = (wanted: string, id: string): string[] => (id === wanted ? [] : ['@nightly']);
    for (const id of ids) {
      walks(`lesson ${id} by keyboard alone`, { tag: tagOf('rewind', id) }, async ({ page }) => {
        walks.setTimeout(300_000);
        await keys.openLesson(page, LESSONS.indexOf(id) + 1);
        await walk(page, keys, id);
        await expectNext(page, id);
      });
    }
    walks.describe('by touch alone, on a phone', () => {
      walks.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      for (const id of ids) {
        walks(`lesson ${id}`, { tag: '@nightly' }, async ({ page }) => {
          walks.setTimeout(300_000);
          await touch.openLesson(page, LESSONS.indexOf(id) + 1);
          await walk(page, touch, id);
          await expectNext(page, id);
        });
      }
    });
  });
}

/** After a lesson the next one is open; after the last one it asks whose settings stay. */
async function expectNext(page: Page, id: string): Promise<void> {
  const next = LESSONS.at(LESSONS.indexOf(id) + 1);
  if (id !== LESSONS.at(-1)) await expect(page).toHaveURL(new RegExp(`lesson=${next}/`));
  else await expect(page.getByRole('heading', { name: 'Leave the lesson?' })).toBeVisible();
}

test(
  'the lesson on one ticket, begun anew without a reload, begins with an untrained network',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('#v=3&lesson=rewind/network');
    await lead(page).click(); // sets it up
    // θ₀, as the text says: lines of both signs
    await expect(page.locator('.chart-graph .chart-edge-positive')).not.toHaveCount(0);
    await expect(page.locator('.chart-graph .chart-edge-negative')).not.toHaveCount(0);
    for (const heading of ['Train', 'Prune, and rewind']) {
      await lead(page).click();
      await expect(panel(page).getByRole('heading', { level: 3 })).toContainText(heading);
      await lead(page).click();
      await expect(over(page)).toBeVisible({ timeout: 30_000 });
    }
    await panel(page).getByRole('button', { name: 'Step 1: A network you can see' }).click();
    await expect(page.locator('.chart-graph')).toContainText('320 weights · 100 % left');
    await expect(ready(page)).toBeVisible();
    await lead(page).click();
    await expect(over(page)).toBeHidden();
    await lead(page).click();
    await expect(over(page)).toBeVisible({ timeout: 30_000 });
    await expect(progress(page)).toContainText(/1 of 7 runs/);
  },
);

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' });
  test('a lesson is German from a link on, and follows a change of language', { tag: '@nightly' }, async ({ page }) => {
    await page.goto('#v=3&lesson=structure/reinitialized');
    const german = page.getByRole('region', { name: 'Lektion', exact: true });
    await expect(german.getByRole('heading', { level: 3 })).toContainText('Neue Gewichte, dieselbe Maske');
    await page.getByRole('button', { name: /^Farben/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(panel(page).getByRole('heading', { level: 3 })).toContainText('New weights, same mask');
    await expect(page.getByText('lessons.')).toHaveCount(0);
  });
});

const views: [string, { width: number; height: number }, string][] = [
  ['desktop', { width: 1440, height: 900 }, 'lesson=pruning/ask'],
  ['small laptop', { width: 1024, height: 768 }, 'lesson=structure/two'],
  ['phone', { width: 390, height: 844 }, 'lesson=limits/rate'],
  ['lecture', { width: 1440, height: 900 }, 'lecture=on&lesson=speed/stop'],
  ['dark lecture on a phone', { width: 390, height: 844 }, 'lecture=on&theme=dark&lesson=costs/save'],
];
for (const [name, size, address] of views) {
  test(`a lesson is for everyone: ${name}`, { tag: '@nightly' }, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto(`#v=3&${address}`);
    await expect(panel(page)).toBeVisible();
    await expectPointed(page);
    await picture(page, `view-${name}`);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
}

/** The lesson scrolls smoothly: it has come to rest when it stands where it stood ten frames before. */
const scrolled = (page: Page): Promise<void> =>
  panel(page).evaluate(async (lesson) => {
    const place = (): string => `${location.hash} ${lesson.scrollTop}`;
    for (let [still, before] = [0, place()]; still < 10;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      still = place() === before ? still + 1 : 0;
      before = place();
    }
  });

test(
  'a guess is asked before anything that is seen, read aloud or in the title answers it; a link opens a lesson at its step, and an unknown one says what there is; in a lecture a clicker reads a long step to its end before it goes on',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('#v=1&lesson=structure/guess');
    const hidesAnswers = async (): Promise<void> => {
      const body = page.locator('body');
      const told = [await page.title(), await body.ariaSnapshot(), await body.innerText()].join(' ');
      // accuracies, differences, verdicts
      expect(told).not.toMatch(/\b9\d\.\d+\s%|\d points|beats|loses|as accurate as|sooner/);
      await expect(page.locator('main .chart-line')).toHaveCount(0);
    };
    await expect(verdict(page)).toContainText('Your guess first.');
    await hidesAnswers();
    await lead(page).click(); // set it up
    await expect(page).toHaveURL(/network.widths=100,50/);
    await expect(panel(page).locator('.lesson-choice')).toHaveCount(3);
    await hidesAnswers();
    await panel(page).locator('.lesson-choice').first().click();
    // the run that was there before is no answer either
    await expect(verdict(page)).toContainText('Press Play to train this experiment');
    await hidesAnswers();
    await panel(page).getByRole('button', { name: 'Leave the lesson' }).click();
    await page.getByRole('button', { name: 'Put my settings back' }).click();
    await expect(verdict(page)).toContainText('3 trials');

    await page.goto('#v=3&lesson=structure/reinitialized');
    await expect(panel(page).getByRole('heading', { level: 3 })).toContainText('New weights, same mask');
    await page.goto('#v=3&lesson=alchemy');
    await expect(panel(page).getByRole('alert')).toContainText('There is no lesson “alchemy”');
    await panel(page).getByText('How far can it go?').click();
    await expect(page).toHaveURL(/lesson=limits\/rate/);

    // by axe's rules nothing is wrong on a phone
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('#v=3&lesson=limits/rate');
    await expect(panel(page)).toBeVisible();
    await expectPointed(page);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto('#v=3&lecture=on&lesson=pruning/why');
    await expect(lead(page)).toBeFocused();
    await expect(panel(page).locator('.lesson-facts li').last()).not.toBeInViewport();
    let presses = 0;
    while (page.url().includes('pruning/why') && presses < 9) {
      await page.keyboard.press('PageDown');
      presses += 1;
      await scrolled(page);
    }
    expect(presses).toBeGreaterThan(1);
    await expect(page).toHaveURL(/lesson=pruning\/fine-tune/);
    await expect.poll(() => panel(page).evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await page.keyboard.press('PageUp');
    await expect(page).toHaveURL(/lesson=pruning\/why/);
  },
);

test(
  'in a lecture a lesson shows what it points at: settings, one weight, how far weights moved',
  { tag: '@nightly' },
  async ({ page }) => {
    for (const [step, words] of [
      ['structure/two', 'Compared'],
      ['limits/rate', 'Pruning'],
      ['depth/deep', 'Network'],
      ['movement/one', 'Layer'],
      ['movement/moved', 'How far weights moved'],
    ]) {
      await page.goto(`#v=3&lecture=on&lesson=${step}`);
      await expectPointed(page);
      const selector = (await panel(page).getAttribute('data-points-at')) ?? '';
      await expect(page.locator(selector).first()).toContainText(words);
    }
    // the form is not part of a lecture: "Go there" leads to it
    await page.goto('#v=3&lecture=on&lesson=limits/own');
    await panel(page).getByRole('button', { name: 'Go there' }).click();
    await expect(page.locator('[data-path="pruning.rate"]')).toBeInViewport();
  },
);

test('a lesson is resumed where it was left, and gives the settings back', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('#v=3&pruning.rate=0.2&lesson=structure/two');
  await lead(page).click();
  await expect(page).toHaveURL(/network.widths=100,50/);
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/lesson=structure\/guess/);
  await page.keyboard.press('b');
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Leave the lesson' }).click();
  await page.getByRole('button', { name: 'Put my settings back' }).click();
  await expect(page).toHaveURL(/#v=3&pruning.rate=0.2$/);
  await page.reload();
  await page.getByRole('button', { name: 'Lessons' }).click();
  await expect(page.getByText('Step 2 of 8')).toBeVisible();
  await page.getByText('Structure or initialization?').click();
  await expect(page).toHaveURL(/lesson=structure\/guess/);
  // undo brings back what a lesson changes
  await page.keyboard.press('b');
  await lead(page).click();
  await expect(page).toHaveURL(/network.widths=100,50/);
  await page.goBack();
  await expect(page).not.toHaveURL(/network.widths/);
  await expect(panel(page)).toBeVisible();
});
