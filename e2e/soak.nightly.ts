/** A quarter of an hour of real use; `SOAK_MINUTES=2` for a shorter look. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, finished, play, test, verdict } from './page';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 15);
const ROUND_OF_EXPERIMENTS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35];

/** plays: both the experiments and the openings begin anew */
const SAMPLE_EVERY = 24;

const link = (noise: number): string =>
  `#v=1&data.set=moons&data.noise=${noise}&data.train=300&data.validation=100&data.test=100&network.widths=8,8&training.steps=100&training.learningRate=0.01&pruning.rounds=2&chance.trials=1`;

interface Sample {
  readonly minutes: number;
  /** MB after a garbage collection */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  /** MB of the origin's storage */
  readonly database: number;
}

async function sample(page: Page, since: number): Promise<Sample> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'));
  await session.detach();
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? NaN);
  return {
    minutes: (Date.now() - since) / 60_000,
    heap: of('JSHeapUsedSize') / 1e6,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    workers: page.workers().length,
    database: usage / 1e6,
  };
}

/** What a person does, each seen to happen. */
const ACTIONS: Readonly<Record<string, (page: Page, turn: number) => Promise<void>>> = {
  async 'a gallery entry opened'(page) {
    await page.getByRole('button', { name: 'Gallery', exact: true }).click();
    await page.getByRole('tab', { name: 'Gallery' }).click();
    await page.locator('[data-entry="sgd"] .gallery-open').click();
    await expect(page.locator('.recorded-note')).toBeVisible();
    await page.keyboard.press('Escape');
  },
  async 'your runs listed'(page) {
    await page.getByRole('button', { name: 'Gallery', exact: true }).click();
    await page.getByRole('tab', { name: 'Your runs' }).click();
    await expect(page.locator('.run-line').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  },
  async 'share opened'(page) {
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('dialog').getByRole('img', { name: 'QR code of the link' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  },
  async 'lecture view there and back'(page) {
    await page.locator('h1').click();
    await page.keyboard.press('l');
    await expect(page).toHaveURL(/lecture=/);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('PageDown');
    await page.keyboard.press('l');
    await expect(page).not.toHaveURL(/lecture=on/);
  },
  async 'rounds walked through'(page) {
    await page.locator('h1').click();
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'End']) await page.keyboard.press(key);
    await expect(verdict(page)).toBeVisible();
  },
  async 'views inside the network'(page) {
    for (const name of ['Weights', 'Masks']) {
      const tab = page.getByRole('tab', { name, exact: true });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
    }
  },
  async 'a recording dropped'(page) {
    const transfer = await page.evaluateHandle(
      (text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'run.json'));
        return data;
      },
      readFileSync('public/recordings/no-ticket.json', 'utf8'),
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
    await transfer.dispose();
    await expect(page.locator('.recorded-note')).toContainText('From a file: run.json');
  },
  async 'a theme chosen'(page, turn) {
    const theme = turn % 2 === 0 ? 'Dark' : 'Light';
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('menuitemradio', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
  },
};

test.use({ actionTimeout: 20_000 });

test('a quarter of an hour of use stays flat in heap, nodes, workers and database', async ({ page }) => {
  const since = Date.now();
  await page.goto(link(ROUND_OF_EXPERIMENTS[0]));
  const samples: Sample[] = [];
  const seen = { plays: 0, changes: 0, resets: 0, openings: 0 };
  const actions = Object.entries(ACTIONS);
  while (Date.now() - since < MINUTES * 60_000) {
    const noise = ROUND_OF_EXPERIMENTS[seen.plays % ROUND_OF_EXPERIMENTS.length];
    await test.step(`play ${seen.plays}`, async () => {
      await page.evaluate((hash) => void (location.hash = hash), link(noise));
      await expect(page).toHaveURL(new RegExp(`noise=${noise}&`));
      seen.changes += 1;
      await play(page).click();
      await expect(finished(page)).toBeVisible();
      seen.plays += 1;
      if (seen.plays % 2 === 0) {
        await page.getByRole('button', { name: /^Reset/ }).click();
        await expect(finished(page)).toBeHidden();
        seen.resets += 1;
      }
      const [name, act] = actions[seen.plays % actions.length];
      await test.step(name, () => act(page, Math.floor(seen.plays / actions.length)));
      seen.openings += 1;
    });
    // always after the same experiment and the same opening, or what is open is counted, not what is left behind
    if (seen.plays % SAMPLE_EVERY === 1) samples.push(await sample(page, since));
  }
  console.log(seen);
  console.table(
    samples.map((each) =>
      Object.fromEntries(Object.entries(each).map(([key, value]) => [key, Number(value.toFixed(2))])),
    ),
  );
  if (MINUTES >= 15) expect(seen.plays).toBeGreaterThanOrEqual(200);
  // the first third sees every view for the first time; from then on nothing grows
  const third = Math.floor(samples.length / 3);
  const mean = (of: keyof Sample, from: readonly Sample[]): number =>
    from.reduce((sum, each) => sum + each[of], 0) / from.length;
  for (const of of ['heap', 'nodes', 'listeners', 'workers', 'database'] as const) {
    const [middle, last] = [samples.slice(third, 2 * third), samples.slice(-third)].map((part) => mean(of, part));
    expect(last, `${of} of the last third beside the middle one`).toBeLessThan(middle * 1.15 + 1);
  }
});
