/** Puts watch.js into index.html, with its words in all languages, and lets the page's policy run it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minifySync, type Plugin } from 'vite';

const PLACE = '<!-- watch -->';
const RULE = "script-src 'self'";
const SCRIPT = new URL('./watch.js', import.meta.url);
const CATALOGUES = new URL('../ui/texts/', import.meta.url);

/** The file "start" of every language: the page's own script, which has the rest, may not come. */
function words(): Record<string, unknown> {
  const languages = readdirSync(CATALOGUES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    languages.map(({ name }) => {
      const texts: { start: unknown } = JSON.parse(readFileSync(new URL(`${name}/start.json`, CATALOGUES), 'utf8'));
      return [name, texts.start];
    }),
  );
}

/** What stands in the page, with `<` escaped so that no text can end it. */
function script(): string {
  const texts = JSON.stringify(words()).replaceAll('<', String.raw`\u003c`);
  const code = readFileSync(fileURLToPath(SCRIPT), 'utf8');
  // not rewritten: it must stay readable to old browsers
  return minifySync('watch.js', `var TEXTS = ${texts};\n${code}`, {
    compress: false,
    mangle: true,
    module: false,
  }).code.trim();
}

export const watchStart = (): Plugin => ({
  name: 'watch-start',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      if (!bundle && !html.includes(PLACE)) return html; // another page: that of browser tests
      for (const needed of [PLACE, RULE]) {
        if (!html.includes(needed)) throw new Error(`index.html: has no ${needed}.`);
      }
      const text = script();
      const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
      return html.replace(RULE, () => `${RULE} ${hash}`).replace(PLACE, () => `<script>${text}</script>`);
    },
  },
});
