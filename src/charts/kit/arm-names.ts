import type { Translate } from '../../texts';
import type { ArmNames } from '../../experiment/arm-names';
import type { Arm } from '../../lottery/run-key';

/**
 * The name of an arm on screen: its own, or that of its chain and what its control does: "Fine-tuned · new
 * weights". Names without a text stand for themselves.
 */
export const armName = (t: Translate, { nameOf }: ArmNames, arm: Arm): string => onScreen(t, nameOf(arm));

function onScreen(t: Translate, name: string): string {
  const [chain, control] = name.split('*');
  if (control !== undefined) {
    const words = t(`hanging.${control}`, { defaultValue: control });
    return t('hanging.name', { chain: onScreen(t, chain), control: words });
  }
  const again = /^(.+)-([2-9])$/.exec(name);
  if (again) return t('hanging.again', { name: onScreen(t, again[1]), number: Number(again[2]) });
  return t(`arms.${name}`, { defaultValue: name });
}
