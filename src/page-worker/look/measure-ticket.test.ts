import { describe, expect, it } from 'vitest';
import { dataSets } from '../../tasks/classification/data-sets';
import { settingsOf } from '../../tasks/classification/settings';
import { forward, score } from '../../models/reference';
import { smallTicket } from '../../formats/ticket/fixture';
import type { OpenedTicket, Ticket } from '../../formats/ticket/ticket';
import { createDataLoader } from '../../runner/data';
import { measured } from './measure-ticket';

const load = createDataLoader(() => Promise.reject(new Error('no files here')));
const made = smallTicket();
const validation = dataSets
  .get('moons')
  .load(settingsOf(made.experiment.data), made.experiment.chance.splitSeed, {}).validation;
const { loss } = score(forward(made.network, made.thetaT, validation.inputs, validation.count), validation.labels, 2);
/** Its last validation loss is that of its weights. */
const ticket: Ticket = { ...made, run: { ...made.run, points: { ...made.run.points, 'validation.loss': [1, loss] } } };
const opened = (change: Partial<Ticket> = {}, notes: Partial<OpenedTicket['notes']> = {}): OpenedTicket => ({
  ticket: { ...ticket, ...change },
  notes: { changed: null, converted: [], ignored: [], ...notes },
});
const changedBy = async (one: OpenedTicket) => (await measured(one, load)).notes.changed;

describe('a ticket without checksums', () => {
  it('is as it was made when its weights have the loss that comes with them', async () => {
    expect(await changedBy(opened())).toEqual([]);
  });

  it('has changed when a single weight is another one', async () => {
    const thetaT = ticket.thetaT.map((values, at) => (at === 0 ? values.with(0, values[0] + 0.25) : values));
    expect(await changedBy(opened({ thetaT }))).toEqual(['theta_T']);
  });

  it('is not checked when rounded, diverged, without its data, or checked already', async () => {
    expect(await changedBy(opened({ rounded: true }))).toBeNull();
    expect(await changedBy(opened({}, { converted: ['F16'] }))).toBeNull();
    expect(await changedBy(opened({ run: { ...ticket.run, status: 'diverged' } }))).toBeNull();
    expect(
      await changedBy(
        opened({ experiment: { ...ticket.experiment, data: { ...ticket.experiment.data, set: 'mnist' } } }),
      ),
    ).toBeNull();
    expect(await changedBy(opened({}, { changed: ['mask'] }))).toEqual(['mask']);
  });
});
