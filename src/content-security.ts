/**
 * The built page's Content-Security-Policy lets no style in but its own files and two of a library, and
 * no eval.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** What react-aria puts into <style> elements: usePress and usePreventScroll. Checked end to end. */
const STYLES = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

const INLINE = "'unsafe-inline'";
const hashes = STYLES.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/** Vite's own server, which puts styles into the page, keeps the wider rule of index.html. */
export const strictStyles = (): Plugin => ({
  name: 'strict-styles',
  apply: 'build',
  transformIndexHtml(html) {
    if (!html.includes(INLINE)) throw new Error(`index.html: its Content-Security-Policy has no ${INLINE} to replace.`);
    return html.replace(INLINE, hashes.join(' '));
  },
});

const ASKS_BY_EVAL = /@stdlib\/assert-has-generator-support\/lib\/main\.js$/;

/**
 * A library asks by `eval` whether there are generators. The policy forbids that; the answer is known,
 * and reporting the two violations cost the first frame a tenth of a second.
 */
export const withoutEval = (): Plugin => ({
  name: 'without-eval',
  transform: (_code, id) =>
    ASKS_BY_EVAL.test(id) ? { code: 'module.exports = () => true;', map: { mappings: '' } } : undefined,
});
