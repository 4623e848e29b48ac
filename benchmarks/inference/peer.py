"""Seconds of sliding-window inference in PyTorch. usage: peer.py NETWORK DEVICE X Y Z ROUNDS"""
import itertools
import pathlib
import statistics
import sys
import time

import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "training"))
from networks import TASKS, UNet  # noqa: E402

name, device = sys.argv[1:3]
size = tuple(int(s) for s in sys.argv[5:2:-1])
rounds = int(sys.argv[6])
dimensions, base, levels, classes, _, patch = TASKS[name]
if dimensions != 3:
    sys.exit("volumes need a 3D network")
if device == "cpu":
    torch.set_num_threads(2)
torch.manual_seed(1)
net = UNet(dimensions, base, levels, classes).to(device).eval()
volume = torch.randn(1, 1, *size)


def starts(length, window):
    if length <= window:
        return [0]
    count = -(-(length - window) // (window // 2)) + 1
    return [round(i * (length - window) / (count - 1)) for i in range(count)]


def gaussian():
    axes = [torch.exp(-0.5 * ((torch.arange(p) - (p - 1) / 2) / (p / 8)) ** 2) for p in patch]
    return (axes[0][:, None, None] * axes[1][:, None] * axes[2]).to(device)


@torch.no_grad()
def probabilities():
    weight = gaussian()
    total = torch.zeros(classes, *size, device=device)
    weights = torch.zeros(size, device=device)
    image = volume.to(device)
    for z, y, x in itertools.product(*(starts(s, p) for s, p in zip(size, patch))):
        at = (..., slice(z, z + patch[0]), slice(y, y + patch[1]), slice(x, x + patch[2]))
        total[at] += net(image[at])[0] * weight
        weights[at] += weight
    return torch.softmax(total / weights, 0).cpu()


seconds = []
for _ in range(rounds):
    start = time.perf_counter()
    probabilities()
    seconds.append(time.perf_counter() - start)
print(
    f"pytorch-{torch.__version__} {name} {device} {'x'.join(sys.argv[3:6])}: "
    f"median {statistics.median(seconds):.2f} s, least {min(seconds):.2f} s"
)
