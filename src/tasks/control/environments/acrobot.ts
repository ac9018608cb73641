/**
 * Two links hang from a pivot; a motor between them is to swing the tip over a line (Sutton & Barto 1998, fig. 11.4), with the
 * constants and the equations of motion ("book") of Gymnasium's Acrobot-v1: Runge-Kutta of fourth order.
 */
import { cos, sin } from '../../../lottery/random/maths';
import type { Environment, State } from '../environment';

const GRAVITY = 9.8; // m/s²; links of 1 m and 1 kg, their centres in the middle, moments of inertia 1 kg m²
const DT = 0.2; // s
const FASTEST = [4 * Math.PI, 9 * Math.PI] as const; // 1/s

/** State: angle of the first link (radians, 0 hangs down), of the second from the first, and how fast they turn (1/s). */
const acrobot: Environment = {
  id: 'acrobot',
  order: 2,
  version: 1,
  observation: [6],
  actions: 3,
  limit: 500,
  zeros: 0,
  random: -499,
  least: -500,
  best: 0,
  reset: (uniform) => [0, 0, 0, 0].map(() => 0.2 * uniform() - 0.1),
  step(from, action) {
    const to = moved(from, action - 1);
    const state = [wrapped(to[0]), wrapped(to[1]), limited(to[2], FASTEST[0]), limited(to[3], FASTEST[1])];
    const terminated = heightOf(state) > 1;
    return { state, reward: terminated ? 0 : -1, terminated };
  },
  observe([first, second, firstTurning, secondTurning], into, offset) {
    into[offset] = cos(first);
    into[offset + 1] = sin(first);
    into[offset + 2] = cos(second);
    into[offset + 3] = sin(second);
    into[offset + 4] = (3 * firstTurning) / FASTEST[0];
    into[offset + 5] = (3 * secondTurning) / FASTEST[1];
  },
};

/** How high the tip is above the pivot, in links: −2 … 2. */
const heightOf = ([first, second]: State): number => -cos(first) - cos(first + second);

/** The state's change per second under a torque, in N m. */
function slopeOf([first, second, firstTurning, secondTurning]: State, torque: number): number[] {
  const [sine, cosine] = [sin(second), cos(second)];
  const d1 = 3.5 + cosine;
  const d2 = 1.25 + 0.5 * cosine;
  // the book's cos(θ − π/2) is sin θ
  const phi2 = 0.5 * GRAVITY * sin(first + second);
  const phi1 =
    -0.5 * secondTurning * secondTurning * sine -
    secondTurning * firstTurning * sine +
    1.5 * GRAVITY * sin(first) +
    phi2;
  const second2 =
    (torque + (d2 / d1) * phi1 - 0.5 * firstTurning * firstTurning * sine - phi2) / (1.25 - (d2 * d2) / d1);
  return [firstTurning, secondTurning, -(d2 * second2 + phi1) / d1, second2];
}

function moved(from: State, torque: number): State {
  const after = (slope: readonly number[], time: number): number[] => from.map((value, at) => value + time * slope[at]);
  const k1 = slopeOf(from, torque);
  const k2 = slopeOf(after(k1, DT / 2), torque);
  const k3 = slopeOf(after(k2, DT / 2), torque);
  const k4 = slopeOf(after(k3, DT), torque);
  return from.map((value, at) => value + (DT / 6) * (k1[at] + 2 * k2[at] + 2 * k3[at] + k4[at]));
}

/** The same direction between −π and π. */
function wrapped(angle: number): number {
  let same = angle;
  while (same > Math.PI) same -= 2 * Math.PI;
  while (same < -Math.PI) same += 2 * Math.PI;
  return same;
}

const limited = (value: number, most: number): number => Math.min(Math.max(value, -most), most);

export default acrobot;
