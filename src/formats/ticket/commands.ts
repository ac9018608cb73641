/** Command lines that do without a browser what the page does. */
import { writeLink } from '../../experiment/link';
import type { Experiment } from '../../experiment/schema';

/** The line to type in a checkout of this project: trains the experiment, or writes its data as IDX files. */
export function commandOf(what: 'experiment' | 'data', experiment: Experiment): string {
  // graphics are for browsers, where 'auto' and WebAssembly need no mention
  const { backend } = experiment.engine;
  const isGraphics = backend === 'webgpu' || backend === 'webgl';
  const used: Experiment = isGraphics
    ? { ...experiment, engine: { ...experiment.engine, backend: 'auto' } }
    : experiment;
  const link = writeLink(used);
  const line = `npm run ${what} -- ${quoted(link)}`;
  return what === 'experiment' ? `${line} --out recording.json` : `${line} --to data`;
}

/** One word of a POSIX shell: nothing in single quotes means anything. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
