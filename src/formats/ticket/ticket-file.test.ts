import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors';
import type { Tensor } from './tensor';
import { SMALL_LINK, smallTicket } from './fixture';
import { bfloat16, half, mutated, outcome } from './mutations-fixture';
import { floatsOf, wholeNumbersOf } from './tensor-values';
import { readTicket, writeTicket } from './ticket-file';

const ticket = smallTicket();
const bytes = writeTicket(ticket);
const file = readSafetensors(bytes);
const whole = {
  ...ticket,
  masks: ticket.masks.map((mask, at) => mask ?? (ticket.network.parameters[at].prunable ? mask : null)),
};
const AS_MADE = { changed: [], converted: [], ignored: [] };

/** The ticket with other metadata or tensors; undefined: without this one. */
function changed(metadata: Record<string, string | undefined>, tensors = file.tensors): Uint8Array {
  const all = Object.entries({ ...file.metadata, ...metadata }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return writeSafetensors({ metadata: Object.fromEntries(all), tensors });
}

/** The tensors of a kind, made anew. */
const recast = (kind: string, make: (tensor: Tensor) => Tensor): Tensor[] =>
  file.tensors.map((tensor) => (tensor.name.startsWith(kind) ? make(tensor) : tensor));
const bytesIn = (
  values: ArrayLike<number>,
  Type: { from(values: ArrayLike<number>): { buffer: ArrayBufferLike } },
): Uint8Array => new Uint8Array(Type.from(values).buffer);
/** One number of a tensor changed. */
const withFloat = (name: string, at: number, value: number): Tensor[] =>
  recast(name, (tensor) => ({ ...tensor, bytes: bytesIn(floatsOf(tensor).with(at, value), Float32Array) }));
const withByte = (name: string, at: number, value: number): Tensor[] =>
  recast(name, (tensor) => ({ ...tensor, bytes: wholeNumbersOf(tensor, 255).with(at, value) }));
const points = (change: object, full: object | null = {}): Record<string, string> => {
  const made = JSON.parse(file.metadata.points);
  const { run } = made;
  return { points: JSON.stringify({ run: { ...run, ...change }, full: full && { ...made.full, ...full } }) };
};
const column = (values: object): Record<string, string> =>
  points({ points: { ...JSON.parse(file.metadata.points).run.points, ...values } });

describe('tickets as files', () => {
  it('are read back as they were written', () => {
    expect(readTicket(bytes)).toEqual({ ticket: whole, notes: AS_MADE });
  });

  it('hold PyTorch’s names and layout: Linear weights are [out, in]', () => {
    expect(file.tensors.map(({ name }) => name).toSorted()).toEqual([
      'mask.1.weight',
      'mask.2.weight',
      'pruned_in.1.weight',
      'pruned_in.2.weight',
      'theta_0.1.bias',
      'theta_0.1.weight',
      'theta_0.2.bias',
      'theta_0.2.weight',
      'theta_T.1.bias',
      'theta_T.1.weight',
      'theta_T.2.bias',
      'theta_T.2.weight',
    ]);
    const find = (name: string): Tensor =>
      file.tensors.find((tensor) => tensor.name === name) ?? { name, dtype: '', shape: [], bytes: new Uint8Array() };
    // our [2, 3] = 0, 1/8, 2/8 | 3/8, 4/8, 5/8 becomes [3, 2], column by column
    expect(find('theta_0.1.weight').shape).toEqual([3, 2]);
    expect(floatsOf(find('theta_0.1.weight'))).toEqual(Float32Array.of(0, 3 / 8, 1 / 8, 4 / 8, 2 / 8, 5 / 8));
    expect(find('mask.1.weight').bytes).toEqual(Uint8Array.of(1, 0, 0, 1, 1, 0));
    expect(file.metadata).toMatchObject({
      link: SMALL_LINK,
      weights_remaining: String(7 / 12),
      theta_T: 'exact',
    });
  });

  it.each([
    ['another file', changed({ format: 'else' }, []), 'is no ticket of Ticket Lab'],
    [
      'metadata lost on the way',
      writeSafetensors({ metadata: { format: 'pt' }, tensors: file.tensors }),
      'then save_file(tensors, new, metadata=metadata)',
    ],
    ['one entry lost', changed({ link: undefined }), 'damaged at link'],
    ['a newer version', changed({ version: '3' }), 'version 3; this app reads version 2'],
    ['a run that is none', changed({ run: '{' }), 'damaged at run'],
    [
      'a setting out of range',
      changed({ link: `${SMALL_LINK}&pruning.rate=7` }),
      'pruning.rate = 7; allowed: 0.05 … 0.9',
    ],
    ['a trial too many', changed({ run: '{"trial":2,"round":1,"arm":"ticket"}' }), 'of trial 3; its experiment has 2'],
    ['a round too many', changed({ run: '{"trial":0,"round":3,"arm":"ticket"}' }), 'of round 3; its experiment has 2'],
    [
      'an arm that is none',
      changed({ run: '{"trial":0,"round":1,"arm":"x"}' }),
      'of arm "x"; its experiment has ticket, reinitialized, random-mask',
    ],
    [
      'a full network that was pruned',
      changed({ run: '{"trial":0,"round":1,"arm":"full"}' }),
      'of arm "full"; its experiment has ticket',
    ],
    [
      'a ticket that was not',
      changed({ run: '{"trial":0,"round":0,"arm":"ticket"}' }),
      'of arm "ticket"; its experiment has full',
    ],
    [
      'results of another run',
      changed({ run: '{"trial":1,"round":1,"arm":"ticket"}' }),
      'The ticket of ticket, round 1, trial 2 comes with results of ticket, round 2, trial 2.',
    ],
    [
      'another trial’s full network',
      changed(points({}, { id: { trial: 0, round: 0, arm: 'full' } })),
      'comes with results of full, round 0, trial 1',
    ],
    [
      'an accuracy of 4.88',
      changed(column({ 'test.accuracy': [null, 4.88] })),
      'The ticket contradicts itself: trial 2, round 2, "ticket": the test accuracy at step 20 is 4.88; allowed: 0 … 1.',
    ],
    ['steps out of order', changed(column({ step: [20, 10] })), 'evaluation point 1 is at step 20; allowed: 10'],
    ['steps beyond the run', changed(column({ step: [10, 21] })), 'evaluation point 2 is at step 21; allowed: 20'],
    [
      'a loss below 0',
      changed(column({ 'validation.loss': [0.5, -1] })),
      'the validation loss at step 20 is -1; allowed: numbers from 0 on',
    ],
    [
      'no test accuracy',
      changed(column({ 'test.accuracy': [null, null] })),
      'the test accuracy at step 20 is missing; a finished run has it where its validation loss is lowest and at its end',
    ],
    [
      'another share of weights',
      changed({ weights_remaining: '0.5' }),
      'states 0.5 of the weights remaining; its masks leave 0.58333',
    ],
    [
      'another network',
      changed({ link: SMALL_LINK.replace('widths=3', 'widths=4') }),
      '"mask.1.weight" has the shape [3, 2]; its experiment has [4, 2]',
    ],
    [
      'other inputs',
      changed({ data: '{"inputShape":[3],"classNames":["A","B"],"filesHash":null}' }),
      'have the shape [3]; those of "moons" have [2]',
    ],
    [
      'other classes',
      changed({ data: '{"inputShape":[2],"classNames":["A"],"filesHash":null}' }),
      '1 classes; "moons" has 2',
    ],
    ['a missing tensor', changed({}, file.tensors.slice(1)), 'lacks the tensor'],
    [
      'weights where there are none',
      changed({}, withFloat('theta_T.1.weight', 1, 1)),
      'Pruned weights of "theta_T.1.weight" are not 0',
    ],
    [
      'an infinite weight',
      changed({}, withFloat('theta_T.1.weight', 0, -Infinity)),
      '"theta_T.1.weight" holds -Infinity; weights are finite numbers',
    ],
    [
      'a bias that is no number',
      changed({}, withFloat('theta_0.2.bias', 1, NaN)),
      '"theta_0.2.bias" holds NaN; weights are finite numbers',
    ],
    [
      'weights too large for float32',
      changed(
        {},
        recast('theta_0.1.bias', (t) => ({ ...t, dtype: 'F64', bytes: bytesIn([1, 1e39, 1], Float64Array) })),
      ),
      '"theta_0.1.bias" holds Infinity',
    ],
    [
      'whole numbers as weights',
      changed(
        {},
        recast('theta_0.1.bias', (t) => ({ ...t, dtype: 'I32' })),
      ),
      '"theta_0.1.bias" is of type I32; weights are F16, BF16, F32, F64',
    ],
    [
      'half a mask',
      changed(
        {},
        recast('mask.1', (t) => ({ ...t, dtype: 'F32', bytes: bytesIn([1, 0, 0, 1, 0.5, 0], Float32Array) })),
      ),
      '"mask.1.weight" holds 0.5; allowed: whole numbers from 0 to 1',
    ],
    ['a mask against its history', changed({}, withByte('pruned_in.1.weight', 0, 1)), 'contradict each other'],
    [
      'a round that is still to come',
      changed({}, withByte('pruned_in.1.weight', 1, 3)),
      'holds round 3; the ticket is of round 2',
    ],
  ])('%s is refused with a clear message', (_what, broken, message) => {
    expect(() => readTicket(broken)).toThrow(message);
  });

  it('of a run that diverged may hold trained weights that are no numbers', () => {
    const diverged = {
      ...ticket,
      run: {
        ...ticket.run,
        status: 'diverged' as const,
        points: { ...ticket.run.points, 'validation.loss': [0.5, Infinity] },
      },
      thetaT: ticket.thetaT.map((values, at) => (at === 1 ? values.map(() => NaN) : values)),
    };
    expect(readTicket(writeTicket(diverged)).ticket.thetaT[1]).toEqual(Float32Array.of(NaN, NaN, NaN));
  });

  it('are read from halves, doubles, masks of other types, and with further tensors, which is noted', () => {
    const step = { name: 'step', dtype: 'I64', shape: [1], bytes: new Uint8Array(8) };
    const odd = { name: 'aux', dtype: 'F4', shape: [4], bytes: new Uint8Array(2) };
    const read = (tensors: readonly Tensor[]) => readTicket(changed({}, tensors));
    // eighths are exact in all of them
    for (const [dtype, make] of [
      ['F16', (t: Tensor) => bytesIn([...floatsOf(t)].map(half), Uint16Array)],
      ['BF16', (t: Tensor) => bytesIn([...floatsOf(t)].map(bfloat16), Uint16Array)],
      ['F64', (t: Tensor) => bytesIn(floatsOf(t), Float64Array)],
    ] as const) {
      expect(read(recast('theta_', (t) => ({ ...t, dtype, bytes: make(t) })))).toEqual({
        ticket: whole,
        notes: { ...AS_MADE, converted: [dtype] },
      });
    }
    for (const [dtype, Type] of [
      ['U8', Uint8Array],
      ['F32', Float32Array],
      ['I64', BigInt64Array],
    ] as const) {
      const cast = (t: Tensor): Uint8Array =>
        Type === BigInt64Array
          ? new Uint8Array(BigInt64Array.from([...t.bytes].map(BigInt)).buffer)
          : bytesIn(t.bytes, Type as Float32ArrayConstructor);
      expect(read(recast('mask', (t) => ({ ...t, dtype, bytes: cast(t) })))).toEqual({ ticket: whole, notes: AS_MADE });
    }
    expect(read([...file.tensors, step, odd])).toEqual({
      ticket: whole,
      notes: { ...AS_MADE, ignored: ['step', 'aux'] },
    });
  });

  it('tell which tensors changed since they were made', () => {
    const { notes, ticket: read } = readTicket(changed({}, withFloat('theta_T.1.weight', 0, 9)));
    expect(notes.changed).toEqual(['theta_T']);
    expect(read.thetaT[0][0]).toBe(9);
    expect(readTicket(changed({}, withFloat('theta_0.2.bias', 0, 9))).notes.changed).toEqual(['theta_0']);
    // two places of a mask exchanged, with history and weights that fit
    const swap = changed(
      {},
      recast('mask.1', (t) => ({ ...t, bytes: Uint8Array.of(1, 0, 1, 0, 1, 0) }))
        .filter(({ name }) => !name.startsWith('pruned_in'))
        .map((t) => (t.name === 'theta_T.1.weight' ? { ...t, bytes: bytesIn([1, 0, 1, 0, 1, 0], Float32Array) } : t)),
    );
    expect(readTicket(swap).notes.changed).toEqual(['theta_T', 'mask']);
    // files of earlier versions have no checksums
    expect(readTicket(changed({ sha256: undefined })).notes.changed).toBeNull();
  });

  it('changed anywhere give an error with words, or a ticket; nothing else', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(4), (at, value, removed) => {
        const broken = Uint8Array.from([...bytes.subarray(0, at), value, ...bytes.subarray(at + removed)]);
        expect(outcome(broken)).toMatch(/^(consistent|Error: [^]+[.)])$/);
      }),
      { numRuns: 200 },
    );
  });

  it('300 mutated files are refused with words, or contradict nothing', () => {
    const outcomes = Array.from({ length: 300 }, (_, seed) => outcome(mutated(file, seed)));
    expect(outcomes.filter((one) => !/^(consistent|Error: [^]+[.)])$/.test(one))).toEqual([]);
    expect(outcomes.filter((one) => one !== 'consistent').length).toBeGreaterThan(150);
  });
});
