import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { card, openLibrary } from './library';
import { expect, finished, play, test, testWithTrouble, verdict } from './page';

/** IDX files of 3×3 pictures of two classes: the middle pixel is dark or light. */
function idx(count: number): { images: Buffer; labels: Buffer } {
  const images = Buffer.alloc(16 + count * 9);
  [2051, count, 3, 3].forEach((word, at) => images.writeUInt32BE(word, at * 4));
  const labels = Buffer.alloc(8 + count);
  [2049, count].forEach((word, at) => labels.writeUInt32BE(word, at * 4));
  for (let at = 0; at < count; at += 1) {
    labels[8 + at] = at % 2;
    images[16 + at * 9 + 4] = at % 2 ? 220 + (at % 30) : at % 30;
    images[16 + at * 9] = (at * 37) % 200;
  }
  return { images, labels };
}

const OWN =
  '#v=1&data.set=idx&data.train=300&data.validation=100&data.test=100&network.widths=8&training.steps=100&training.learningRate=0.01&pruning.rounds=1&chance.trials=1';
const buffer = (name: string, content: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer: content });

const { images, labels } = idx(600);
const cases: [string, { name: string; content: Buffer }[], RegExp][] = [
  [
    'a truncated file',
    [
      { name: 'images', content: images.subarray(0, 1000) },
      { name: 'labels', content: labels },
    ],
    /images.*1000 bytes/,
  ],
  [
    'a wrong magic number',
    [
      { name: 'images', content: Buffer.concat([Buffer.from([0, 0, 9, 9]), images.subarray(4)]) },
      { name: 'labels', content: labels },
    ],
    /images.*announces 9 axes/,
  ],
  [
    'counts that do not agree',
    [
      { name: 'images', content: images },
      { name: 'labels', content: idx(500).labels },
    ],
    /600.*500|500.*600/,
  ],
  [
    'a cut gzip',
    [
      { name: 'images.gz', content: gzipSync(images).subarray(0, 200) },
      { name: 'labels', content: labels },
    ],
    /images\.gz.*cut off/,
  ],
  [
    'a web page',
    [
      { name: 'images', content: Buffer.from('<!doctype html><p>404') },
      { name: 'labels', content: labels },
    ],
    /images.*web page/,
  ],
];
/** Drops files on the page itself, as from a folder of the desktop. */
const drop = (page: Page, files: readonly { name: string; content: Buffer }[]): Promise<void> =>
  page.evaluate(
    (given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given)
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    files.map(({ name, content }) => ({ name, base64: content.toString('base64') })),
  );

testWithTrouble(
  'refuses files of other kinds and cut ones, naming the file and what was expected; trains on IDX files of the user’s own and keeps them for next time; dropped files change the data set only when they are usable',
  async ({ page }) => {
    await page.goto(OWN);
    await expect(page.getByText(/Files missing/)).toBeVisible();
    for (const [what, files, message] of cases) {
      await page.locator('input[type=file]').setInputFiles(files.map(({ name, content }) => buffer(name, content)));
      await expect(page.getByText(message).first(), what).toBeVisible();
      await expect(play(page)).toBeVisible();
    }
    await page
      .locator('input[type=file]')
      .setInputFiles([buffer('train-images.gz', gzipSync(images)), buffer('train-labels', labels)]);
    await expect(page.getByText('3×3 pixels')).toBeVisible();
    await play(page).click();
    await expect(finished(page)).toBeVisible();
    await page.reload();
    await expect(page.getByText('3×3 pixels')).toBeVisible();

    await page.goto('#v=1&data.difficulty=0.3');
    await expect(page.getByText('28×28 pixels')).toBeVisible();
    await drop(page, [{ name: 'digit.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47]) }]);
    await expect(page.getByText(/digit\.png: is a PNG picture/)).toBeVisible();
    await expect(page.getByText('28×28 pixels')).toBeVisible();
    expect(page.url()).not.toContain('data.set');
    // classes from 1, and fewer examples than the form asks for
    const from1 = Buffer.from(labels.map((value, at) => (at < 8 ? value : value + 1)));
    await drop(page, [
      { name: 'emnist-train-images.idx3-ubyte', content: images },
      { name: 'emnist-train-labels.idx1-ubyte.gz', content: gzipSync(from1) },
    ]);
    await expect(page.getByText('3×3 pixels')).toBeVisible();
    await expect(page.getByText('It has 2 classes, 1 to 2.')).toBeVisible();
    await expect(page.getByText('2 classes', { exact: true })).toBeVisible();
    await expect(page.locator('[data-path="data.orientation"]')).toBeVisible();
    await expect(page).toHaveURL(/data\.set=idx/);
  },
);

// its files are looked for, which the console calls an error where there are none
testWithTrouble(
  'a data set without its files says once what it waits for, and shows another meanwhile; a recorded run of it says so quietly, and Play says it aloud',
  async ({ page }) => {
    await page.goto(
      '#v=2&data.set=cifar-10&network.widths=8&data.train=200&data.validation=100&data.test=100&training.steps=40&pruning.rounds=1&chance.trials=1',
    );
    await expect(verdict(page)).toContainText(
      'CIFAR-10 is not part of this page: add its files under “Data set”, then Play trains them here.',
    );
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(play(page)).toBeDisabled();
    await page.keyboard.press('Space');
    await expect(page.getByText('Waits for the files of the data set')).toBeVisible();
    await page.getByRole('button', { name: 'Try it on Textures and shapes' }).click();
    await expect(finished(page)).toBeVisible({ timeout: 60_000 });
    expect(page.url()).toContain('data.set=textures');

    await openLibrary(page);
    await card(page, 'lenet-mnist').locator('.gallery-open').click();
    await expect(page.locator('.recorded-note')).toContainText('MNIST');
    await expect(page.locator('.data-files output')).toHaveText(
      'A recorded run is shown, which needs no files. Training it here needs these.',
    );
    await expect(page.locator('.data-files .error-text')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await play(page).click();
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page.getByRole('alert')).toContainText('The files of this data set are missing.');
    await expect(page.locator('.data-files output')).toHaveText('Files missing or not usable.');
  },
);

test('draws its own data sets without any file', { tag: '@nightly' }, async ({ page }) => {
  for (const name of ['Strokes', 'Spirals', 'Moons', 'Circles', 'Gaussians', 'Xor']) {
    await page.goto(`#v=1&data.set=${name.toLowerCase()}`);
    await expect(page.locator('[data-path="data.set"]')).toContainText(name);
    await expect(page.getByText(name === 'Strokes' ? '28×28 pixels' : 'Points in the plane')).toBeVisible();
    await expect(page.locator('.samples .chart')).toBeVisible();
  }
});
