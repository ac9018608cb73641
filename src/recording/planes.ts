/** The planes through three networks that a recording has, each with the networks that it goes through. */
import { planesOf } from '../experiment/planes';
import type { Columns } from '../lottery/measures';
import type { Triple } from '../lottery/planes';
import { keyText, runOf, ticketKey } from '../lottery/run-key';
import type { Recording } from './recording';

export interface MeasuredPlane {
  readonly triple: Triple;
  /** as the measure `plane` tells them */
  readonly columns: Columns;
}

/** In the order of the experiment; those that it does not ask for are left out. */
export function planesIn({
  experiment,
  measurements = [],
}: Pick<Recording, 'experiment' | 'measurements'>): MeasuredPlane[] {
  const found = measurements.filter(({ measure }) => measure === 'plane');
  return planesOf(experiment).flatMap((triple) => {
    const key = triple.through === 'copies' ? runOf(0, 'full', 0) : ticketKey(0, triple.ticket.level);
    const own = found.find(({ id, about }) => keyText(id) === keyText(key) && about.step === triple.step);
    return own ? [{ triple, columns: own.columns }] : [];
  });
}
