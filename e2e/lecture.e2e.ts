import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, finished, openTrained, play, QUICK, ready, settled, test, verdict } from './page';

const thing = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const count = (page: Page) => page.locator('.lecture-count');

const guessed = (page: Page) => page.locator('.chart-handle:not(.chart-handle-empty)');

/** Texts on screen that a last row could not read, with their size. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('.lecture') ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim();
      if (!element || !text || element.getBoundingClientRect().width < 3) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 24) found.push(`${text.slice(0, 30)}: ${size} px`);
    }
    return found;
  });

/** On the slide of the moment Space is its button, and trains nothing. */
async function spaceHolds(page: Page): Promise<void> {
  const moment = page.locator('.chart-moment');
  const stage = moment.getByRole('button', { pressed: true });
  await expect(moment.getByRole('button', { name: 'Hold' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(moment.getByRole('button', { name: 'Play' })).toBeVisible();
  const held = await stage.textContent();
  await page.keyboard.press('Space');
  await expect(moment.getByRole('button', { name: 'Hold' })).toBeVisible();
  await expect(stage).not.toHaveText(held ?? '');
  await expect(finished(page)).toBeVisible();
}

test('the presenter’s window follows, has notes, and drives the lecture; a lecture is given with the keys of a clicker alone', async ({
  page,
  context,
}) => {
  await page.goto(`${QUICK}&lecture=accuracy`);
  await expect(thing(page, /How accurate/)).toBeVisible();
  const [presenter] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
  await expect(presenter.getByRole('heading', { name: /How accurate/ })).toBeVisible();
  await expect(presenter.getByText(/Read the horizontal axis first/)).toBeVisible();
  await expect(presenter.getByRole('heading', { name: /learn sooner/ })).toBeVisible(); // next
  await expect(presenter.getByRole('timer')).toHaveText(/^0:\d\d$/);
  await expectAccessible(presenter);

  await presenter.getByRole('button', { name: /^Play/ }).click();
  await expect(finished(page)).toBeVisible();
  await expect(presenter.getByText(/^Finished: 20 training runs/)).toBeVisible();
  await expect(
    presenter.getByText(/of its weights|weights are enough|No winning ticket|cannot tell/).first(),
  ).toBeVisible();
  await presenter.keyboard.press('PageDown');
  await expect(thing(page, /learn sooner/)).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(presenter.locator('.presenter-now h2')).toHaveText(/training look like/);
  await presenter.keyboard.press('.');
  await expect(page.getByRole('button', { name: /screen is black/ })).toBeVisible();
  await expect(presenter.getByText('The screen is black.')).toBeVisible();
  await presenter.getByRole('button', { name: 'Previous thing' }).click();
  await expect(thing(page, /learn sooner/)).toBeVisible();

  await expect.poll(() => page.url()).toContain('lecture=speed');
  await page.reload(); // the lecture goes on in the same window
  await expect(presenter.locator('.presenter-now h2')).toHaveText(/learn sooner/);
  await page.goto(`${QUICK}&lecture=on&story=win`);
  await expect(presenter.locator('.presenter-now h2')).toHaveText('Set the rest back');
  await expect(presenter.getByText(/Point at the left end of the curve/)).toBeVisible();
  await presenter.getByRole('button', { name: 'Next thing' }).click(); // the story is told
  await expect(presenter.locator('.presenter-now h2')).toHaveText(/trained here/);
  await page.keyboard.press('Escape');
  await expect(presenter.getByText(/No lecture is running/)).toBeVisible();

  // and without it, with nothing trained
  await presenter.close();
  await page.getByRole('button', { name: /^Reset/ }).click();
  await page.goto(`${QUICK}&lecture=on`);
  await expect(thing(page, 'What is trained here?')).toBeVisible();
  await expect(count(page)).toHaveText('1 of 14'); // points in the plane have a graph
  await page.keyboard.press('Space');
  await expect(finished(page)).toBeVisible();
  const seen: string[] = [];
  for (let at = 1; at <= 14; at += 1) {
    await expect(count(page)).toHaveText(`${at} of 14`);
    const asked = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    seen.push(asked);
    if (asked === 'How is a ticket made?') await spaceHolds(page);
    await page.keyboard.press('PageDown');
  }
  expect(new Set(seen).size).toBe(14);
  await expect(count(page)).toHaveText('14 of 14'); // the end stays
  await page.keyboard.press('PageUp');
  await expect(verdict(page)).toContainText('2 trials');
  // arrows, as other clickers send them; up and down are the round
  await page.keyboard.press('ArrowLeft');
  await expect(thing(page, 'What does the ticket save?')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const before = await page.locator('.lecture-round').textContent();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.lecture-round')).not.toHaveText(before ?? '');
  // black: the key that ends it does nothing else
  await page.keyboard.press('.');
  const black = page.getByRole('button', { name: /screen is black/ });
  await expect(black).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(black).toBeHidden();
  await expect(verdict(page)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(count(page)).toHaveText('1 of 14');
  await page.keyboard.press('Escape');
  await expect(play(page)).toBeVisible();
  await expect(thing(page, 'What is trained here?')).toBeHidden();
});

/** What of a thing lies beyond its place; rows of examples may scroll. */
const cutOff = (shown: Element): string[] => {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = shown;
  const limit = shown.getBoundingClientRect();
  const outside = [...shown.querySelectorAll('svg text, th, td, dt, dd, p, h2, button, output')].filter((part) => {
    const { width, right, bottom } = part.getBoundingClientRect();
    return width > 3 && !part.closest('.hard-samples') && (right > limit.right + 6 || bottom > limit.bottom + 2);
  });
  return [
    ...(scrollHeight > clientHeight + 1 ? [`${scrollHeight} > ${clientHeight} px high`] : []),
    ...(scrollWidth > clientWidth + 1 ? [`${scrollWidth} > ${clientWidth} px wide`] : []),
    ...outside.map(({ textContent }) => `outside: ${textContent}`),
  ];
};

const BEAMER = { width: 1024, height: 768 };
const LAPTOP = { width: 1440, height: 900 };
const PROJECTOR = { width: 1280, height: 720 };

for (const [language, locale] of [
  ['English', 'en-GB'],
  ['German', 'de-DE'],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale, viewport: PROJECTOR });
    for (const [name, link, things] of [
      ['digits', '#v=3', 13],
      ['points in the plane', QUICK, 14],
    ] as const) {
      const sizes = link === QUICK || language === 'German' ? [PROJECTOR] : [BEAMER, LAPTOP, PROJECTOR];
      test(
        `every thing fits on a small projector, as a clicker cannot scroll, and is read from the last row: ${name}`,
        { tag: '@nightly' },
        async ({ page }) => {
          if (link === QUICK) await openTrained(page, link, '&lecture=on');
          else await page.goto(`${link}&lecture=on`);
          for (let at = 1; at <= things; at += 1) {
            await expect(count(page)).toHaveText(new RegExp(`^${at} (of|von) ${things}$`));
            if (await page.locator('.lecture-try').count()) {
              const explained = page.locator(':is(.chart-contribution-maps, .chart-contribution-bars) > div');
              await expect(explained).toHaveCount(3); // answered
            }
            for (const size of sizes) {
              await page.setViewportSize(size);
              await settled(page);
              expect(await small(page)).toEqual([]);
              expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
            }
            expect(await page.locator('.lecture-thing').evaluate(cutOff)).toEqual([]);
            await page.keyboard.press('PageDown');
          }
        },
      );
    }
  });
}

test('an open table takes the chart’s place, and all of it is seen; keys stay with what is focused; the room’s guess is drawn with the mouse, revealed by the clicker and scored', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('#v=3&lecture=accuracy');
  const figure = page.getByRole('figure', { name: /Test accuracy at early stop/ });
  await figure.getByRole('button', { name: /^Table/ }).click();
  const table = figure.getByRole('region', { name: /Test accuracy/ });
  await expect(table.getByRole('row')).toHaveCount(10); // head, full network, 8 rounds
  await expect(figure.locator('.chart-area')).toBeHidden();
  expect(
    await table.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
      scrollWidth - clientWidth,
      scrollHeight - clientHeight,
    ]),
  ).toEqual([0, 0]);
  await figure.getByRole('button', { name: /^Table/ }).click();
  await expect(figure.locator('.chart-area')).toBeVisible();

  const chart = page.getByRole('slider', { name: /Test accuracy/ });
  await chart.focus();
  const round = await chart.getAttribute('aria-valuenow');
  await page.keyboard.press('ArrowLeft');
  await expect(chart).not.toHaveAttribute('aria-valuenow', round ?? '');
  await expect(thing(page, /How accurate/)).toBeVisible();
  await page.keyboard.press('PageDown'); // a clicker still goes on
  await expect(thing(page, /learn sooner/)).toBeVisible();
  const speed = page.getByRole('figure', { name: 'Learning speed steps to the full network’s best' });
  await speed.getByRole('button', { name: 'to its own best' }).focus();
  await page.keyboard.press('Space'); // the paper’s measure; trains nothing
  await expect(page.getByRole('figure', { name: 'Learning speed steps to its own best: early stop' })).toBeVisible();
  await page.getByRole('button', { name: 'Previous thing' }).focus();
  await page.keyboard.press('Space'); // presses it, trains nothing
  await expect(thing(page, /How accurate/)).toBeVisible();
  await expect(ready(page)).toBeVisible();

  await page.goto('#v=3&lecture=predict');
  await expect(thing(page, /Take a guess/)).toBeVisible();
  const area = page.locator('.chart-hand');
  const box = await area.boundingBox();
  if (!box) throw new Error('The chart has no size.');
  await expect(page.getByRole('button', { name: 'Reveal' })).toBeDisabled();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 60);
  await page.mouse.move(box.x + box.width * 0.97, box.y + box.height * 0.5);
  await page.mouse.up();
  await expect(guessed(page)).toHaveCount(8);
  await expect(page.locator('.chart-prediction .chart-line')).toHaveCount(0); // nothing is given away
  await page.keyboard.press('PageDown');
  await expect(page.getByText(/^Off by [\d.]+ points on average over 8 rounds/)).toBeVisible();
  await expect(page.locator('.chart-prediction .chart-line')).toHaveCount(1);
  const ticks = () => page.locator('.chart-prediction .chart-tick').allTextContents();
  const far = await ticks();
  await page.keyboard.press('PageDown'); // from near, with the controls
  await expect(page.locator('.chart-prediction .chart-line')).toHaveCount(3);
  expect(await ticks()).not.toEqual(far);
  await page.keyboard.press('PageDown');
  await expect(thing(page, /How accurate/)).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.getByRole('button', { name: 'Guess again' }).click();
  await expect(guessed(page)).toHaveCount(0);
});

test(
  'what is shown is chosen in a menu by keyboard, and is part of the link',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('#v=3&lecture=accuracy');
    await expect(thing(page, /How accurate/)).toBeVisible();
    await page.keyboard.press('m');
    const menu = page.getByRole('dialog', { name: 'Show or hide panels' });
    await menu.getByRole('checkbox', { name: 'Learning speed' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('PageDown');
    await expect(thing(page, /training look like/)).toBeVisible();
    await page.keyboard.press('h'); // hides what is in front
    await expect(thing(page, /generalize/)).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(thing(page, 'Which weights stay?')).toBeVisible();
    await expect.poll(() => page.url()).toContain('lecture=film&hide=speed,training');
    await page.reload();
    await expect(thing(page, 'Which weights stay?')).toBeVisible();
    await expect(count(page)).toHaveText('5 of 11');
    await page.keyboard.press('Escape'); // the page leaves them out too
    await expect(page.getByRole('figure', { name: /Test accuracy at early stop/ })).toBeVisible();
    await expect(page.getByRole('figure', { name: /Learning speed/ })).toBeHidden();
    await page.getByRole('button', { name: 'Show or hide panels' }).click();
    await page.getByRole('checkbox', { name: 'Learning speed' }).press('Space');
    await expect(page.getByRole('figure', { name: /Learning speed/ })).toBeVisible();
  },
);

test('a blocked presenter’s window is said so, with a way out', { tag: '@nightly' }, async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto('#v=3&lecture=accuracy');
  await expect(thing(page, /How accurate/)).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('alert')).toContainText('Allow pop-up windows for this page');
  await expect(page.getByRole('link', { name: "presenter's window" })).toHaveAttribute('href', /#presenter=/);
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
});

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' });
  test('the presenter’s window opens too', { tag: '@nightly' }, async ({ page, context }) => {
    await page.goto('#v=3&lecture=accuracy');
    const isReady = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
      });
    await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
    await context.setOffline(true);
    const [presenter] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
    await expect(presenter.getByRole('heading', { name: /How accurate/ })).toBeVisible();
  });
});

test('what was revealed by the mouse stays, whatever Space does', { tag: '@nightly' }, async ({ page }) => {
  await page.goto(`${QUICK}&lecture=predict`);
  await expect(page.getByText(/Nothing is trained yet/)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(finished(page)).toBeVisible();
  await page.locator('.chart-hand').click();
  await page.getByRole('button', { name: 'Reveal' }).click();
  const score = page.getByText(/^Off by [\d.]+ points/);
  await expect(score).toBeVisible();
  await expect(page.locator('.lecture-predict [role="status"]').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(score).toBeVisible();
  await expect(page.getByRole('button', { name: 'Guess again' })).toBeVisible();
});

test(
  'the guess is made by keyboard before anything is trained, and trained behind the curtain',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto(`${QUICK}&lecture=predict`);
    await expect(page.getByText(/Nothing is trained yet/)).toBeVisible();
    const first = page.getByRole('slider', { name: /^Accuracy with/ }).first();
    await first.focus();
    await page.keyboard.press('End'); // 100 %
    await page.keyboard.press('ArrowDown');
    await expect(first).toHaveAttribute('aria-valuetext', /^99\.0/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp'); // begins where its neighbour is
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('slider', { name: /^Accuracy with/ }).nth(1)).toHaveAttribute(
      'aria-valuetext',
      /^94\.0/,
    );
    await expect(guessed(page)).toHaveCount(2);
    await page.getByRole('heading', { level: 1 }).click(); // leaves the slider
    await page.keyboard.press('Space');
    await expect(finished(page)).toBeVisible();
    await expect(page.locator('.chart-prediction .chart-line')).toHaveCount(0);
    await page.keyboard.press('PageDown');
    await expect(page.getByText(/^Off by [\d.]+ points on average over 2 rounds/)).toBeVisible();
    // with nothing trained, a clicker's step lets it be trained, and the curve draws itself over the guess
    await page.getByRole('button', { name: 'Guess again' }).click();
    await page.getByRole('button', { name: /^Reset/ }).click();
    await first.focus();
    await page.keyboard.press('End');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('PageDown');
    await expect(page.getByText(/^Off by [\d.]+ points, in 1 round/)).toBeVisible();
    await expect(page.locator('.chart-prediction .chart-line')).toHaveCount(1);
    await expect(finished(page)).toBeVisible();
  },
);

test(
  'a room that waits ten seconds for a first result is offered the recorded run',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.clock.install();
    await page.goto('#v=3&lecture=predict');
    await page
      .getByRole('slider', { name: /^Accuracy with/ })
      .first()
      .focus();
    await page.keyboard.press('End');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Space');
    await expect(page.getByText(/Training behind the curtain/)).toBeVisible();
    await page.keyboard.press('PageDown');
    const offer = page.getByRole('button', { name: 'Show the recorded run' });
    await expect(offer).toBeHidden();
    await page.clock.fastForward(10_000);
    await offer.click();
    await expect(page.getByText(/^Off by [\d.]+ points, in 1 round/)).toBeVisible();
    await expect(page.locator('.chart-prediction .chart-line')).toHaveCount(1);
  },
);

test('a show of hands is one number', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('#v=3&lecture=predict');
  await page.getByRole('button', { name: 'Where does it break?' }).click();
  const slider = page.getByRole('slider', { name: /lose against the full network/ });
  await expect(slider).toHaveAttribute('aria-valuetext', 'no guess yet');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^breaks at/);
  // on the chart's own axis: the thumb below its line, and a press where the room points
  const middle = async (selector: string): Promise<number> => {
    const box = await page.locator(selector).boundingBox();
    return box ? box.x + box.width / 2 : Number.NaN;
  };
  expect(await middle('.chart-handle')).toBeCloseTo(await middle('.chart-break-guess'), 0);
  await page.getByRole('figure', { name: /guess/ }).getByText('never', { exact: true }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', 'never in these rounds');
  expect(await middle('.chart-handle')).toBeCloseTo(await middle('.chart-break-guess'), 0);
  await page.getByRole('button', { name: 'Reveal' }).click();
  await expect(page.getByText(/^(It breaks at|No break is seen)/)).toBeVisible();
  await expect(page.getByText(/rounds? too early|rounds? too late|Exactly/)).toBeVisible();
});

test('axe finds nothing in any thing of the lecture', { tag: '@nightly' }, async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(`${QUICK}&lecture=on`);
  await expect(count(page)).toHaveText('1 of 14');
  for (let at = 1; at <= 14; at += 1) {
    await expect(count(page)).toHaveText(`${at} of 14`);
    await expectAccessible(page);
    await page.keyboard.press('PageDown');
  }
});
