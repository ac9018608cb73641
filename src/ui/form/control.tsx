/** The control of a setting, by its widget alone. */
import { memo } from 'react';
import { fieldIn, type Field } from '../../experiment/fields';
import type { Experiment } from '../../experiment/schema';
import { ChainsControl } from './chains-control';
import { ChoiceControl } from './choice-control';
import { FormProvider, useFormExperiment } from './form-experiment';
import { looksOf } from './looks';
import { ListControl } from './list-control';
import { NumberControl } from './number-control';
import { SeedControl } from './seed-control';

interface Props {
  readonly field: Field;
  /** numbers of inputs and of classes of the network */
  readonly ends: readonly [number, number];
}

export function Control({ field: whole, ends }: Props) {
  const experiment = useFormExperiment();
  const field = fieldIn(experiment, whole);
  return <Row field={field} ends={ends} experiment={experiment} looks={looksOf(experiment, field, ends)} />;
}

interface RowProps extends Props {
  readonly experiment: Experiment;
  /** all that decides how it looks, as one text */
  readonly looks: string;
}

/** It sees the experiment as it was when the row last looked otherwise: a slider that is dragged draws its own row alone. */
const Row = memo(
  ({ field, ends, experiment }: RowProps) => (
    <FormProvider value={experiment}>
      <Widget field={field} ends={ends} />
    </FormProvider>
  ),
  (before, { looks }) => before.looks === looks,
);

function Widget({ field, ends }: Props) {
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
