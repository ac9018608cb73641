import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { readSafetensors, writeSafetensors } from '../src/formats/ticket/safetensors';
import { expectAccessible } from './accessible';
import { expect, openTrained, play, QUICK, saved, test } from './page';

const share = async (page: Page, tab?: string) => {
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  if (tab) await dialog.getByRole('tab', { name: tab }).click();
  return dialog;
};
const bytesOf = async (download: Download): Promise<Uint8Array> =>
  new Uint8Array(await readFile(await download.path()));

test('the code fills the screen and goes away with Escape', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('#v=1&pruning.rate=0.2');
  const dialog = await share(page);
  await dialog.getByRole('button', { name: 'Whole screen' }).click();
  const large = page.getByRole('dialog', { name: 'QR code of the link' });
  const box = await large.getByRole('img').boundingBox();
  expect(box?.height ?? 0).toBeGreaterThan(750);
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  await expect(dialog).toBeVisible();
});

test('a link carries the fingerprint of results, and who reproduces them is told so; a ticket leaves as safetensors with its script, and comes back', async ({
  page,
}) => {
  await openTrained(page, QUICK);
  let dialog = await share(page);
  const link = await dialog.getByRole('textbox', { name: 'Link to these settings' }).inputValue();
  expect(link).toMatch(/&results=[0-9a-f]{8}$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  dialog = await share(page, 'Files');
  const ticket = await saved(page, () => dialog.getByRole('button', { name: 'Save the ticket' }).click());
  const file = await bytesOf(ticket);
  const { metadata, tensors } = readSafetensors(file);
  expect(JSON.parse(metadata.run)).toEqual({ trial: 0, round: 3, arm: 'ticket' });
  expect(metadata).toMatchObject({ theta_T: 'exact', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(tensors.find(({ name }) => name === 'theta_T.1.weight')?.shape).toEqual([8, 2]);
  const script = await saved(page, () => dialog.getByRole('button', { name: 'Save the script' }).click());
  expect(script.suggestedFilename()).toBe('ticket.py');
  expect(new TextDecoder().decode(await bytesOf(script))).toContain(`LINK = "${metadata.link}"`);
  const data = await saved(page, () => dialog.getByRole('button', { name: 'Save the data' }).click());
  expect(data.suggestedFilename()).toBe('moons-idx.zip');
  const recording = await saved(page, () => dialog.getByRole('button', { name: 'Save the recording' }).click());
  expect(JSON.parse(new TextDecoder().decode(await bytesOf(recording)))).toMatchObject({
    format: 'ticket-lab-recording',
  });

  await page.keyboard.press('Escape');

  // where nothing is trained
  await page.getByRole('button', { name: /^Reset/ }).click();
  await page.goto(link);
  await expect(page.getByText(/This experiment comes with the fingerprint [0-9a-f]{8}/)).toBeVisible();
  dialog = await share(page, 'Files');
  await expect(dialog.getByText('This run has not been trained yet.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save the ticket' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await play(page).click();
  await expect(page.getByText(/Reproduced ✓/)).toBeVisible();
  await page.goto('about:blank');
  // what was trained before counts, too
  await page.goto(link.replace(/results=.*/, 'results=00000000'));
  await expect(page.getByText(/Other results: these have the fingerprint/)).toBeVisible();

  // elsewhere: another experiment, then the ticket
  await page.goto('#v=3');
  dialog = await share(page, 'Files');
  const broken = file.slice(0, 100);
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'cut.safetensors', mimeType: '', buffer: Buffer.from(broken) });
  await expect(dialog.getByText(/The file is cut off: its header has \d+ bytes, the file 100\./)).toBeVisible();
  // its name is only a name; and one weight of θₜ has changed since
  const changed = tensors.map((tensor) =>
    tensor.name === 'theta_T.1.bias'
      ? { ...tensor, bytes: tensor.bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) }
      : tensor,
  );
  const name = '<img src=x onerror=alert(1)> {{what}} $t(app.name).safetensors';
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(writeSafetensors({ metadata, tensors: changed })) });
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(
    page.getByText(`${name} is no longer the ticket it was made as: the trained weights θₜ changed since.`),
  ).toBeVisible();
  await expect(page.locator('.recorded-note')).toContainText(name);
  expect(await page.locator('img').count()).toBe(0);
  expect(page.url()).toContain('data.set=moons');
  await expect(page.getByText(/comes with the fingerprint/)).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Round 3/ })).toBeChecked();
});

/** All that an SVG says, lines of one text after the other. */
const wordsOf = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ');

test('every chart leaves as SVG, PNG and CSV; results are printed light and whole on one page, and nothing of the screen with them', async ({
  page,
}) => {
  await page.goto('');
  for (const name of await page.getByRole('button', { name: /^Save: / }).all()) await expect(name).toBeVisible();
  const choose = async (chart: RegExp, what: RegExp) =>
    saved(page, async () => {
      await page.getByRole('button', { name: chart }).click();
      await page.getByRole('menuitem', { name: what }).click();
    });
  const chart = /^Save: Test accuracy/;
  const paper = await choose(chart, /SVG for a paper/);
  expect(paper.suggestedFilename()).toBe('test-accuracy-at-early-stop-paper.svg');
  const svg = new TextDecoder().decode(await bytesOf(paper));
  expect(svg).toContain('width="120.00mm"');
  expect(svg).not.toMatch(/class=|var\(|color-mix|href="http|<script|foreignObject/);
  for (const text of [
    'Ticket',
    'Reinitialized',
    'Random mask',
    'weights remaining, % (log)',
    'Network: Fully connected, 784–300–100–10, 266,200 weights',
    'Trained for 1,200 steps of Adam on batches of 60, learning rate 0.003.',
    'http://localhost',
  ]) {
    expect(wordsOf(svg)).toContain(text);
  }
  // it is well-formed, alone
  expect(
    await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'),
      svg,
    ),
  ).toBeNull();
  // nor is the ring there that the page draws around what its story points at
  const training = await bytesOf(await choose(/^Save: Training at/, /SVG for a paper/));
  expect(new TextDecoder().decode(training)).not.toMatch(/<rect[^>]*stroke-width="2\.5"/);
  // what is chosen above a chart is said in its figure, and the choice is not part of it
  const speed = wordsOf(new TextDecoder().decode(await bytesOf(await choose(/^Save: Learning/, /SVG for a paper/))));
  expect(speed).toContain('steps to the full network’s best');
  expect(speed).not.toContain('to its own best');
  const slide = await bytesOf(await choose(chart, /PNG for a slide/));
  const view = new DataView(slide.buffer, slide.byteOffset);
  expect([view.getUint32(0), view.getUint32(16), view.getUint32(20)]).toEqual([0x89504e47, 1920, 1080]);
  const csv = new TextDecoder().decode(await bytesOf(await choose(chart, /CSV: the numbers/)));
  const lines = csv.replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toBe('round,weights remaining [fraction],arm,trial,test accuracy [fraction]');
  expect(lines).toHaveLength(1 + 3 + 3 * 8 * 3); // 3 trials of the full network, 3 arms in 8 rounds
  expect(Number(lines[1].split(',')[4])).toBeGreaterThan(0.9);

  // on paper it is light, whatever the page is
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator(':root[data-theme="dark"]')).toBeAttached();
  const figure = page.getByRole('figure', { name: /^Test accuracy/ });
  await expect(figure.locator('svg')).toBeVisible();
  await expect(page.locator('.chart-frame canvas')).toHaveCount(9);
  const { width } = (await figure.boundingBox()) ?? { width: 0 };
  // what stands there once the page is ready for paper
  await page.evaluate(() => {
    const held = document.querySelector('.panel-results');
    Object.assign(window, { isHeld: () => document.querySelector('.panel-results') === held });
    window.addEventListener('beforeprint', () => {
      const box = (name: string) => document.querySelector(name)?.getBoundingClientRect();
      const corner = document
        .querySelectorAll<HTMLCanvasElement>('.chart-frame canvas')[8]
        .getContext('2d')
        ?.getImageData(0, 0, 1, 1).data[0];
      Object.assign(window, {
        printed: {
          paper: getComputedStyle(document.body).backgroundColor,
          chart: box('.chart-score svg')?.width,
          right: box('.chart-pair')?.width,
          corner,
          hidden: ['.top-bar', '.panel-experiment', '.panel-inside', '.chart-table-button'].map(
            (name) => box(name)?.width,
          ),
          note: document.querySelector('.print-note')?.textContent,
        },
      });
    });
  });
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(await page.evaluate(() => (window as unknown as { printed: unknown }).printed)).toEqual({
    paper: 'rgb(255, 255, 255)',
    chart: 680,
    right: 680,
    corner: 255,
    hidden: [0, 0, 0, 0],
    note: expect.stringMatching(
      /^Strokes, 784–300–100–10, 266,200 weights, 3 trials, .*http:\/\/localhost:\d+\/ticket-lab\/#v=3$/,
    ),
  });
  // the page is as it was
  await expect(page.locator('.top-bar')).toBeVisible();
  await expect.poll(async () => (await figure.boundingBox())?.width).toBe(width);
  expect(await page.evaluate(() => (window as unknown as { isHeld(): boolean }).isHeld())).toBe(true);
});

test(
  'curve and masks leave as one figure, with or without what is selected on the page',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto('');
    const before = await page.getByRole('figure', { name: /^Test accuracy/ }).boundingBox();
    // without what is selected on the page; then with it
    const dialog = await share(page);
    await dialog.getByRole('tab', { name: 'Figure' }).click();
    await expect(dialog.getByRole('img', { name: 'The figure' })).toBeVisible();
    const figureOf = async () =>
      new TextDecoder().decode(
        await bytesOf(await saved(page, () => dialog.getByRole('button', { name: 'Save as SVG' }).click())),
      );
    const plain = await figureOf();
    expect(wordsOf(plain)).toMatch(
      /\(a\) Test accuracy at early stop, mean, band min–max.*; \(b\) The ticket, round by round\. ▼ below the axis: Random mask .* of the weights\. Data: Strokes/,
    );
    expect(wordsOf(plain)).toContain('3 independent trials were run.');
    expect(plain.match(/<image /g)).toHaveLength(9); // a mask a round
    const bold = (svg: string) =>
      [...svg.matchAll(/<text [^>]*font-weight="700"[^>]*>([\d.]+)</g)].map(([, tick]) => tick);
    expect(bold(plain)).toEqual([]);
    await dialog.getByText('Mark the selected round').click();
    await expect.poll(async () => bold(await figureOf())).toEqual(['3.3']);
    // paper is white, whatever the page is
    await dialog.getByText('Mark the selected round').click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator(':root[data-theme="dark"]')).toBeAttached();
    await dialog.getByText('Mark the selected round').click();
    await dialog.getByText('Mark the selected round').click();
    await expect.poll(figureOf).toBe(plain);
    await expectAccessible(page, '.modal');
    await page.keyboard.press('Escape');
    // the page is as it was
    expect(await page.getByRole('figure', { name: /^Test accuracy/ }).boundingBox()).toEqual(before);
  },
);

test(
  'figures are light in the dark theme, and pictures on canvas come along',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('');
    const svg = await saved(page, async () => {
      await page.getByRole('button', { name: /^Save: The ticket, round by round/ }).click();
      await page.getByRole('menuitem', { name: /SVG for a slide/ }).click();
    });
    const text = new TextDecoder().decode(await bytesOf(svg));
    expect(text.match(/<image /g)).toHaveLength(9);
    expect(text).not.toContain('rgb(239, 236, 228)'); // dark ink
  },
);

test('every tab is accessible, and fits a phone', { tag: '@nightly' }, async ({ page }) => {
  await page.goto('');
  const dialog = await share(page);
  for (const tab of ['Link', 'Embed', 'Files', 'Figure', 'Reproduce and cite']) {
    await dialog.getByRole('tab', { name: tab }).click();
    await expect(dialog.getByRole('tabpanel', { name: tab })).toBeVisible();
    await expectAccessible(page, '.modal');
    await page.setViewportSize({ width: 390, height: 844 });
    expect([tab, await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)]).toEqual([tab, 0]);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the methods state the protocol, and the command line repeats it; a link stands beside its QR code and HTML for a frame, and can open in lecture view, where the room guesses first', async ({
  page,
}) => {
  await page.goto('#v=3&pruning.rate=0.2&pruning.rounds=4&training.optimizer=sgd&chance.trials=5');
  let dialog = await share(page, 'Reproduce and cite');
  const methods = dialog.getByRole('textbox', { name: 'Methods, for a paper' });
  for (const words of [
    /in each of 4 rounds 20\u202f% of the surviving weights/,
    /5 independent trials/,
    /266,200 weights/,
    /1,200 steps of SGD/,
  ]) {
    await expect(methods).toHaveValue(words);
  }
  await expect(dialog.getByRole('textbox', { name: 'The same without a browser' })).toHaveValue(
    "npm run experiment -- 'v=3&training.optimizer=sgd&pruning.rate=0.2&pruning.rounds=4&chance.trials=5' --out recording.json",
  );
  // what the licences of packages in page, workers, service worker and kernels ask for
  const notices = await page.request.get(
    (await dialog.getByRole('link', { name: 'Licences of the packages' }).getAttribute('href')) ?? '',
  );
  const text = await notices.text();
  for (const name of [
    'react',
    'i18next',
    '@tensorflow/tfjs-core',
    'd3-scale',
    'fflate',
    'idb',
    'workbox-precaching',
    'assemblyscript',
    'lucide-react',
  ]) {
    expect(text).toMatch(new RegExp(`^${name} \\d[\\d.]* \\((MIT|ISC|Apache-2\\.0)\\)`, 'm'));
  }

  await page.keyboard.press('Escape');
  await page.goto(QUICK);
  dialog = await share(page, 'Embed');
  await expect(dialog.getByRole('textbox', { name: 'HTML for your page' })).toHaveValue(
    /^<iframe src="[^"]*\/ticket-lab\/\?embed#v=3&amp;data\.set=moons/,
  );
  await dialog.getByRole('tab', { name: 'Link' }).click();
  const link = dialog.getByRole('textbox', { name: 'Link to these settings' });
  await expect(link).toHaveValue(page.url());
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expect(link).not.toHaveValue(/lecture/);
  await dialog.getByText('Opens in lecture view').click();
  await expect(link).toHaveValue(/&lecture=on$/);
  await page.goto(await link.inputValue());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'What is trained here?' })).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('heading', { name: 'How far can it go? Take a guess.' })).toBeVisible();
});

test('the page around an embedded one plays it and hears of the end', async ({ page, baseURL }) => {
  await page.route('**/around.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<title>around</title><iframe src="${baseURL}?embed${QUICK}" width="1200" height="700"></iframe>`,
    }),
  );
  await page.addInitScript(() => {
    if (window.parent !== window) return;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', ({ data }) => heard.push(data));
  });
  await page.goto('around.html');
  const heard = (type: string) =>
    page.evaluate(
      (wanted) => (window as unknown as { heard: { type: string }[] }).heard.filter((data) => data.type === wanted),
      type,
    );
  const say = (message: object) =>
    page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), {
      ticketLab: 1,
      ...message,
    });
  await expect.poll(() => heard('ready')).toHaveLength(1);
  await say({ type: 'select-round', round: 99, id: 1 });
  await expect
    .poll(() => heard('error'))
    .toEqual([{ ticketLab: 1, type: 'error', id: 1, message: 'select-round: round is 99; allowed: 0 … 3, or null.' }]);
  await say({ type: 'play' });
  await expect
    .poll(() => heard('finished'), { timeout: 60_000 })
    .toEqual([
      {
        ticketLab: 1,
        type: 'finished',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        verdict: expect.stringMatching(/\.$/),
      },
    ]);
  await say({ type: 'select-round', round: 2 });
  await expect.poll(async () => (await heard('round')).at(-1)).toMatchObject({ round: 2 });
  await say({ type: 'ask-state', id: 'q' });
  await expect
    .poll(() => heard('state'))
    .toEqual([expect.objectContaining({ id: 'q', status: 'finished', round: 2, source: 'live' })]);
});
