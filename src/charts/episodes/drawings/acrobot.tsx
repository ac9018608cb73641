import type { Drawing } from '../drawing';

const LINK = 100;
const SIZE = 4.5 * LINK;
const PIVOT = SIZE / 2;

const acrobot: Drawing = {
  id: 'acrobot',
  pace: 15, // three times as fast as it is
  width: SIZE,
  height: SIZE,
  ghosts: true,
  Draw({ state: [first, second], colour }) {
    const elbow = [PIVOT + LINK * Math.sin(first), PIVOT + LINK * Math.cos(first)];
    const tip = [elbow[0] + LINK * Math.sin(first + second), elbow[1] + LINK * Math.cos(first + second)];
    const link = { strokeWidth: 18, strokeLinecap: 'round' } as const;
    return (
      <>
        <line x1={0} y1={PIVOT - LINK} x2={SIZE} y2={PIVOT - LINK} className="episode-ground" strokeDasharray="14 10" />
        <line x1={PIVOT} y1={PIVOT} x2={elbow[0]} y2={elbow[1]} className="episode-link" {...link} />
        <line x1={elbow[0]} y1={elbow[1]} x2={tip[0]} y2={tip[1]} stroke={colour} {...link} />
        <circle cx={PIVOT} cy={PIVOT} r={8} className="episode-joint" />
        <circle cx={elbow[0]} cy={elbow[1]} r={8} className="episode-joint" />
      </>
    );
  },
  push: {
    // the elbow goes where it is pushed, also when it is above the pivot
    apply: ([first, second, turning, bending], direction) => [
      first,
      second,
      turning + (Math.cos(first) < 0 ? -direction : direction),
      bending,
    ],
    at: ([first]) => ({ x: PIVOT + LINK * Math.sin(first), y: PIVOT + LINK * Math.cos(first) }),
  },
};

export default acrobot;
