import { describe, expect, it, test } from 'vitest';
import { readLink } from '../../../../experiment/link';
import { controlOf, full, ticketOf } from '../../../../lottery/run-key';
import type { Question } from '../../../../page-worker/look/questions';
import { actingAt, atHand } from './acting';

const peers = [ticketOf(0), controlOf(0, 'reinitialized')];

test('the full network acts alone in round 0, where nothing is pruned', () => {
  expect(actingAt(0, peers)).toEqual([{ arm: full, round: 0 }]);
  expect(actingAt(2, peers)).toEqual([
    { arm: full, round: 0 },
    { arm: ticketOf(0), round: 2 },
    { arm: controlOf(0, 'reinitialized'), round: 2 },
  ]);
});

describe('weights', () => {
  const { experiment } = readLink('v=1');
  const of = { experiment, data: { inputShape: [4], classNames: [], filesHash: null }, engineVersion: '', trial: 0 };
  const networks = actingAt(0, peers);
  const asked: Question<'weights'> = { kind: 'weights', of, networks };
  const none = { arm: full, round: 0, weights: null, rounded: false };
  const answer = { kind: 'weights', networks: [none] } as const;
  const isTrained = (): boolean => true;

  it('are missing once that is known, not while they are asked for', () => {
    expect(atHand(asked, { answer: null, to: null }, isTrained)).toEqual({ networks: [], missing: [], asking: true });
    expect(atHand(asked, { answer, to: asked }, isTrained)).toMatchObject({ missing: [none], asking: false });
    // what was said of them before they were trained, or of another round, says nothing now
    const again = { ...asked };
    expect(atHand(again, { answer, to: asked }, isTrained)).toMatchObject({ missing: [], asking: true });
    const other = { ...asked, networks: actingAt(1, peers) };
    expect(atHand(other, { answer, to: asked }, () => false)).toMatchObject({ missing: [], asking: true });
  });

  it('that nobody has trained stay missing while those of others are asked for', () =>
    expect(atHand({ ...asked }, { answer, to: asked }, () => false).missing).toEqual([none]));
});
