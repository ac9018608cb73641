/** The control of a setting, by its widget alone. */
import { memo } from 'react';
import { fieldIn, type Field } from '../../experiment/fields';
import type { Experiment } from '../../experiment/schema';
import { ChainsControl } from './chains-control';
import { FormProvider, useFormExperiment } from './form-experiment';
import { looksOf } from './looks';
import { Widget } from './widget';

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
      {field.kind === 'chains' ? <ChainsControl field={field} /> : <Widget field={field} ends={ends} />}
    </FormProvider>
  ),
  (before, { looks }) => before.looks === looks,
);
