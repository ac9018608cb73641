import { expect, it } from 'vitest';
import { smallTicket } from './fixture';
import { recordingOfTicket } from './recording';
import { armOf } from '../../lottery/run-key';

const ticket = smallTicket();

it('a ticket becomes a recording of its run, its full network and its masks round by round', () => {
  const recording = recordingOfTicket(ticket);
  expect(recording.runs.map(({ id }) => [id.level, armOf(id)])).toEqual([
    [0, 'full'],
    [2, '0'],
  ]);
  // 6 and 6 weights; two and one pruned in round 1, one each in round 2
  expect(recording.masks).toEqual([
    {
      trial: 1,
      chain: 'ticket',
      remaining: [
        [6, 3, 6, 2],
        [4, 3, 5, 2],
        [3, 3, 4, 2],
      ],
      prunedIn: ticket.prunedIn,
    },
  ]);
});

it('without a history, all that is pruned counts as pruned in its own round', () => {
  const {
    masks: [{ remaining, prunedIn }],
  } = recordingOfTicket({ ...ticket, prunedIn: null });
  expect(remaining).toEqual([
    [6, 3, 6, 2],
    [6, 3, 6, 2],
    [3, 3, 4, 2],
  ]);
  expect(prunedIn[0]).toEqual(Uint8Array.of(0, 2, 0, 2, 0, 2));
});
