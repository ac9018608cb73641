import { parseArgs, type ParseArgsConfig } from 'node:util';
import { lineOf } from './reason';

/** Wrong arguments: exit code 2. */
export class UsageError extends Error {}

/**
 * Node's parseArgs, but an option that is given twice with different values is refused.
 * @throws Error of one sentence that names the argument
 */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  const parsed = ((): ReturnType<typeof parseArgs<T>> => {
    try {
      return parseArgs(config);
    } catch (error) {
      // Node's messages go on about how to quote; the first sentence names the argument
      throw new Error(`${lineOf(error).split(/\.(?:\s|$)/, 1)[0]}.`, { cause: error });
    }
  })();
  const given = new Map<string, string>();
  for (const token of parseArgs({ ...config, tokens: true }).tokens ?? []) {
    if (token.kind !== 'option') continue;
    const value = token.value ?? '';
    const before = given.get(token.name) ?? value;
    if (before !== value)
      throw new Error(`--${token.name} is given twice, as ${before || '""'} and ${value || '""'}; allowed: one value.`);
    given.set(token.name, value);
  }
  return parsed;
}
