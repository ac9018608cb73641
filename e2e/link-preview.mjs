/**
 * npm run preview-picture: draws public/preview.png, which chats show beside a link to the page, from the
 * built page's own samples. It tells what is trained, and nothing of what comes out of it.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const PORT = 4318;
const PAGE = readFileSync('dist/index.html', 'utf8');
const [title, subtitle] = /<title>(.*?)<\/title>/.exec(PAGE)[1].split(' · ');
const logo = /<svg viewBox="0 0 32 20".*?<\/svg>/s.exec(PAGE)[0];

const server = spawn('node', ['e2e/serve.mjs', String(PORT)], { stdio: 'inherit' });
await wait(500);
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({
    viewport: { width: 1200, height: 900 },
    deviceScaleFactor: 2,
    serviceWorkers: 'block',
  });
  await page.goto(`http://localhost:${PORT}/ticket-lab/#v=3&lecture=experiment`);
  const samples = page.locator('.chart-samples');
  await samples.locator('canvas').first().waitFor();
  await samples.evaluate((strip) => strip.style.setProperty('width', '460px'));
  await wait(1_000);
  const picture = (await samples.screenshot()).toString('base64');
  const card = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await card.setContent(`<style>
    body { display: grid; grid-template-columns: 1fr 460px; gap: 70px; align-items: center; height: 630px; margin: 0; padding: 0 70px; box-sizing: border-box; background: #fcfbf7; color: #1e1c19; font: 34px/1.35 system-ui, sans-serif; }
    svg { width: 150px; height: auto; } h1 { margin: 14px 0 18px; font-size: 76px; line-height: 1; } p { margin: 0; color: #6b665d; } img { width: 460px; }
  </style><div>${logo}<h1>${title}</h1><p>${subtitle[0].toUpperCase()}${subtitle.slice(1)}: train, prune, set back, train again.</p></div><img src="data:image/png;base64,${picture}">`);
  await card.screenshot({ path: 'public/preview.png' });
} finally {
  await browser.close();
  server.kill();
}
