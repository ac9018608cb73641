/** Kinds of settings: each carries what the form, the link and the limits need to know. */
import { z } from 'zod';

// zod would otherwise probe `new Function`, which the content security policy forbids
z.config({ jitless: true });

export type FieldInfo =
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly scale: 'linear' | 'log';
      readonly unit: Unit;
      readonly optional: boolean;
    }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  /** whole numbers: widths of layers, or steps in ascending order */
  | {
      readonly kind: 'list';
      readonly of: 'widths' | 'steps';
      readonly min: number;
      readonly max: number;
      readonly most: number;
      readonly optional: boolean;
    };

/** 'percent': stored as a fraction 0 … 1, shown as %. 'seed': an integer with a lock and a dice. */
export type Unit = 'none' | 'percent' | 'count' | 'seed';

/** What each leaf of the schema is. */
export const fieldInfo = z.registry<FieldInfo>();

interface NumberOptions {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale?: 'linear' | 'log';
  readonly unit?: Unit;
}

const infoOfNumber = (options: Omit<NumberOptions, 'default'>, optional: boolean): FieldInfo => ({
  kind: 'number',
  min: options.min,
  max: options.max,
  step: options.step,
  scale: options.scale ?? 'linear',
  unit: options.unit ?? 'none',
  optional,
});

/** A number within limits; whole when its step is. */
export function number(options: NumberOptions) {
  const base = Number.isInteger(options.step) ? z.number().int() : z.number();
  return base
    .min(options.min)
    .max(options.max)
    .default(options.default)
    .register(fieldInfo, infoOfNumber(options, false));
}

/** A number within limits, or null: "derived from other settings" (derived.ts). Null is the default. */
export function optionalNumber(options: Omit<NumberOptions, 'default'>) {
  const base = Number.isInteger(options.step) ? z.number().int() : z.number();
  return base
    .min(options.min)
    .max(options.max)
    .nullable()
    .default(null)
    .register(fieldInfo, infoOfNumber(options, true));
}

/** One of several ids. */
export function choice(choices: readonly string[], preset: string) {
  return z
    .string()
    .refine((id) => choices.includes(id))
    .default(preset)
    .register(fieldInfo, { kind: 'choice', choices });
}

/** Any subset of several ids, in the order of `choices`. */
export function choices(all: readonly string[], preset: readonly string[]) {
  return z
    .array(z.string().refine((id) => all.includes(id)))
    .transform((ids) => all.filter((id) => ids.includes(id)))
    .default([...preset])
    .register(fieldInfo, { kind: 'choices', choices: all });
}

interface ListOptions {
  readonly min: number;
  readonly max: number;
  /** longest list */
  readonly most: number;
}

const listOf = ({ min, max, most }: ListOptions) => z.array(z.number().int().min(min).max(max)).max(most);

/** Widths of hidden layers. */
export const widths = (options: ListOptions & { readonly preset: readonly number[] }) =>
  listOf(options)
    .default([...options.preset])
    .register(fieldInfo, { kind: 'list', of: 'widths', ...sizesOf(options), optional: false });

/** Widths of hidden layers, or null: derived from other settings. */
export const optionalWidths = (options: ListOptions) =>
  listOf(options)
    .nullable()
    .default(null)
    .register(fieldInfo, { kind: 'list', of: 'widths', ...sizesOf(options), optional: true });

/** Steps in ascending order, or null: derived from other settings. */
export const optionalSteps = (options: ListOptions) =>
  listOf(options)
    .transform((steps) => [...new Set(steps)].toSorted((a, b) => a - b))
    .nullable()
    .default(null)
    .register(fieldInfo, { kind: 'list', of: 'steps', ...sizesOf(options), optional: true });

const sizesOf = ({ min, max, most }: ListOptions) => ({ min, max, most });
