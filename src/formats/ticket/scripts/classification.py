#!/usr/bin/env python3
"""A lottery ticket made by Ticket Lab, read, checked and trained again with PyTorch alone.

    python3 ticket.py                     reads and checks the ticket, measures its test accuracy
    python3 ticket.py --retrain           trains the ticket m * theta_0 again as the page did
    python3 ticket.py --retrain --trials 3

It needs PyTorch and, in the folder given by --data, the examples as IDX files:
in the page "Share", "Data as IDX files"; or on the command line DATA_COMMAND below.
The method: Frankle & Carbin, The Lottery Ticket Hypothesis, ICLR 2019.
"""
import argparse
import gzip
import json
import math
import os
import struct
import sys

import torch
from torch import nn
from torch.nn import functional as F

{{SHARED}}

# The examples: inputs and labels of each split, and how many there are.
DATA_COMMAND = {{DATA_COMMAND}}
FILES = {{FILES}}
EXAMPLES = {{EXAMPLES}}
BATCH = {{BATCH}}
AUGMENT = {{AUGMENT}}  # training images flipped, and shifted by up to 4 pixels
SCALE_DECAY = {{SCALE_DECAY}}  # of batch-norm's scales: so much times their sign is added to their gradient
STANDARDIZE = {{STANDARDIZE}}  # by mean and deviation of each channel of the training images

# What the page measured: test accuracy at the last step and at the early stop, and its step.
TEST_AT_END = {{TEST_AT_END}}
TEST_AT_STOP = {{TEST_AT_STOP}}
STOP_STEP = {{STOP_STEP}}


def read_idx(path):
    """Two zero bytes, type, number of axes, the axes, then the values, all big-endian."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    _, kind, axes = struct.unpack(">HBB", data[:4])
    shape = struct.unpack(f">{axes}I", data[4:4 + 4 * axes])
    values = data[4 + 4 * axes:]
    if kind == 0x08:
        return torch.frombuffer(bytearray(values), dtype=torch.uint8).reshape(shape)
    if kind == 0x0D:
        floats = struct.unpack(f">{math.prod(shape)}f", values)
        return torch.tensor(floats, dtype=torch.float32).reshape(shape)
    raise SystemExit(f"{path}: values of type {kind:#x}; read are unsigned bytes and floats.")


def read_split(folder, split):
    inputs, labels = (read_idx(os.path.join(folder, name)) for name in FILES[split])
    if len(inputs) != EXAMPLES[split] or len(labels) != EXAMPLES[split]:
        raise SystemExit(f"{split}: {len(inputs)} examples in {folder}, the ticket's experiment has {EXAMPLES[split]}.")
    if inputs.dtype == torch.uint8:
        inputs = inputs.float() / 255
    if len(INPUT_SHAPE) == 3:
        inputs = inputs.reshape(-1, *INPUT_SHAPE).permute(0, 3, 1, 2).contiguous()
    return inputs, labels.long()


def read_data(folder):
    """The splits; bytes become fractions of 255. Mean and deviation are those of the training images."""
    data = {split: read_split(folder, split) for split in FILES}
    if not STANDARDIZE:
        return data, None
    inputs = data["train"][0].double()
    mean = inputs.mean(dim=(0, 2, 3), keepdim=True)[0].float()
    deviation = inputs.std(dim=(0, 2, 3), unbiased=False, keepdim=True)[0].float()
    return data, (mean, deviation)


def prepare(inputs, scale):
    return inputs if scale is None else (inputs - scale[0]) / scale[1]


def augment(inputs, generator):
    """Half of the images mirrored; padded by 4 pixels of 0 and cut out at a random place."""
    height, width = inputs.shape[2:]
    moved = torch.empty_like(inputs)
    draws = torch.stack([torch.randint(n, (len(inputs),), generator=generator) for n in (2, 9, 9)], 1).tolist()
    for at, (flip, down, right) in enumerate(draws):
        image = inputs[at].flip(2) if flip else inputs[at]
        moved[at] = F.pad(image, (4, 4, 4, 4))[:, down:down + height, right:right + width]
    return moved


@torch.no_grad()
def evaluate(network, scale, inputs, labels):
    """Mean loss in nats, and accuracy."""
    network.eval()
    loss = right = 0.0
    for at in range(0, len(labels), 1000):
        logits = network(prepare(inputs[at:at + 1000], scale))
        loss += F.cross_entropy(logits, labels[at:at + 1000], reduction="sum").item()
        right += (logits.argmax(1) == labels[at:at + 1000]).sum().item()
    network.train()
    return loss / len(labels), right / len(labels)


def batches(count, generator):
    """One permutation of the examples after the other; a batch may run into the next one."""
    order = torch.empty(0, dtype=torch.long)
    while True:
        while len(order) < BATCH:
            order = torch.cat([order, torch.randperm(count, generator=generator)])
        yield order[:BATCH]
        order = order[BATCH:]


def retrain(tensors, data, scale, seed):
    """Trains m * theta_0 for all steps; the early stop is the step of lowest validation loss."""
    torch.manual_seed(seed)
    network = Network()
    masks = masks_of(tensors)
    load(network, tensors, "theta_0", masks)
    parameters = dict(network.named_parameters())
    optimizer = optimizer_of(network)
    scales = [layer.weight for layer in network.modules() if isinstance(layer, nn.modules.batchnorm._BatchNorm)]
    generator = torch.Generator().manual_seed(seed)
    order = batches(EXAMPLES["train"], generator)
    inputs, labels = data["train"]
    best = None
    for step in range(START_STEP + 1, STEPS + 1):
        chosen = next(order)
        images = augment(inputs[chosen], generator) if AUGMENT else inputs[chosen]
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step)
        optimizer.zero_grad()
        F.cross_entropy(network(prepare(images, scale)), labels[chosen]).backward()
        for state, mask in masks.items():
            parameters[state].grad.mul_(mask)
        for scale in scales if SCALE_DECAY else []:
            scale.grad.add_(scale.detach().sign(), alpha=SCALE_DECAY)
        optimizer.step()
        with torch.no_grad():
            for state, mask in masks.items():
                parameters[state].mul_(mask)
        if step % EVALUATE_EVERY == 0 or step == STEPS:
            loss, _ = evaluate(network, scale, *data["validation"])
            if not math.isfinite(loss):
                raise SystemExit(f"Step {step}: the loss is not a number any more.")
            if best is None or loss < best[0]:
                best = (loss, step, evaluate(network, scale, *data["test"])[1])
    at_end = evaluate(network, scale, *data["test"])[1]
    best = best or (None, STEPS, at_end)  # there were no steps
    print(f"seed {seed}: {percent(best[2])} at early stop (step {best[1]}), {percent(at_end)} at step {STEPS}")
    return best[2], at_end


def percent(value):
    return "unknown" if value is None else f"{100 * value:.2f} %"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--ticket", default=os.path.join(here, {{TICKET_FILE}}))
    arguments.add_argument("--data", default=os.path.join(here, {{DATA_FOLDER}}), help="folder of the IDX files")
    arguments.add_argument("--retrain", action="store_true", help="train m * theta_0 again")
    arguments.add_argument("--trials", type=int, default=1, help="times to train it, each in another order of the data")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()

    tensors = open_ticket(options.ticket)
    if not os.path.exists(os.path.join(options.data, FILES["test"][0])):
        raise SystemExit(f"No {FILES['test'][0]} in {options.data}. Save the data from the page, or: {DATA_COMMAND}")

    data, scale = read_data(options.data)
    network = Network()
    load(network, tensors, "theta_T", masks_of(tensors))
    loss, accuracy = evaluate(network, scale, *data["test"])
    print(f"theta_T on {EXAMPLES['test']} test examples: {percent(accuracy)}; the page measured {percent(TEST_AT_END)}.")
    if TEST_AT_END is not None and not ROUNDED and abs(accuracy - TEST_AT_END) > 1e-4:
        print("These differ by more than 0.01 points.")
        sys.exit(1)
    if options.retrain:
        print(f"The page: {percent(TEST_AT_STOP)} at early stop (step {STOP_STEP}), {percent(TEST_AT_END)} at step {STEPS}.")
        results = [retrain(tensors, data, scale, options.seed + trial) for trial in range(options.trials)]
        at_stop = torch.tensor([stop for stop, _ in results])
        if len(results) > 1:
            print(f"mean of {len(results)}: {percent(at_stop.mean().item())} at early stop, standard deviation {100 * at_stop.std().item():.2f} points")


if __name__ == "__main__":
    main()
