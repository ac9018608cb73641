/** The control of a setting that stands for itself, by its widget alone. */
import type { Field } from '../../experiment/fields';
import { ChoiceControl } from './choice-control';
import { ListControl } from './list-control';
import { NumberControl } from './number-control';
import { SeedControl } from './seed-control';

interface Props {
  readonly field: Exclude<Field, { readonly kind: 'chains' }>;
  /** numbers of inputs and of classes of the network */
  readonly ends: readonly [number, number];
}

export function Widget({ field, ends }: Props) {
  switch (field.widget) {
    case 'slider':
      return <NumberControl field={field} />;
    case 'seed':
      return <SeedControl field={field} />;
    case 'menu':
      return <ChoiceControl field={field} />;
    case 'list':
      return <ListControl field={field} ends={null} />;
    case 'layers':
      return <ListControl field={field} ends={ends} />;
    default:
      return field satisfies never;
  }
}
