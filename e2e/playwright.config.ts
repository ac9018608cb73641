import { availableParallelism } from 'node:os';
import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './browser';

/** Two checkouts can be tested at once on ports of their own. */
const PORT = Number(process.env.E2E_PORT ?? 4317);

/** What takes too long for every change, files *.nightly.ts and tests tagged @nightly (`npm run test:nightly`). */
const NIGHTLY = process.env.E2E_NIGHTLY === '1';

/** A browser in which the story of the first visit was told; FIRST_VISIT of page.ts is another one. */
const STORY_TOLD = {
  cookies: [],
  origins: [{ origin: `http://localhost:${PORT}`, localStorage: [{ name: 'ticket-lab-story', value: 'seen' }] }],
};

/** Drives the production build, served below a sub-path as GitHub Pages does. */
export default defineConfig({
  testDir: '.',
  testMatch: NIGHTLY ? '*.{nightly,e2e}.ts' : '*.e2e.ts',
  grep: NIGHTLY ? /@nightly|\.nightly\.ts/ : undefined,
  grepInvert: NIGHTLY ? undefined : /@nightly/,
  timeout: NIGHTLY ? 1_800_000 : 150_000, // several looks at one page, on a machine that does other things, too
  expect: { timeout: 15_000 },
  fullyParallel: true,
  // a test is a quarter of its time at rest
  workers: availableParallelism() + 1,
  // one more try where a machine was too slow for a moment: listed as flaky, and more than two of these fail the run
  retries: 1,
  reporter: [['list'], ['./flaky.ts']],
  outputDir: '../test-results',
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${PORT}/ticket-lab/`,
    viewport: { width: 1440, height: 900 },
    storageState: STORY_TOLD,
    // every test would fetch all files of the app; offline.e2e.ts tests it
    serviceWorkers: 'block',
    launchOptions: launchOptions(),
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node e2e/serve.mjs ${PORT}`,
    cwd: '..',
    url: `http://localhost:${PORT}/ticket-lab/`,
    reuseExistingServer: false,
  },
});
