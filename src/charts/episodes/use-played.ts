/** The episodes of several networks as they are played: the time they share, and what hands do to them. */
import { useCallback, useMemo, useState } from 'react';
import type { Environment } from '../../tasks/control/environment';
import { isStill } from '../kit/still';
import { useInSlices, type Slices } from '../kit/use-in-slices';
import type { Actor } from './actor';
import type { Drawing } from './drawing';
import { play, stepsOf, type Chance, type Episode, type Shove } from './episode';
import type { Hands } from './use-hand';
import { useShoves } from './use-shoves';
import { useTransport } from './use-transport';

export interface Played {
  readonly actor: Actor;
  readonly episode: Episode;
}

interface Options {
  readonly environment: Environment;
  readonly actors: readonly Actor[];
  readonly chance: Chance;
  readonly drawing: Drawing;
  readonly waits: boolean;
}

/** So many steps after its start an episode that was over is shoved, or half way of a shorter one: it is seen before and after. */
const AGAIN = 25;

export function usePlayed({ environment, actors, chance, drawing, waits }: Options) {
  const subject = useMemo(() => ({ environment, actors, chance }), [environment, actors, chance]);
  const { shoves, last, add, clear } = useShoves(subject);
  const begin = useCallback(() => playAll(environment, actors, chance, shoves), [environment, actors, chance, shoves]);
  const made = useInSlices(begin);
  const played = made?.environment === environment ? made.played : NOTHING;
  const longest = Math.max(0, ...played.map(({ episode }) => stepsOf(episode)));
  const end = longest > 0 ? longest + (drawing.aftermath?.steps ?? 0) : 0;
  const transport = useTransport(subject, drawing.pace, end, waits);
  const [tilted, setTilted] = useState<number | null>(null);
  const { push, tilt } = drawing;
  const shove = (one: Omit<Shove, 'step'>): void => {
    const now = Math.floor(transport.clock.now());
    const isOver = isStill() || now >= longest;
    add({ ...one, step: isOver ? Math.min(AGAIN, Math.floor(longest / 2)) : now });
    if (!isStill()) transport.play(isOver ? 0 : undefined);
  };
  const hands: Hands | null = push
    ? {
        push: (size) => shove({ kind: 'push', size, apply: (state) => push.apply(state, size) }),
        tilt: (size) => shove({ kind: 'tilt', size, apply: (state) => tilt?.apply(state, size) ?? state }),
        drag(size) {
          if (size !== null) transport.hold();
          setTilted(size);
        },
      }
    : null;
  /** Takes back what hands did, and shows the same episode without it. */
  const letBe = (): void => {
    clear();
    if (!isStill()) transport.play(0);
  };
  return { played, longest, end, transport, last, letBe, hands, tilted };
}

const NOTHING: readonly Played[] = [];

function* playAll(
  environment: Environment,
  actors: readonly Actor[],
  chance: Chance,
  shoves: readonly Shove[],
): Slices<{ readonly environment: Environment; readonly played: readonly Played[] }> {
  const played: Played[] = [];
  for (const actor of actors) played.push({ actor, episode: yield* play(environment, actor.policy, chance, shoves) });
  return { environment, played };
}
