/** The control of a setting, by its widget alone. */
import { fieldIn, type Field } from '../../experiment/fields';
import { ChainsControl } from './chains-control';
import { ChoiceControl } from './choice-control';
import { useFormExperiment } from './form-experiment';
import { ListControl } from './list-control';
import { NumberControl } from './number-control';
import { SeedControl } from './seed-control';

interface Props {
  readonly field: Field;
  /** numbers of inputs and of classes of the network */
  readonly ends: readonly [number, number];
}

export function Control({ field: whole, ends }: Props) {
  const field = fieldIn(useFormExperiment(), whole);
  switch (field.widget) {
    case 'slider':
      return <NumberControl field={field} />;
    case 'seed':
      return <SeedControl field={field} />;
    case 'menu':
      return <ChoiceControl field={field} />;
    case 'arms':
      return <ChainsControl field={field} />;
    case 'list':
      return <ListControl field={field} ends={null} />;
    case 'layers':
      return <ListControl field={field} ends={ends} />;
    default:
      return field satisfies never;
  }
}
