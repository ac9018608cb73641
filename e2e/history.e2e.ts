import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, finished, LONGER, pause, play, QUICK, test, verdict } from './page';

const runs = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await page.getByRole('tab', { name: 'Your runs' }).click();
};
const lines = (page: Page) => page.locator('.run-line');
const train = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await play(page).click();
  await expect(finished(page)).toBeVisible();
};

/** Drops a file anywhere on the page. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([called, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], called));
      return data;
    },
    [name, content.toString('base64')] as const,
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

/** Puts three bytes in the place of the recording that was made last. */
const damageNewest = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('ticket-lab-history');
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(['summaries', 'recordings'], 'readwrite');
          const all = transaction.objectStore('summaries').getAll();
          all.onsuccess = () => {
            const [newest] = (all.result as { id: string; when: number }[]).toSorted((a, b) => b.when - a.when);
            transaction.objectStore('recordings').put(Uint8Array.of(1, 2, 3), newest.id);
          };
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
  );

test('what is trained is kept, named, opened after a reload, and deleted; a recording dropped onto the page opens, and a cut one is named with what is wrong', async ({
  page,
}) => {
  await train(page, QUICK);
  await runs(page);
  await expect(page.getByText(/^1 run kept in this browser, [\d.]+/)).toBeVisible();
  await lines(page).click();
  await page.getByLabel('Name').fill('Moons on Monday');
  await page.getByLabel('Note').fill('for the lecture');
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.goto('');
  await runs(page);
  await expect(lines(page)).toContainText('Moons on Monday');
  await expect(lines(page)).toContainText('for the lecture');
  await lines(page).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.locator('.recorded-note')).toContainText('From your runs: Moons on Monday');
  await expect(verdict(page)).toContainText(/With \d|weights are enough|No winning/);
  expect(page.url()).toContain('data.set=moons');
  await runs(page);
  await lines(page).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('No run is kept yet.')).toBeVisible();

  await page.keyboard.press('Escape');
  const recording = readFileSync('public/recordings/no-ticket.json');
  const wrong = page.getByRole('alert');
  await drop(page, 'cut.json', recording.subarray(0, 5_000));
  await expect(wrong).toContainText(
    'cut.json could not be opened, and nothing was changed. The recording is not valid JSON; it may be cut off.',
  );
  await drop(page, 'run.json', recording);
  await expect(page.locator('.recorded-note')).toContainText('From a file: run.json');
  await expect(verdict(page)).toContainText('No winning ticket was found');
  await drop(page, 'packed.json.gz', gzipSync(recording));
  await expect(page.locator('.recorded-note')).toContainText('From a file: packed.json.gz');
});

test(
  'dropped files of other versions and kinds, and recordings that contradict themselves, are named with what is wrong',
  { tag: '@nightly' },
  async ({ page }) => {
    const recording = readFileSync('public/recordings/no-ticket.json');
    const wrong = page.getByRole('alert');
    await page.goto('');
    await expect(verdict(page)).toBeVisible();
    await drop(page, 'newer.json', Buffer.from(recording.toString().replace('"version":1', '"version":8')));
    await expect(wrong).toContainText('The recording has version 8; this app reads version 2.');
    const text = recording.toString();
    await drop(
      page,
      'lie.json',
      Buffer.from(text.replace(/"validationAccuracy":\[[\d.]+/, '"validationAccuracy":[4.88')),
    );
    await expect(wrong).toContainText(
      /The recording contradicts itself: trial 1, round 0, "full": the validation accuracy at step \d+ is 4.88; allowed: 0 … 1\./,
    );
    await drop(
      page,
      'less.json',
      Buffer.from(text.replace(/"testAccuracy":\[[^\]]*\]/, (list) => list.replaceAll(/[\d.]+/g, 'null'))),
    );
    await expect(wrong).toContainText(/the test accuracy at step \d+ is missing; a finished run has it where/);
    await drop(page, 'cat.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
    await expect(wrong).toContainText('is a PNG picture');
    await drop(
      page,
      'bomb.json.gz',
      gzipSync(Buffer.concat([Buffer.from('{"format":"ticket-lab-recording"'), Buffer.alloc(80_000_000, 0x20)])),
    );
    await expect(wrong).toContainText('unpacks to more than 50000000 bytes');
  },
);

test(
  'the same results are kept once; a run that was stopped is kept as far as it came',
  { tag: '@nightly' },
  async ({ page }) => {
    await train(page, QUICK);
    await runs(page);
    await expect(lines(page)).toHaveCount(1);
    await page.reload();
    await train(page, QUICK);
    await page.goto(`?long${LONGER}`);
    await play(page).click();
    await expect(page.locator('.progress-text')).toContainText(/round [23],/, { timeout: 60_000 });
    await pause(page).click();
    await runs(page);
    await expect(lines(page)).toHaveCount(2);
    await expect(lines(page).first()).toContainText(/\d+ of 20 training runs/);
  },
);

test('a page left the moment its run ends loses nothing', { tag: '@nightly' }, async ({ page }) => {
  // here the worker that keeps runs never gets to it
  await page.route('**/history.worker*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await train(page, QUICK);
  await page.unroute('**/history.worker*');
  await page.goto('?again');
  await runs(page);
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText(/(?<!of )20 training runs/); // 2 trials: the full network, then 3 rounds of 3 arms
});

test('everything is exported as one file and comes back equal', { tag: '@nightly' }, async ({ page }) => {
  await train(page, QUICK);
  await runs(page);
  await expect(lines(page)).toHaveCount(1);
  await train(page, `?b${QUICK}&data.noise=0.3`);
  await runs(page);
  await expect(lines(page)).toHaveCount(2);
  await lines(page).last().click();
  await page.getByLabel('Name').fill('First');
  await page.getByLabel('Name').press('Enter');
  await expect(lines(page).last()).toContainText('First');
  const before = await lines(page).allInnerTexts();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all' }).click();
  const path = await (await downloading).path();
  await page.getByRole('button', { name: 'Delete all …' }).click();
  await page.getByRole('group', { name: 'Delete 2 runs for good?' }).getByRole('button', { name: 'Delete' }).click();
  await expect(lines(page)).toHaveCount(0);
  const importing = page.locator('.history-head input[type=file]');
  await importing.setInputFiles({
    name: 'cut.gz',
    mimeType: 'application/gzip',
    buffer: readFileSync(path).subarray(0, 700),
  });
  await expect(page.getByRole('alert')).toContainText(/nothing was changed: .*(cut off|damaged)/);
  await importing.setInputFiles(path);
  await expect(page.getByText('2 runs were imported.')).toBeVisible();
  await expect.poll(() => lines(page).allInnerTexts()).toEqual(before); // the list is read again after the message
  await importing.setInputFiles(path);
  await expect(page.getByText('No new run was imported. 2 are kept here already.')).toBeVisible();

  // one of them is damaged in the browser: it says so when it is opened, the other one stays
  await damageNewest(page);
  await lines(page).first().click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const damaged = page.locator('.damaged-row');
  await expect(damaged).toContainText(
    'This run is damaged and cannot be opened. The recording is not valid JSON; it may be cut off.',
  );
  await expect(lines(page)).toHaveCount(1);
  await damaged.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(damaged).toHaveCount(0);
  await expect(lines(page)).toHaveCount(1);
});

test('two hundred runs are listed at once', { tag: '@nightly' }, async ({ page }) => {
  const recording = readFileSync('public/recordings/no-ticket.json', 'utf8');
  const many = Array.from({ length: 200 }, (_, at) => [
    JSON.stringify({ id: `run-${at}`, name: `Run ${at}`, note: '', when: 1_700_000_000_000 + at }),
    recording,
  ]).flat();
  const head = JSON.stringify({ format: 'ticket-lab-history', version: 1, runs: 200 });
  await page.goto('');
  await runs(page);
  await page.locator('.history-head input[type=file]').setInputFiles({
    name: 'many.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync([head, ...many].join('\n')),
  });
  await expect(page.getByText('200 runs were imported.')).toBeVisible({ timeout: 60_000 });
  await expect(lines(page)).toHaveCount(200);
  await expect(lines(page).first()).toContainText('Run 199');
});
