import { expect, test } from 'vitest';
import { controlOf, full, ticket, type Arm } from '../../lottery/run-key';
import { inOneWay } from './in-one-way';

const random = controlOf(0, 'random-mask');
const plot = { left: 0, right: 300, top: 0, bottom: 200 };
const line = [
  { x: 0, y: 20 },
  { x: 300, y: 20 },
];
const request = (id: Arm) => ({ id, text: id, line, side: 'right' as const });
const label = (id: Arm) => ({ id, text: id, x: 150, y: 40 });
const naming = { more: [], isArm: (id: string) => id !== full, lines: [line], taken: [], plot, em: 12 };
const idsOf = (named: readonly { readonly id: string }[]): string[] => named.map(({ id }) => id);

test('where one arm has no room beside its line, all of them are named in the key, and none twice', () => {
  const requests = [ticket, random, full].map(request);
  const all = inOneWay(requests, [label(ticket), label(random), label(full)], naming);
  expect([idsOf(all.labels), idsOf(all.keys)]).toEqual([[ticket, random, full], []]);
  const some = inOneWay(requests, [label(ticket), label(full)], naming);
  expect([idsOf(some.labels), idsOf(some.keys)]).toEqual([[full], [ticket, random]]);
});

test('where the key has no room for all of them, all stand below the plot', () => {
  const named = inOneWay([ticket, random, full].map(request), [label(ticket), label(full)], {
    ...naming,
    taken: [plot],
  });
  expect([idsOf(named.labels), idsOf(named.keys), named.legend]).toEqual([[full], [], [ticket, random]]);
});

test('where the key would lie scattered over the plot, all stand below it, too', () => {
  const requests = [ticket, random].map(request);
  // there is one row at the bottom, on the left; others are far above it
  const [middle, right] = [
    { ...plot, top: 60, bottom: 178 },
    { ...plot, left: 150, top: 180 },
  ];
  const scattered = inOneWay(requests, [], { ...naming, lines: [], taken: [middle, right] });
  expect([idsOf(scattered.keys), scattered.legend]).toEqual([[], [ticket, random]]);
  // nor do they stand at both ends of one row
  const apart = inOneWay(requests, [], { ...naming, lines: [], taken: [{ ...plot, bottom: 178 }] });
  expect([idsOf(apart.keys), apart.legend]).toEqual([[], [ticket, random]]);
  // one row that something runs through parts nothing
  const parted = inOneWay(requests, [], { ...naming, lines: [], taken: [{ ...middle, top: 165 }, right] });
  expect(parted.keys.map(({ y }) => Math.round(y))).toEqual([188, 154]);
});

test('what marks say stands in the plot, and below it where that has no room', () => {
  const more = [{ id: 'stop' as const, text: 'early stop' }];
  const free = inOneWay<Arm, 'stop'>([], [], { ...naming, more });
  expect([idsOf(free.keys), free.below]).toEqual([['stop'], []]);
  const full = inOneWay<Arm, 'stop'>([], [], { ...naming, more, taken: [plot] });
  expect([idsOf(full.keys), full.below]).toEqual([[], more]);
});
