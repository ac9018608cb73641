#!/usr/bin/env node
// Makes sure that there is a Chromium to test with; runs before the tests. Takes the first one that
// starts: CHROMIUM_PATH, Playwright's own, the system's; else installs one.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { findBrowser } from './find-browser.mjs';

const MINUTE = 60_000; // ms
const isRoot = process.getuid?.() === 0;

/** Runs a command, its output on the screen. */
const run = (command, ...values) => {
  console.log(`$ ${[command, ...values].join(' ')}`);
  const { status } = spawnSync(command, values, {
    stdio: 'inherit',
    timeout: 10 * MINUTE,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', // ms; closed networks fail soon
    },
  });
  return status === 0;
};

/** Does it start? A browser without its system libraries does not. Windows' prints no version. */
const starts = (path) =>
  process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: MINUTE, stdio: 'ignore' }).status === 0;

/** The browser the tests will use, if it starts. */
const usable = () => {
  const path = findBrowser();
  return path !== undefined && starts(path) ? path : undefined;
};

const installers = [
  () => {
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
    return run(process.execPath, cli, 'install', 'chromium');
  },
  () =>
    isRoot &&
    spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0 &&
    run('apt-get', 'update') &&
    run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium'),
];

const given = process.env.CHROMIUM_PATH;
let browser = usable();
if (given && browser !== given) {
  console.error(`CHROMIUM_PATH names "${given}", which is no browser that starts.`);
  process.exit(1);
}
if (!browser) console.log('No Chromium that starts was found: installing one for the tests.');
for (const install of installers) {
  if (browser) break;
  install();
  browser = usable();
}
if (!browser) {
  console.error(
    [
      'The tests need Chromium, and it could not be installed. Install it with one of',
      '  npx playwright install --with-deps chromium',
      '  sudo apt-get update && sudo apt-get install -y chromium',
      'or name one that you have: CHROMIUM_PATH=/path/to/chrome npm test',
    ].join('\n'),
  );
  process.exit(1);
}
console.log(`Testing with ${browser}`);
