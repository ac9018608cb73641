#!/usr/bin/env python3
"""A lottery ticket made by Ticket Lab that acts, read, checked and trained again with PyTorch alone.

    python3 ticket.py                     reads and checks the ticket, measures its returns
    python3 ticket.py --retrain           trains the ticket m * theta_0 again as the page did
    python3 ticket.py --retrain --trials 3

It brings its own environment. Starts and chance of all episodes are those of the page.
The method: Frankle & Carbin, The Lottery Ticket Hypothesis, ICLR 2019; proximal policy
optimization: Schulman et al. 2017, with advantages by Schulman et al. 2016.
"""
import argparse
import json
import math
import os
import struct

import torch
from torch import nn

{{SHARED}}

# How it acts and learns: in each update all environments act for HORIZON steps, and EPOCHS passes go over all of that.
ENVIRONMENT = {{ENVIRONMENT}}
ACTIONS = {{ACTIONS}}
LIMIT = {{LIMIT}}  # steps after which an episode is cut
ENVIRONMENTS = {{ENVIRONMENTS}}
HORIZON = {{HORIZON}}
EPOCHS = {{EPOCHS}}
GAMMA = {{GAMMA}}
LAMBDA = {{LAMBDA}}
CLIP = {{CLIP}}
ENTROPY = {{ENTROPY}}
REWARD_SCALE = {{REWARD_SCALE}}
STICKY = {{STICKY}}  # probability of doing the last action again instead of the chosen one
CLIP_NORM = {{CLIP_NORM}}  # of all gradients together; 0: not clipped

# Chance: seed of the episodes that are measured, seed of training, the run's trial, and how many episodes are measured.
EPISODE_SEED = {{EPISODE_SEED}}
ORDER_SEED = {{ORDER_SEED}}
TRIAL = {{TRIAL}}
EPISODES = {{EPISODES}}

# What the page measured: mean test return of the sampling policy at the last update and at the early stop, its update,
# and of the greedy policy at the last update.
TEST_AT_END = {{TEST_AT_END}}
TEST_AT_STOP = {{TEST_AT_STOP}}
STOP_STEP = {{STOP_STEP}}
GREEDY_AT_END = {{GREEDY_AT_END}}


class CartPole:
    """A pole on a cart (Barto, Sutton & Anderson 1983): 1 for each step until it leans 12 degrees or the cart is 2.4 m away."""

    @staticmethod
    def reset(uniform):
        return [0.1 * uniform() - 0.05 for _ in range(4)]

    @staticmethod
    def step(state, action):
        x, velocity, angle, turning = state
        sine, cosine = math.sin(angle), math.cos(angle)
        pushed = ((10 if action == 1 else -10) + 0.05 * turning * turning * sine) / 1.1
        turn = (9.8 * sine - cosine * pushed) / (0.5 * (4 / 3 - 0.1 * cosine * cosine / 1.1))
        acceleration = pushed - 0.05 * turn * cosine / 1.1
        after = [x + 0.02 * velocity, velocity + 0.02 * acceleration, angle + 0.02 * turning, turning + 0.02 * turn]
        return after, 1.0, abs(after[0]) > 2.4 or abs(after[2]) > 12 * 2 * math.pi / 360

    @staticmethod
    def observe(state):
        x, velocity, angle, turning = state
        return [x / 2.4, velocity / 3, angle / 0.2095, turning / 3]


class Catch:
    """Ten balls fall on 10 x 10 cells, one after the other: 1 for each that is caught, -1 for each that is not."""

    @staticmethod
    def reset(uniform):
        return [5, 0, 0] + [math.floor(10 * uniform()) for _ in range(10)]

    @staticmethod
    def step(state, action):
        paddle, row, ball, *columns = state
        paddle = min(max(paddle + action - 1, 0), 9)
        row += 1
        if row < 9:
            return [paddle, row, ball, *columns], 0.0, False
        reward = 1.0 if columns[ball] == paddle else -1.0
        if ball == 9:
            return [paddle, row, ball, *columns], reward, True
        return [paddle, 0, ball + 1, *columns], reward, False

    @staticmethod
    def observe(state):
        paddle, row, ball, *columns = state
        cells = [0.0] * 100
        cells[10 * row + columns[ball]] = 1.0
        cells[90 + paddle] = 1.0
        return cells


class Acrobot:
    """Two links hang from a pivot, a motor between them (Sutton & Barto 1998): -1 for each step until the tip is above a line."""

    @staticmethod
    def reset(uniform):
        return [0.2 * uniform() - 0.1 for _ in range(4)]

    @staticmethod
    def slope(state, torque):
        first, second, first_turning, second_turning = state
        sine, cosine = math.sin(second), math.cos(second)
        d1, d2 = 3.5 + cosine, 1.25 + 0.5 * cosine
        phi2 = 4.9 * math.sin(first + second)
        phi1 = -0.5 * second_turning ** 2 * sine - second_turning * first_turning * sine + 14.7 * math.sin(first) + phi2
        second_slope = (torque + d2 / d1 * phi1 - 0.5 * first_turning ** 2 * sine - phi2) / (1.25 - d2 * d2 / d1)
        return [first_turning, second_turning, -(d2 * second_slope + phi1) / d1, second_slope]

    @staticmethod
    def step(state, action):
        def after(slope, time):
            return [value + time * by for value, by in zip(state, slope)]

        def wrapped(angle):
            while angle > math.pi:
                angle -= 2 * math.pi
            while angle < -math.pi:
                angle += 2 * math.pi
            return angle

        torque = action - 1
        k1 = Acrobot.slope(state, torque)
        k2 = Acrobot.slope(after(k1, 0.1), torque)
        k3 = Acrobot.slope(after(k2, 0.1), torque)
        k4 = Acrobot.slope(after(k3, 0.2), torque)
        first, second, *turning = after([a + 2 * b + 2 * c + d for a, b, c, d in zip(k1, k2, k3, k4)], 0.2 / 6)
        first, second = wrapped(first), wrapped(second)
        turning = [min(max(value, -most), most) for value, most in zip(turning, (4 * math.pi, 9 * math.pi))]
        terminated = -math.cos(first) - math.cos(first + second) > 1
        return [first, second, *turning], 0.0 if terminated else -1.0, terminated

    @staticmethod
    def observe(state):
        first, second, first_turning, second_turning = state
        turning = [3 * first_turning / (4 * math.pi), 3 * second_turning / (9 * math.pi)]
        return [math.cos(first), math.sin(first), math.cos(second), math.sin(second), *turning]


class Breakout:
    """A ball, a paddle and three rows of bricks on 10 x 10 cells (rules: Young & Tian 2019): 1 for a brick."""

    FULL = 2 ** 10 - 1  # column c of a row is bit c

    @staticmethod
    def reset(uniform):
        column, right = (0, 1) if uniform() < 0.5 else (9, -1)
        return [4, 3, column, 1, right, 3, column, 0, Breakout.FULL, Breakout.FULL, Breakout.FULL]

    @staticmethod
    def step(state, action):
        paddle, row, column, down, right, _, _, struck, *wall = state
        paddle = min(max(paddle + action - 1, 0), 9)
        to_row, to_column = row + down, min(max(column + right, 0), 9)
        if to_column != column + right:
            right = -right
        reward, terminated, strikes = 0.0, False, 0
        if to_row < 0:
            to_row, down = 0, -down
        elif 1 <= to_row <= 3 and wall[to_row - 1] >> to_column & 1:
            strikes = 1
            if not struck:
                wall[to_row - 1] &= ~(1 << to_column)
                reward, to_row, down = 1.0, row, -down
        elif to_row == 9:
            if not any(wall):
                wall = [Breakout.FULL] * 3
            if column == paddle:
                to_row, down = row, -down
            elif to_column == paddle:
                to_row, down, right = row, -down, -right
            else:
                terminated = True
        return [paddle, to_row, to_column, down, right, row, column, strikes, *wall], reward, terminated

    @staticmethod
    def observe(state):
        paddle, row, column, _, _, row_before, column_before, _, *wall = state
        marks = [(9, paddle, 0), (row, column, 1), (row_before, column_before, 2)]
        marks += [(at + 1, along, 3) for at in range(3) for along in range(10) if wall[at] >> along & 1]
        cells = [0.0] * 400
        for at, along, channel in marks:
            cells[(at * 10 + along) * 4 + channel] = 1.0
        return cells


KNOWN = {"cartpole": CartPole, "catch": Catch, "acrobot": Acrobot, "breakout": Breakout}


class Stream:
    """The page's random numbers: xoshiro128** (Blackman & Vigna 2018), its state hashed from seed and names."""

    def __init__(self, *names):
        text = "/".join(str(name) for name in names)
        words = [self.word(text, index) for index in range(4)]
        self.state = [words[0] | 1, *words[1:]]

    @staticmethod
    def word(text, index):
        state = 0x811C9DC5 ^ (index * 0x9E3779B9 & 0xFFFFFFFF)
        for letter in text:
            state = (state ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
        state = (state ^ state >> 16) * 0x21F0AAAD & 0xFFFFFFFF
        state = (state ^ state >> 15) * 0x735A2D97 & 0xFFFFFFFF
        return state ^ state >> 15

    def draw(self):
        a, b, c, d = self.state
        product = b * 5 & 0xFFFFFFFF
        c, d = c ^ a, d ^ b
        self.state = [a ^ d, b ^ c, c ^ (b << 9 & 0xFFFFFFFF), (d << 11 | d >> 21) & 0xFFFFFFFF]
        return ((product << 7 | product >> 25) & 0xFFFFFFFF) * 9 & 0xFFFFFFFF

    def uniform(self):
        high = self.draw() >> 6
        return (high * 67108864 + (self.draw() >> 6) + 0.5) / 4503599627370496


class Sticky:
    """A world that does the last action again with probability STICKY (Machado et al. 2018); its chance is the episode's own."""

    def __init__(self, world):
        self.world = world

    def reset(self, uniform):
        return [*self.world.reset(uniform), -1, 0, math.floor(2 ** 32 * uniform())]

    def step(self, state, action):
        *inner, last, steps, chance = state
        if last != -1 and Stream(chance, "sticky", steps).uniform() < STICKY:
            action = last
        after, reward, terminated = self.world.step(inner, action)
        return [*after, action, steps + 1, chance], reward, terminated

    def observe(self, state):
        return self.world.observe(state[:-3])


def inputs_of(world, states):
    inputs = torch.tensor([world.observe(state) for state in states], dtype=torch.float32)
    if len(INPUT_SHAPE) == 3:
        inputs = inputs.reshape(-1, *INPUT_SHAPE).permute(0, 3, 1, 2).contiguous()
    return inputs


def logs_of(outputs):
    """log pi of every action, in double precision."""
    return torch.log_softmax(outputs[:, :ACTIONS].double(), 1)


def choose(chances, uniform):
    """The action that a uniform number falls on."""
    total = 0.0
    for action in range(ACTIONS - 1):
        total += chances[action]
        if uniform < total:
            return action
    return ACTIONS - 1


@torch.no_grad()
def mean_return(world, network, split, greedy):
    """Of the fixed episodes of a split: the same starts and the same chance for every network."""
    count = EPISODES[split]
    states = [world.reset(Stream(EPISODE_SEED, f"{split}-start", at).uniform) for at in range(count)]
    chance = [Stream(EPISODE_SEED, f"{split}-action", at) for at in range(count)]
    going, total = list(range(count)), 0.0
    for _ in range(LIMIT):
        logs = logs_of(network(inputs_of(world, [states[at] for at in going])))
        best, chances = logs.argmax(1).tolist(), logs.exp().tolist()
        left = []
        for lane, at in enumerate(going):
            action = best[lane] if greedy else choose(chances[lane], chance[at].uniform())
            states[at], reward, terminated = world.step(states[at], action)
            total += reward
            if not terminated:
                left.append(at)
        going = left
        if not going:
            break
    return total / count


class Actors:
    """The environments that training acts in, side by side."""

    def __init__(self, world, trial):
        self.world, self.trial = world, trial
        self.begun = [0] * ENVIRONMENTS
        self.steps = [0] * ENVIRONMENTS
        self.states = [self.begin(lane) for lane in range(ENVIRONMENTS)]

    def begin(self, lane):
        names = (ORDER_SEED, "episode-start", self.trial, 0, lane, self.begun[lane])
        return self.world.reset(Stream(*names).uniform)

    @torch.no_grad()
    def collect(self, network, update):
        """What HORIZON steps of the sampling policy bring; tensors are [HORIZON, ENVIRONMENTS]."""
        chance = Stream(ORDER_SEED, "action", self.trial, update)
        inputs, actions, logs, values, rewards, next_values, ended = [], [], [], [], [], [], []
        for _ in range(HORIZON):
            seen = inputs_of(self.world, self.states)
            outputs = network(seen)
            of_all = logs_of(outputs)
            chances = of_all.exp().tolist()
            taken = [choose(chances[lane], chance.uniform()) for lane in range(ENVIRONMENTS)]
            paid, terminated, over, after = [], [], [], []
            for lane, action in enumerate(taken):
                state, reward, is_end = self.world.step(self.states[lane], action)
                self.steps[lane] += 1
                paid.append(reward)
                terminated.append(is_end)
                over.append(is_end or self.steps[lane] == LIMIT)
                after.append(state)
            # an episode that is cut goes on in the value of its last state; one that terminated does not
            worth = network(inputs_of(self.world, after))[:, ACTIONS].double()
            next_values.append(worth * (1 - torch.tensor(terminated).double()))
            for lane in range(ENVIRONMENTS):
                if over[lane]:
                    self.begun[lane] += 1
                    self.steps[lane] = 0
                    after[lane] = self.begin(lane)
            self.states = after
            inputs.append(seen)
            actions.append(torch.tensor(taken))
            logs.append(of_all.gather(1, actions[-1][:, None])[:, 0])
            values.append(outputs[:, ACTIONS].double())
            rewards.append(torch.tensor(paid, dtype=torch.float64))
            ended.append(torch.tensor(over).double())
        advantages, later = [], torch.zeros(ENVIRONMENTS, dtype=torch.float64)
        for at in reversed(range(HORIZON)):
            surprise = REWARD_SCALE * rewards[at] + GAMMA * next_values[at] - values[at]
            later = surprise + GAMMA * LAMBDA * (1 - ended[at]) * later
            advantages.insert(0, later)
        advantages = torch.cat(advantages)
        returns = advantages + torch.cat(values)
        advantages = (advantages - advantages.mean()) / (advantages.std(unbiased=False) + 1e-8)
        return torch.cat(inputs), torch.cat(actions), torch.cat(logs), advantages, returns


def loss_of(outputs, actions, before, advantages, returns):
    """-mean min(r A, clip(r) A) + 1/2 mean (V - R)^2 - ENTROPY * mean H"""
    logs = logs_of(outputs)
    ratio = (logs.gather(1, actions[:, None])[:, 0] - before).exp()
    gained = torch.minimum(ratio * advantages, ratio.clamp(1 - CLIP, 1 + CLIP) * advantages).mean()
    value = 0.5 * ((outputs[:, ACTIONS].double() - returns) ** 2).mean()
    return value - gained + ENTROPY * (logs.exp() * logs).sum(1).mean()


def retrain(world, tensors, trial):
    """Trains m * theta_0 for all updates; the early stop is the first of the highest validation return."""
    network = Network()
    masks = masks_of(tensors)
    load(network, tensors, "theta_0", masks)
    parameters = dict(network.named_parameters())
    optimizer = optimizer_of(network)
    actors = Actors(world, trial)
    best = None
    for update in range(START_STEP + 1, STEPS + 1):
        inputs, *happened = actors.collect(network, update)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(update)
        for _ in range(EPOCHS):
            optimizer.zero_grad()
            loss_of(network(inputs), *happened).backward()
            for state, mask in masks.items():
                parameters[state].grad.mul_(mask)
            if CLIP_NORM > 0:
                nn.utils.clip_grad_norm_(network.parameters(), CLIP_NORM)
            optimizer.step()
            with torch.no_grad():
                for state, mask in masks.items():
                    parameters[state].mul_(mask)
        if update % EVALUATE_EVERY == 0 or update == STEPS:
            if not all(bool(values.isfinite().all()) for values in parameters.values()):
                raise SystemExit(f"Update {update}: weights are not finite any more.")
            value = mean_return(world, network, "validation", False)
            print(f"  update {update} of {STEPS}: validation return {value:.1f}", flush=True)
            if best is None or value > best[0]:
                best = (value, update, {name: values.clone() for name, values in network.state_dict().items()})
    at_end = mean_return(world, network, "test", False)
    greedy = mean_return(world, network, "test", True)
    best = best or (None, STEPS, network.state_dict())  # there were no updates
    network.load_state_dict(best[2])
    at_stop = mean_return(world, network, "test", False)
    print(f"chance of trial {trial + 1}: test return {at_stop:.1f} at early stop (update {best[1]}), {at_end:.1f} at update {STEPS}, greedy {greedy:.1f}")
    return at_stop


def told(value):
    return "unknown" if value is None else f"{value:.1f}"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--ticket", default=os.path.join(here, {{TICKET_FILE}}))
    arguments.add_argument("--retrain", action="store_true", help="train m * theta_0 again")
    arguments.add_argument("--trials", type=int, default=1, help="times to train it, each with the chance of another trial")
    options = arguments.parse_args()

    tensors = open_ticket(options.ticket)
    if ENVIRONMENT not in KNOWN:
        raise SystemExit(f"The ticket is in order, but this script cannot act in {ENVIRONMENT}: it brings {', '.join(KNOWN)} alone.")
    world = KNOWN[ENVIRONMENT] if STICKY == 0 else Sticky(KNOWN[ENVIRONMENT])
    network = Network()
    load(network, tensors, "theta_T", masks_of(tensors))
    sampling, greedy = (mean_return(world, network, "test", how) for how in (False, True))
    print(f"theta_T in {EPISODES['test']} test episodes: return {sampling:.1f}, greedy {greedy:.1f}; the page measured {told(TEST_AT_END)}, greedy {told(GREEDY_AT_END)}.")
    if options.retrain:
        print(f"The page: {told(TEST_AT_STOP)} at early stop (update {STOP_STEP}), {told(TEST_AT_END)} at update {STEPS}.")
        results = [retrain(world, tensors, TRIAL + more) for more in range(options.trials)]
        if len(results) > 1:
            at_stop = torch.tensor(results)
            print(f"mean of {len(results)}: {at_stop.mean().item():.1f} at early stop, standard deviation {at_stop.std().item():.1f}")


if __name__ == "__main__":
    main()
