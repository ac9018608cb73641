/**
 * The experiment as plain data: what its sections hold. A new field's default must change nothing, so that
 * old links keep their meaning; the default of a field that there was changes with the version (earlier-defaults.ts).
 */
import { valuesIn, type Fields, type Values } from '../field';
import { sections } from './sections';

/** Version of the schema, written into links and recordings. */
export const SCHEMA_VERSION = 3;

export type Section = keyof typeof sections;

/** An experiment: plain, serializable, validated. */
export type Experiment = { readonly [S in Section]: Values<(typeof sections)[S]> };

function defaultsOf(all: typeof sections): Experiment;
function defaultsOf(all: Readonly<Record<string, Fields>>): object {
  return Object.fromEntries(Object.entries(all).map(([section, fields]) => [section, valuesIn(fields, {})]));
}

export const defaultExperiment = defaultsOf(sections);
