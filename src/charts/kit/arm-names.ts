import type { TFunction } from 'i18next';

/**
 * The name of an arm on screen: its own, or that of its chain and what its control does: "Fine-tuned · new
 * weights". Ids without a text stand for themselves.
 */
export function armName(t: TFunction, arm: string): string {
  const [chain, control] = arm.split('*');
  if (control !== undefined) {
    const words = t(`hanging.${control}`, { defaultValue: control });
    return t('hanging.name', { chain: armName(t, chain), control: words });
  }
  const again = /^(.+)-([2-9])$/.exec(arm);
  if (again) return t('hanging.again', { name: armName(t, again[1]), number: Number(again[2]) });
  return t(`arms.${arm}`, { defaultValue: arm });
}

/** Names on screen of the full network and these arms. */
export const armNames = (t: TFunction, arms: readonly string[]): Record<string, string> =>
  Object.fromEntries(['full', ...arms].map((arm) => [arm, armName(t, arm)]));
