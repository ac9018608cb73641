/**
 * A pole on a cart that is pushed left or right and is to stay upright (Barto, Sutton & Anderson 1983), with the
 * constants of Gymnasium's CartPole-v1: Euler steps with the old velocities.
 */
import { cos, sin } from '../../../lottery/random/maths';
import type { Environment } from '../environment';

export const GRAVITY = 9.8; // m/s²
const CART = 1; // kg
const POLE = 0.1; // kg
const MASS = CART + POLE;
export const HALF_LENGTH = 0.5; // m
const MOMENT = POLE * HALF_LENGTH; // kg m
const FORCE = 10; // N
export const TAU = 0.02; // s
/** where an episode ends, in m and radians (12°) */
export const FARTHEST = 2.4;
export const STEEPEST = (12 * 2 * Math.PI) / 360;

/** State: position of the cart (m), its velocity (m/s), angle of the pole (radians, 0 is up), its velocity (1/s). */
const cartpole: Environment = {
  id: 'cartpole',
  order: 1,
  version: 1,
  observation: [4],
  actions: 2,
  limit: 500,
  zeros: 0,
  random: 22.2,
  least: 1,
  best: 500,
  solved: 475,
  reset: (uniform) => [0, 0, 0, 0].map(() => 0.1 * uniform() - 0.05),
  step([x, velocity, angle, turning], action) {
    const force = action === 1 ? FORCE : -FORCE;
    const [sine, cosine] = [sin(angle), cos(angle)];
    const pushed = (force + MOMENT * (turning * turning) * sine) / MASS;
    const turn = (GRAVITY * sine - cosine * pushed) / (HALF_LENGTH * (4 / 3 - (POLE * (cosine * cosine)) / MASS));
    const acceleration = pushed - (MOMENT * turn * cosine) / MASS;
    const state = [x + TAU * velocity, velocity + TAU * acceleration, angle + TAU * turning, turning + TAU * turn];
    return { state, reward: 1, terminated: Math.abs(state[0]) > FARTHEST || Math.abs(state[2]) > STEEPEST };
  },
  // fixed scales: running statistics would be hidden state that no θ₀ holds
  observe([x, velocity, angle, turning], into, offset) {
    into[offset] = x / FARTHEST;
    into[offset + 1] = velocity / 3;
    into[offset + 2] = angle / 0.2095;
    into[offset + 3] = turning / 3;
  },
};

export default cartpole;
