import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './browser';

const PORT = 4317;

/** Drives the production build, served below a sub-path as GitHub Pages does. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  // one more try where a machine was too slow for a moment: reported as flaky, and a defect twice over fails
  retries: 1,
  reporter: [['list']],
  outputDir: '../test-results',
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${PORT}/ticket-lab/`,
    viewport: { width: 1440, height: 900 },
    // every test would fetch all files of the app; offline.e2e.ts tests it
    serviceWorkers: 'block',
    launchOptions: launchOptions(),
  },
  webServer: {
    command: `node e2e/serve.mjs ${PORT}`,
    cwd: '..',
    url: `http://localhost:${PORT}/ticket-lab/`,
    reuseExistingServer: false,
  },
});
