/**
 * What can be taken from a page in the middle of its work: each time finished runs are kept, the results
 * have the fingerprint that the command line gives, and the page says what happened.
 * Elsewhere: two tabs (tabs.e2e.ts), workers killed (training.e2e.ts), a new version under open and under
 * embedded pages and no network after the first visit (offline.e2e.ts).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { launchOptions } from './browser';
import { DENIED } from './deny';
import { expect, finished, LONGER, play, progress, QUICK, testWithTrouble as test } from './page';

/** Weights of 2 MB a run. */
const HEAVY = QUICK.replace('widths=8,8', 'widths=1024,512').replace('steps=200', 'steps=20&training.evaluateEvery=10');

/** The results' fingerprint as the command line prints it. */
function inNode(link: string): string {
  const state = mkdtempSync(join(tmpdir(), 'ticket-lab-state-'));
  try {
    const said = execFileSync('npm', ['run', '--silent', 'experiment', '--', link, '--state', state], {
      encoding: 'utf8',
    });
    return /Fingerprint: ([0-9a-f]{8})\s*$/.exec(said)?.[1] ?? said;
  } finally {
    rmSync(state, { recursive: true });
  }
}

// one after the other: the command line is built into one folder, and what it has said is known to all
test.describe.configure({ mode: 'default' });

const known = new Map<string, string>();
const fingerprintOf = (link: string): string => {
  const found = known.get(link) ?? inNode(link);
  known.set(link, found);
  return found;
};

async function begin(page: Page, link = LONGER): Promise<void> {
  await page.goto(link);
  await play(page).click();
}
const half = (page: Page) => expect(progress(page)).toContainText(/round [23],/, { timeout: 120_000 });

/** Trained to the end, to the same bits, and kept. */
async function expectAll(page: Page, link = LONGER): Promise<void> {
  await expect(finished(page)).toBeVisible({ timeout: 300_000 });
  await page.locator('.engine-badge').click();
  await expect(page.locator('.fingerprint')).toContainText(fingerprintOf(link));
  await page.keyboard.press('Escape');
  await expectKept(page);
}
async function expectKept(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await page.getByRole('tab', { name: 'Your runs' }).click();
  await expect(page.locator('.run-line')).toHaveCount(1);
  await expect(page.locator('.run-line')).toContainText(/(?<!of )20 training runs/);
  await page.keyboard.press('Escape');
}

const protocol = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);
const clear = async (page: Page): Promise<void> => {
  const { origin } = new URL(page.url());
  await (await protocol(page)).send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
};

test('a page whose renderer crashes goes on where it was', async ({ page, context }) => {
  await begin(page);
  await half(page);
  const crashed = page.waitForEvent('crash');
  // the answer never comes
  void (await protocol(page)).send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
  const next = await context.newPage();
  await begin(next);
  await expect(finished(next)).toContainText('re-used', { timeout: 300_000 });
  await expectAll(next);
});

test('site data cleared at half, and again at the end', async ({ page }) => {
  await begin(page);
  await half(page);
  await clear(page);
  await expectAll(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await clear(page);
  await expectKept(page);
  await page.goto('?again');
  await expectKept(page);
});

test('room for 1 MB only', async ({ page }) => {
  await page.goto(HEAVY);
  const { origin } = new URL(page.url());
  await (await protocol(page)).send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  await begin(page, HEAVY);
  await expect(page.getByText(/^This browser has no room for trained weights/)).toBeVisible({ timeout: 120_000 });
  await expectAll(page, HEAVY);
});

test('a tab that is frozen in the background for a while', async ({ page, context }) => {
  await begin(page);
  await half(page);
  const other = await context.newPage();
  await other.bringToFront();
  const talk = await protocol(page);
  await talk.send('Page.setWebLifecycleState', { state: 'frozen' });
  await other.waitForTimeout(20_000);
  await talk.send('Page.setWebLifecycleState', { state: 'active' });
  await page.bringToFront();
  await expectAll(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a profile with all site data blocked', async ({ baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), 'ticket-lab-profile-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
  );
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions(), baseURL });
  try {
    const [page] = context.pages();
    await page.goto(new URL(QUICK, baseURL).href);
    expect(await page.evaluate(DENIED)).not.toContain('given');
    await play(page).click();
    await expect(page.getByText(/^This browser lets the page store nothing/)).toBeVisible();
    await expectAll(page, QUICK);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true });
  }
});
