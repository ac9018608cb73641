import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors';
import { SMALL_LINK, smallTicket } from './fixture';
import { readTicket, writeTicket } from './ticket-file';

const ticket = smallTicket();
const bytes = writeTicket(ticket);
const file = readSafetensors(bytes);

/** The ticket with other metadata or tensors. */
const changed = (metadata: Record<string, string>, tensors = file.tensors): Uint8Array =>
  writeSafetensors({ metadata: { ...file.metadata, ...metadata }, tensors });

describe('tickets as files', () => {
  it('are read back as they were written', () => {
    const read = readTicket(bytes);
    const whole = ticket.masks.map((mask, at) => mask ?? (ticket.network.parameters[at].prunable ? mask : null));
    expect(read).toEqual({ ...ticket, masks: whole });
  });

  it('hold PyTorch’s names and layout: Linear weights are [out, in]', () => {
    expect(file.tensors.map(({ name }) => name).toSorted()).toEqual([
      'mask.1.weight', 'mask.2.weight', 'pruned_in.1.weight', 'pruned_in.2.weight',
      'theta_0.1.bias', 'theta_0.1.weight', 'theta_0.2.bias', 'theta_0.2.weight',
      'theta_T.1.bias', 'theta_T.1.weight', 'theta_T.2.bias', 'theta_T.2.weight',
    ]);
    // our [2, 3] = 0, 1/8, 2/8 | 3/8, 4/8, 5/8 becomes [3, 2], column by column
    expect(file.tensors.find(({ name }) => name === 'theta_0.1.weight')).toMatchObject({
      shape: [3, 2], values: Float32Array.of(0, 3 / 8, 1 / 8, 4 / 8, 2 / 8, 5 / 8),
    });
    expect(file.tensors.find(({ name }) => name === 'mask.1.weight')?.values).toEqual(Uint8Array.of(1, 0, 0, 1, 1, 0));
    expect(file.metadata).toMatchObject({ link: SMALL_LINK, weights_remaining: String(7 / 12), theta_T: 'exact' });
  });

  it.each([
    ['another file', changed({ format: 'else' }), 'is no ticket of Ticket Lab'],
    ['a newer version', changed({ version: '2' }), 'version 2; this app reads version 1'],
    ['a run that is none', changed({ run: '{' }), 'damaged at run'],
    ['a setting out of range', changed({ link: `${SMALL_LINK}&pruning.rate=7` }), 'pruning.rate = 7; allowed: 0.05 … 0.9'],
    ['a trial too many', changed({ run: '{"trial":2,"round":1,"arm":"ticket"}' }), 'of trial 3; its experiment has 2'],
    ['a round too many', changed({ run: '{"trial":0,"round":3,"arm":"ticket"}' }), 'of round 3; its experiment has 2'],
    ['an arm that is none', changed({ run: '{"trial":0,"round":1,"arm":"x"}' }), 'of arm "x"; its experiment has full, ticket, reinitialized, random-mask'],
    ['another network', changed({ link: SMALL_LINK.replace('widths=3', 'widths=4') }), '"mask.1.weight" is BOOL [3, 2]; its experiment has BOOL [4, 2]'],
    ['other inputs', changed({ data: '{"inputShape":[3],"classNames":["A","B"],"filesHash":null}' }), 'have the shape [3]; those of "moons" have [2]'],
    ['other classes', changed({ data: '{"inputShape":[2],"classNames":["A"],"filesHash":null}' }), '1 classes; "moons" has 2'],
    ['a missing tensor', changed({}, file.tensors.slice(1)), 'lacks the tensor'],
    ['weights where there are none', changed({}, file.tensors.map((t) => (t.name === 'theta_T.1.weight' && t.dtype === 'F32' ? { ...t, values: t.values.map(() => 1) } : t))), 'Pruned weights of "theta_T.1.weight" are not 0'],
    ['a mask against its history', changed({}, file.tensors.map((t) => (t.name === 'pruned_in.1.weight' && t.dtype === 'U8' ? { ...t, values: t.values.map(() => 1) } : t))), 'contradict each other'],
  ])('%s is refused with a clear message', (_what, broken, message) => {
    expect(() => readTicket(broken)).toThrow(message);
  });

  it('changed anywhere give an error with words, or a ticket; nothing else', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(4), (at, value, removed) => {
        const broken = Uint8Array.from([...bytes.subarray(0, at), value, ...bytes.subarray(at + removed)]);
        expect(readOrSay(broken)).toMatch(/^(4 parameters|Error: [^]+\.)$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** What was read, or the error. */
function readOrSay(broken: Uint8Array): string {
  try {
    return `${readTicket(broken).network.parameters.length} parameters`;
  } catch (error) {
    return String(error);
  }
}
