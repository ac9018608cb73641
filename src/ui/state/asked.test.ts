import { beforeEach, expect, it } from 'vitest';
import { readLink } from '../../experiment/link';
import { controlOf, full } from '../../lottery/run-key';
import { asked, askedOf, keepAsked, keptOf, pointAt, pointAway, tell } from './asked';

const [one, other] = [readLink('v=2').experiment, readLink('v=2&chance.trials=2').experiment];
const control = controlOf(0, 'reinitialized');
const now = (experiment = one) => askedOf(asked.getState(), experiment);

beforeEach(() => asked.setState({ pointed: null, kept: null, told: null }));

it('is what is pointed at, else what was pressed', () => {
  keepAsked({ arm: control, of: one });
  pointAt(full);
  expect(now()).toBe(full);
  pointAway(full);
  expect(now()).toBe(control);
  keepAsked(null);
  expect(now()).toBeNull();
});

it('of another experiment is nothing that was pressed before', () => {
  keepAsked({ arm: control, of: one });
  expect(now(other)).toBeNull();
  expect(keptOf(asked.getState(), other)).toBeNull();
});

it('is not taken back by a word that goes while another is pointed at', () => {
  pointAt(control);
  pointAt(full);
  pointAway(control);
  expect(now()).toBe(full);
});

it('is what the story names, until a word of the verdict asks for another', () => {
  tell(control);
  expect(now()).toBe(control);
  pointAt(full);
  expect(now()).toBe(full);
  pointAway(full);
  expect(now()).toBe(control);
  tell(null);
  expect(now()).toBeNull();
});
