/**
 * npm run measure: what the built page takes in Chromium, on this machine. Benchmarks, not tests: look
 * at them on a quiet machine.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.mjs';
import { firstFrame } from './first-frame.mjs';
import { listing } from './listing.mjs';
import { looking } from './looking.mjs';
import { openings } from './openings.mjs';
import { whileTraining } from './training.mjs';

const PORT = 4316;
const ADDRESS = `http://localhost:${PORT}/ticket-lab/`;
const TRIES = 5;
/** Of all entries: each try opens every one of them in turn, most of what is measured here. */
const OPENINGS = 3;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const inShort = (times) =>
  `${median(times).toFixed(0).padStart(4)} ${Math.max(...times)
    .toFixed(0)
    .padStart(5)}`;

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

const server = spawn('node', ['e2e/serve.mjs', String(PORT)], { stdio: 'inherit' });
await wait(500);
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--disable-background-networking', ...sandbox],
});
try {
  const frames = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) frames.push(await firstFrame(browser, ADDRESS));
  // every try in a page of its own: what comes first there has code to fetch
  const opened = [];
  for (let attempt = 0; attempt < OPENINGS; attempt += 1) opened.push(...(await openings(browser, ADDRESS)));
  const listed = await listing(browser, ADDRESS);
  const looked = await looking(browser, ADDRESS);
  const { tasks, pause, seconds } = await whileTraining(browser, ADDRESS);
  console.log(
    `page script              ${(pageScript() / 1000).toFixed(0)} kB gzipped, ${readdirSync('dist/assets').length} files in all`,
  );
  console.log(
    `recorded first frame     ${median(frames.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms after navigation (median of ${TRIES})`,
  );
  console.log(`layout shift             ${Math.max(...frames.map(({ shift }) => shift)).toFixed(3)}`);
  console.log(`gallery entry opened, from the press to its first chart, ms: median and slowest of ${OPENINGS}`);
  for (const [entry, times] of byEntry(opened)) console.log(`  ${entry.padEnd(22)} ${inShort(times)}`);
  console.log(`  ${'all'.padEnd(22)} ${inShort(opened.map(({ milliseconds }) => milliseconds))}`);
  console.log(`200 kept runs listed     ${median(listed).toFixed(0)} ms after the press (median of ${TRIES})`);
  console.log(`pause button answers     ${pause.toFixed(0)} ms`);
  console.log(
    `main-thread tasks > 50 ms in ${seconds} s of training: ${tasks.length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
  );
  const long = looked.filter(({ milliseconds }) => milliseconds > 0);
  console.log(`main-thread tasks > 50 ms after ${looked.length} presses inside the network: ${long.length}`);
  for (const { view, milliseconds } of long) console.log(`  ${view.padEnd(30)} ${milliseconds.toFixed(0).padStart(4)}`);
} finally {
  await browser.close();
  server.kill();
}
