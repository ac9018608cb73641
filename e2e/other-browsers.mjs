/**
 * node e2e/other-browsers.mjs [LINK]: runs the default experiment, a small one in each world that networks act in and two
 * small convolutional ones, or that of the link alone, of the built app in Chromium, Firefox and WebKitGTK's MiniBrowser, as far as they are installed,
 * prints the fingerprint each shows, and fails unless there are two or more and all are the same. Part of
 * `npm run test:nightly`: few machines have them.
 *
 * Speaks WebDriver: Firefox through its own remote agent (BiDi needs no driver), WebKitGTK through
 * WebKitWebDriver; both over puppeteer-core and plain fetch, so no further driver is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browser.mjs';

const PORT = 4318;
const small =
  'data.environments=4&data.horizon=32&data.epochs=2&network.widths=8&training.steps=20&training.evaluateEvery=10' +
  '&pruning.rounds=1&chance.trials=1&chains=imp';
const ACTING = ['cartpole', 'acrobot', 'catch', 'breakout&data.sticky=0.1'].map(
  (set) => `#v=3&data.set=${set}&${small}`,
);
const CONVOLUTIONAL = ['conv-2', 'resnet-20'].map(
  (architecture) =>
    `#v=3&data.set=textures&data.imageSize=half&data.train=500&data.validation=200&data.test=200` +
    `&network.architecture=${architecture}&network.filters=8&training.steps=20&training.evaluateEvery=10` +
    `&pruning.rate=0.6&pruning.convRate=0.6&pruning.rounds=3&chance.trials=1&chains=imp`,
);
const LINKS = process.argv.length > 2 ? process.argv.slice(2, 3) : ['', ...ACTING, ...CONVOLUTIONAL];
const server = spawn('node', ['e2e/serve.mjs', String(PORT)], { stdio: 'inherit' });
await wait(500);

/** In the page: presses Play, waits for the end, opens the engine's facts and reads the fingerprint. */
const RUN = `(async () => {
  const until = async (find, minutes) => {
    const end = Date.now() + minutes * 60000;
    while (Date.now() < end) { const found = find(); if (found) return found; await new Promise((r) => setTimeout(r, 200)); }
    throw new Error('Waited too long: ' + document.querySelector('.progress-text')?.textContent);
  };
  const click = (element) => { for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) element.dispatchEvent(new (type.startsWith('pointer') ? PointerEvent : MouseEvent)(type, { bubbles: true, cancelable: true, pointerType: 'mouse', button: 0, detail: 1 })); };
  const button = await until(() => document.querySelector('button[aria-label^="Play"]'), 1);
  const began = Date.now();
  click(button);
  await until(() => /^Finished/.test(document.querySelector('.progress-text')?.textContent ?? ''), 9);
  const seconds = (Date.now() - began) / 1000;
  click(document.querySelector('.engine-badge'));
  const shown = await until(() => document.querySelector('.fingerprint'), 1);
  return shown.textContent.trim() + ', ' + seconds.toFixed(0) + ' s';
})()`;

const withPuppeteer = (name) => async (path, address) => {
  const browser = await puppeteer.launch({
    browser: name,
    executablePath: path,
    headless: true,
    defaultViewport: { width: 1366, height: 768 }, // narrower, the engine is in a menu
    args: name === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    protocolTimeout: 600_000,
  });
  const page = await browser.newPage();
  await page.goto(address);
  const shown = await page.evaluate(RUN);
  await browser.close();
  return shown;
};

async function inWebKit(path, address) {
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', '--port=4319'], { stdio: 'ignore', detached: true });
  for (let tries = 0; tries < 40; tries += 1) {
    await wait(500); // until the driver listens
    if (await fetch('http://127.0.0.1:4319/status').catch(() => null)) break;
  }
  const ask = async (method, command, body) => {
    const answer = await fetch(`http://127.0.0.1:4319/session${command}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(value.message);
    return value;
  };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: path, args: ['--automation'] } } };
  try {
    const { sessionId } = await ask('POST', '', { capabilities });
    await ask('POST', `/${sessionId}/timeouts`, { script: 600_000 });
    await ask('POST', `/${sessionId}/url`, { url: address });
    const script = `const done = arguments[arguments.length - 1]; ${RUN}.then(done, (error) => done(String(error)));`;
    const shown = await ask('POST', `/${sessionId}/execute/async`, { script, args: [] });
    await ask('DELETE', `/${sessionId}`);
    return shown;
  } finally {
    process.kill(-driver.pid);
  }
}

const BROWSERS = [
  ['Chromium', [findBrowser()], withPuppeteer('chrome')],
  ['Firefox', ['/usr/bin/firefox-esr', '/usr/bin/firefox'], withPuppeteer('firefox')],
  [
    'WebKitGTK',
    ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser'],
    inWebKit,
  ],
];
/** Do all browsers that are there show the same? An error is no fingerprint, and so differs. */
async function agreeOn(link) {
  const shown = [];
  for (const [name, paths, run] of BROWSERS) {
    const path = paths.find(existsSync);
    const address = `http://localhost:${PORT}/ticket-lab/${link}`;
    const result = path ? await run(path, address).catch((error) => String(error)) : 'not installed';
    console.log(`${name}: ${result}`);
    if (path) shown.push(result.split(',')[0]);
  }
  return shown.length > 1 && new Set(shown).size === 1;
}

let agree = true;
try {
  for (const link of LINKS) {
    console.log(link || 'The default experiment');
    agree = (await agreeOn(link)) && agree;
  }
} finally {
  server.kill();
}
if (!agree) console.error('Two browsers or more have to show the same fingerprint; on Linux: install Firefox.');
process.exit(agree ? 0 : 1);
