import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { expect, test } from './page';

/** All of them, and in how many tests, so that several browsers share the work. */
const LINKS = 300;
const PARTS = 6;

/** Drawn by the same code as for the tests of the parser. */
async function hostileLinks(): Promise<string[]> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const server = await createServer({
    configFile: false,
    root,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null },
  });
  try {
    const { sampleHostileLinks } = await server.ssrLoadModule('/src/experiment/links-fixture.ts');
    return sampleHostileLinks(LINKS, 3);
  } finally {
    await server.close();
  }
}

for (let part = 0; part < PARTS; part += 1) {
  test(`hostile links, ${part + 1} of ${PARTS}: no blank page a second after any of them was opened`, async ({
    page,
  }) => {
    const links = (await hostileLinks()).filter((_, at) => at % PARTS === part);
    for (const link of links) {
      await page.goto('about:blank'); // or only the part after # would change
      await page.goto(`#${link}`);
      await page.waitForTimeout(1_000);
      const text = await page.locator('#root').innerText();
      expect(text.length, link).toBeGreaterThan(100);
      await expect(page.locator('.skeleton'), link).toHaveCount(0);
      expect(text, link).not.toContain('This page stumbled.');
    }
  });
}
