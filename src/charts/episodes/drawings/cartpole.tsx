import { FARTHEST, GRAVITY, HALF_LENGTH, STEEPEST, TAU } from '../../../tasks/control/environments/cartpole';
import type { Drawing, Place } from '../drawing';
import type { State } from '../../../tasks/control/environment';

const METRE = 100;
const [WIDTH, HEIGHT, TRACK] = [2.8 * 2 * METRE, 185, 150];
const CART = { width: 62, height: 30 };
const POLE = 2 * HALF_LENGTH;
const FLAT = Math.PI / 2;

/** So near, in its own units, a hand means the pole. */
const GRIP = 26;
/** Tilted further it falls at once. */
const STEEP = 0.9 * STEEPEST;

const footOf = ([x]: State): Place => ({ x: WIDTH / 2 + x * METRE, y: TRACK - CART.height });

/** Angle from the foot of the pole to a place, and how far that is. */
function fromFoot(state: State, { x, y }: Place) {
  const foot = footOf(state);
  const [right, up] = [x - foot.x, foot.y - y];
  return { angle: Math.atan2(right, up), distance: Math.hypot(right, up) };
}

/** An episode ends for the pole or for the cart: where both are beyond, the pole has fallen. */
const hasFallen = (angle: number): boolean => Math.abs(angle) > STEEPEST;

const cartpole: Drawing = {
  id: 'cartpole',
  pace: 50, // as fast as it is
  width: WIDTH,
  height: HEIGHT,
  ghosts: true,
  lasts: true,
  Draw({ state, colour }) {
    const [, , angle] = state;
    const { x: middle, y: top } = footOf(state);
    return (
      <>
        <line x1={0} y1={TRACK} x2={WIDTH} y2={TRACK} className="episode-ground" />
        {[-FARTHEST, FARTHEST].map((end) => {
          const at = WIDTH / 2 + end * METRE;
          return <line key={end} x1={at} y1={TRACK - 14} x2={at} y2={TRACK + 14} className="episode-ground" />;
        })}
        <rect
          x={middle - CART.width / 2}
          y={top}
          width={CART.width}
          height={CART.height}
          rx={5}
          className="episode-body"
        />
        <line
          x1={middle}
          y1={top}
          x2={middle + POLE * METRE * Math.sin(angle)}
          y2={top - POLE * METRE * Math.cos(angle)}
          stroke={colour}
          strokeWidth={13}
          strokeLinecap="round"
        />
        <circle cx={middle} cy={top} r={5} className="episode-joint" />
      </>
    );
  },
  /** A rod that turns about its foot, on a cart that stands: θ̈ = 3g sin θ / 2l. One that was upright is left so. */
  aftermath: {
    steps: 60,
    at(state, steps) {
      const [x, velocity, last, lastTurning] = state;
      if (!hasFallen(last)) return state;
      let [angle, turning] = [last, lastTurning];
      for (let step = 0; step < steps && Math.abs(angle) < FLAT; step += 1) {
        turning += (TAU * 1.5 * GRAVITY * Math.sin(angle)) / POLE;
        angle += TAU * turning;
      }
      return [x, velocity, Math.min(Math.max(angle, -FLAT), FLAT), 0];
    },
  },
  ending: ([, , angle]) => (hasFallen(angle) ? null : 'cartpole_off'),
  // pushing right, over angle in degrees and angular velocity in 1/s; the cart stands in the middle
  plane: {
    across: 12,
    up: 3,
    action: 1,
    stateAt: (degrees, turning) => [0, 0, (degrees * Math.PI) / 180, turning],
  },
  push: {
    // 1 m/s more, as its own push gives the cart in about a tenth of a second: 10 N on 1.1 kg
    apply: ([x, velocity, angle, turning], direction) => [x, velocity + direction, angle, turning],
    at: (state) => ({ x: footOf(state).x, y: TRACK - CART.height / 2 }),
  },
  tilt: {
    isOn(state, place) {
      const { angle, distance } = fromFoot(state, place);
      const aside = Math.abs(distance * Math.sin(angle - state[2]));
      const along = distance * Math.cos(angle - state[2]);
      return aside < GRIP && along > 0 && along < POLE * METRE + GRIP;
    },
    towards: (state, place) => Math.min(Math.max(fromFoot(state, place).angle, -STEEP), STEEP),
    // it is let go at rest
    apply: ([x, velocity], tilt) => [x, velocity, tilt, 0],
    some: STEEPEST / 2,
  },
};

export default cartpole;
