import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** By axe's rules nothing is wrong on the page, or within one of its parts. */
export const expectAccessible = (page: Page, part?: string): Promise<void> => expectNothing(page, part);

/** The one of them that a theme alone can break. */
export const expectContrast = (page: Page, part?: string): Promise<void> =>
  expectNothing(page, part, ['color-contrast']);

async function expectNothing(page: Page, part?: string, rules?: string[]): Promise<void> {
  // axe comes once into a page: its builder would bring it, unminified, twice for every look
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  // in the page itself: for frames of other sites, of which there are none, axe would open a window each
  // time; and what passes is not gathered: together a fifth of the time, for the same findings
  const axe = new AxeBuilder({ page, axeSource: 'undefined' }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}
