# Where the ticket comes from.
LINK = {{LINK}}
RUN = {{RUN}}
ENGINE = {{ENGINE}}
ROUNDED = {{ROUNDED}}  # theta_T rounded to 1/127 of each layer's largest weight?
INPUT_SHAPE = {{INPUT_SHAPE}}  # height, width, channels of an image

# Name in the ticket, name in the network, shape, weights left (None: never pruned),
# is it a kernel (counted as weights, drawn at random, decayed), is it trained?
PARAMETERS = {{PARAMETERS}}

# The protocol.
STEPS = {{STEPS}}
EVALUATE_EVERY = {{EVALUATE_EVERY}}
OPTIMIZER = {{OPTIMIZER}}
LEARNING_RATE = {{LEARNING_RATE}}
SCHEDULE = {{SCHEDULE}}  # None: constant
START_STEP = {{START_STEP}}  # steps that lie behind theta_0
MOMENTUM = {{MOMENTUM}}
WEIGHT_DECAY = {{WEIGHT_DECAY}}  # on the weights of kernels that are left


class Residual(nn.Module):
    """body(x) + shortcut(x); an empty shortcut is the identity."""

    def __init__(self, body, shortcut):
        super().__init__()
        self.body = nn.Sequential(*body)
        self.shortcut = nn.Sequential(*shortcut)

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


class Network(nn.Module):
    """Images are [batch, channels, height, width], points [batch, coordinates]."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(*self.make_layers())

    @staticmethod
    def make_layers():
        return {{LAYERS}}

    def forward(self, x):
        return self.layers(x)


def read_safetensors(path):
    """8 bytes length of the header, the header as JSON, then the bytes of all tensors."""
    kinds = {
        "F16": torch.float16, "BF16": torch.bfloat16, "F32": torch.float32, "F64": torch.float64,
        "BOOL": torch.bool, "U8": torch.uint8, "I8": torch.int8, "I16": torch.int16, "I32": torch.int32, "I64": torch.int64,
    }
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        body = bytearray(file.read())
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] not in kinds:
            continue  # no tensor of a ticket
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(body[begin:end], dtype=kinds[entry["dtype"]])
        values = values.reshape(entry["shape"]).clone()
        tensors[name] = values.float() if name.startswith("theta_") else values.bool() if name.startswith("mask.") else values
    return metadata, tensors


def learning_rate(step):
    """Of a step, counted from 1."""
    if SCHEDULE is None:
        return LEARNING_RATE
    rate = LEARNING_RATE
    if SCHEDULE["kind"] == "steps":
        rate *= SCHEDULE["factor"] ** sum(step > drop for drop in SCHEDULE["drops"])
    elif SCHEDULE["kind"] == "cosine":
        rate *= 0.5 * (1 + math.cos(math.pi * (step - 1) / STEPS))
    elif SCHEDULE["kind"] == "linear":
        rate *= 1 - (step - 1) / STEPS
    return rate * min(1, step / SCHEDULE["warmup"]) if SCHEDULE["warmup"] else rate


def open_ticket(path):
    """The tensors of the ticket, checked."""
    metadata, tensors = read_safetensors(path)
    if metadata.get("link") != LINK:
        raise SystemExit(f"{path} is of another experiment: {metadata.get('link')}")
    print(f"{RUN} of the experiment {LINK} (engine {ENGINE})")
    check(tensors)
    return tensors


def check(tensors):
    """Shapes, numbers of weights left, and that pruned weights of theta_T are 0."""
    left = everything = 0
    for name, _, shape, kept, is_kernel, _ in PARAMETERS:
        theta_0, theta_t = tensors[f"theta_0.{name}"], tensors[f"theta_T.{name}"]
        assert tuple(theta_0.shape) == shape and tuple(theta_t.shape) == shape, name
        if kept is not None:
            mask = tensors[f"mask.{name}"]
            assert tuple(mask.shape) == shape, name
            assert int(mask.sum()) == kept, f"{name}: {int(mask.sum())} weights left, {kept} expected"
            assert bool((theta_t[~mask] == 0).all()), f"{name}: pruned weights are not 0"
        if is_kernel:
            left += theta_0.numel() if kept is None else kept
            everything += theta_0.numel()
    print(f"Weights remaining: {left} of {everything}, {100 * left / everything:.2f} %. All counts are right.")


def masks_of(tensors):
    return {state: tensors[f"mask.{name}"] for name, state, _, kept, _, _ in PARAMETERS if kept is not None}


def load(network, tensors, kind, masks):
    """Puts theta_0 or theta_T into the network, m * theta."""
    own = dict(network.state_dict())
    with torch.no_grad():
        for name, state, _, _, _, _ in PARAMETERS:
            own[state].copy_(tensors[f"{kind}.{name}"])
            if state in masks:
                own[state].mul_(masks[state])


def optimizer_of(network):
    """Fresh state; weight decay on kernels only."""
    decayed = {state for _, state, _, _, is_kernel, _ in PARAMETERS if is_kernel}
    named = list(network.named_parameters())
    groups = [
        {"params": [p for name, p in named if name in decayed], "weight_decay": WEIGHT_DECAY},
        {"params": [p for name, p in named if name not in decayed], "weight_decay": 0.0},
    ]
    if OPTIMIZER == "adam":
        return torch.optim.Adam(groups, lr=LEARNING_RATE, betas=(0.9, 0.999), eps=1e-8)
    return torch.optim.SGD(groups, lr=LEARNING_RATE, momentum=MOMENTUM if OPTIMIZER == "momentum" else 0.0)
