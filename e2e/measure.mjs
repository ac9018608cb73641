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

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** gzipped bytes of the script index.html asks for, and of what that imports at once. */
function pageScript() {
  const scripts = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)];
  return scripts.reduce((sum, [, path]) => sum + gzipSync(readFileSync(`dist/${path}`)).length, 0);
}

async function firstFrame(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
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
  const milliseconds = await page.evaluate(() => window.firstFrame);
  await context.close();
  return milliseconds;
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

const server = spawn('node', ['e2e/serve.mjs', String(PORT)], { stdio: 'inherit' });
await wait(500);
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--disable-background-networking', ...sandbox] });
try {
  const frames = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) frames.push(await firstFrame(browser));
  const { tasks, pause } = await whileTraining(browser);
  console.log(`page script              ${(pageScript() / 1000).toFixed(0)} kB gzipped, ${readdirSync('dist/assets').length} files in all`);
  console.log(`recorded first frame     ${median(frames).toFixed(0)} ms after navigation (median of ${TRIES})`);
  console.log(`pause button answers     ${pause.toFixed(0)} ms`);
  console.log(`main-thread tasks > 50 ms in ${TRAINING / 1000} s of training: ${tasks.length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`);
} finally {
  await browser.close();
  server.kill();
}
