/**
 * The experiment as plain data: what its sections hold. A field's default must change nothing, so that
 * old links keep their meaning.
 */
import type { Fields, Values } from '../field';
import { sections } from './sections';

/** Version of the schema, written into links and recordings. */
export const SCHEMA_VERSION = 2;

export type Section = keyof typeof sections;

/** An experiment: plain, serializable, validated. */
export type Experiment = { readonly [S in Section]: Values<(typeof sections)[S]> };

function defaultsOf(all: typeof sections): Experiment;
function defaultsOf(all: Readonly<Record<string, Fields>>): object {
  const defaults = (fields: Fields) => Object.entries(fields).map(([name, field]) => [name, field.default]);
  return Object.fromEntries(
    Object.entries(all).map(([section, fields]) => [section, Object.fromEntries(defaults(fields))]),
  );
}

export const defaultExperiment = defaultsOf(sections);
