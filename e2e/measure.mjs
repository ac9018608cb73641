/**
 * npm run measure: what the built page takes in Chromium, on this machine: time to the recorded first
 * frame, answer of the pause button, longest task of the main thread while the default experiment
 * trains, page script. Benchmarks, not tests: look at them on a quiet machine.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const PORT = 4316;
const TRIES = 5;
const TRAINING = 20_000; // ms looked at while training
const SETTLED = 1_500; // ms until everything that comes after the first frame is there

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const inShort = (times) =>
  `${median(times).toFixed(0).padStart(4)} ${Math.max(...times).toFixed(0).padStart(5)}`;

/** Times by entry. */
function byEntry(opened) {
  const times = new Map();
  for (const { entry, milliseconds } of opened) times.set(entry, [...(times.get(entry) ?? []), milliseconds]);
  return times;
}

/** gzipped bytes of the script index.html asks for, and of what that imports at once. */
function pageScript() {
  const scripts = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)];
  return scripts.reduce((sum, [, path]) => sum + gzipSync(readFileSync(`dist/${path}`)).length, 0);
}

async function firstFrame(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const isDrawn = document.querySelector('.verdict') && document.querySelectorAll('main svg path').length > 10;
      if (!isDrawn) return void setTimeout(look, 5);
      requestAnimationFrame(() => {
        window.firstFrame = performance.now();
      });
    };
    look();
  });
  await page.goto(`http://localhost:${PORT}/ticket-lab/`);
  await page.waitForFunction(() => window.firstFrame);
  await wait(SETTLED);
  const found = await page.evaluate(() => ({ milliseconds: window.firstFrame, shift: window.shift }));
  await context.close();
  return found;
}

async function whileTraining(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`http://localhost:${PORT}/ticket-lab/`);
  await page.getByRole('button', { name: /^Play/ }).click();
  await page.getByText(/step [\d,]+ \/ 1,200/).waitFor();
  const tasks = await page.evaluate(
    (milliseconds) =>
      new Promise((resolve) => {
        const long = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) long.push(duration);
        }).observe({ type: 'longtask' });
        setTimeout(() => resolve(long), milliseconds);
      }),
    TRAINING,
  );
  const pause = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector('button[aria-label="Pause"]').click();
    while (document.querySelector('button[aria-label="Pause"]')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - began;
  });
  return { tasks, pause };
}

/** Opens every gallery entry from the gallery; ms from the press to its note and its own curves on screen. */
async function openings(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`http://localhost:${PORT}/ticket-lab/`);
  await page.locator('.verdict').waitFor();
  const entries = [];
  const press = () => page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await press();
  await page.locator('.gallery-open').first().waitFor();
  const count = await page.locator('.gallery-open').count();
  // the first one is on screen already
  for (let at = 1; at < count; at += 1) {
    if (at > 1) await press();
    await page.locator('.gallery-open').nth(at).waitFor();
    await wait(300);
    entries.push(
      await page.evaluate(async (index) => {
        const button = document.querySelectorAll('.gallery-open')[index];
        const { entry } = button.closest('li').dataset;
        const title = button.querySelector('strong').textContent;
        const lines = () =>
          Array.from(document.querySelectorAll('main .chart-accuracy .chart-line'), (line) => line.getAttribute('d')).join();
        const before = lines();
        const began = performance.now();
        button.click();
        const isThere = () =>
          document.querySelector('.recorded-note strong')?.textContent === title && lines() !== '' && lines() !== before;
        while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return { entry, milliseconds: performance.now() - began };
      }, at),
    );
    await page.locator('.modal').waitFor({ state: 'detached' });
  }
  await page.close();
  return entries;
}

/** Imports 200 runs; ms from the press on "Your runs" to their lines on screen. */
async function listing(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`http://localhost:${PORT}/ticket-lab/`);
  const recording = readFileSync('public/recordings/iterative.json', 'utf8');
  const runs = Array.from({ length: 200 }, (_, at) => [
    JSON.stringify({ id: `run-${at}`, name: `Run ${at}`, note: '', when: 1_700_000_000_000 + at }), recording,
  ]).flat();
  const head = JSON.stringify({ format: 'ticket-lab-history', version: 1, runs: 200 });
  await page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await page.getByRole('tab', { name: 'Your runs' }).click();
  await page.locator('.history-head input[type=file]').setInputFiles({
    name: 'runs.gz', mimeType: 'application/gzip', buffer: gzipSync([head, ...runs].join('\n')),
  });
  await page.locator('.run-line').nth(199).waitFor({ timeout: 120_000 });
  const times = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await page.getByRole('tab', { name: 'Gallery' }).click();
    await wait(500);
    times.push(
      await page.evaluate(async () => {
        const tab = [...document.querySelectorAll('[role=tab]')].find(({ textContent }) => textContent === 'Your runs');
        const began = performance.now();
        for (const kind of ['pointerdown', 'pointerup', 'click']) {
          tab.dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, pointerType: 'mouse', isPrimary: true }));
        }
        while (document.querySelectorAll('.run-line').length < 200) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - began;
      }),
    );
  }
  await page.close();
  return times;
}

const server = spawn('node', ['e2e/serve.mjs', String(PORT)], { stdio: 'inherit' });
await wait(500);
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--disable-background-networking', ...sandbox] });
try {
  const frames = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) frames.push(await firstFrame(browser));
  // every try in a page of its own: what comes first there has code to fetch
  const opened = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) opened.push(...(await openings(browser)));
  const listed = await listing(browser);
  const { tasks, pause } = await whileTraining(browser);
  console.log(`page script              ${(pageScript() / 1000).toFixed(0)} kB gzipped, ${readdirSync('dist/assets').length} files in all`);
  console.log(`recorded first frame     ${median(frames.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms after navigation (median of ${TRIES})`);
  console.log(`layout shift             ${Math.max(...frames.map(({ shift }) => shift)).toFixed(3)}`);
  console.log(`gallery entry opened, from the press to its first chart, ms: median and slowest of ${TRIES}`);
  for (const [entry, times] of byEntry(opened)) console.log(`  ${entry.padEnd(22)} ${inShort(times)}`);
  console.log(`  ${'all'.padEnd(22)} ${inShort(opened.map(({ milliseconds }) => milliseconds))}`);
  console.log(`200 kept runs listed     ${median(listed).toFixed(0)} ms after the press (median of ${TRIES})`);
  console.log(`pause button answers     ${pause.toFixed(0)} ms`);
  console.log(`main-thread tasks > 50 ms in ${TRAINING / 1000} s of training: ${tasks.length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`);
} finally {
  await browser.close();
  server.kill();
}
