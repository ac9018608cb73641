import type { TFunction } from 'i18next';

/** Names on screen of the full network and these arms. */
export const armNames = (t: TFunction, arms: readonly string[]): Record<string, string> =>
  Object.fromEntries(['full', ...arms].map((arm) => [arm, t(`arms.${arm}`)]));
