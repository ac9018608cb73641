/** The control of a setting, by its kind alone. */
import type { Field } from '../../experiment/link';
import { ChoiceControl } from './choice-control';
import { ChoicesControl } from './choices-control';
import { useFormExperiment } from './form-experiment';
import { ListControl } from './list-control';
import { NumberControl } from './number-control';
import { infoIn } from '../state/relevance';
import { SeedControl } from './seed-control';
import { useSetting } from './setting';

interface Props {
  readonly field: Field;
  /** numbers of inputs and of classes of the network */
  readonly ends: readonly [number, number];
}

export function Control({ field, ends }: Props) {
  const setting = useSetting(field);
  const experiment = useFormExperiment();
  const info = infoIn(field, experiment);
  switch (info.kind) {
    case 'number':
      return info.unit === 'seed' ? (
        <SeedControl setting={setting} info={info} />
      ) : (
        <NumberControl setting={setting} info={info} />
      );
    case 'choice':
      return <ChoiceControl setting={setting} choices={info.choices} />;
    case 'choices':
      return <ChoicesControl setting={setting} choices={info.choices} />;
    case 'list':
      return <ListControl setting={setting} info={info} ends={field.path === 'network.widths' ? ends : null} />;
    default:
      return info satisfies never;
  }
}
