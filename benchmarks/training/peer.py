"""Seconds of one training step in PyTorch. usage: peer.py NETWORK STEPS [fp32|bf16] [DEVICE]"""
import resource
import statistics
import sys
import time

import torch
from torch import nn

from networks import TASKS, UNet

name, steps = sys.argv[1], int(sys.argv[2])
precision = sys.argv[3] if len(sys.argv) > 3 else "fp32"
device = sys.argv[4] if len(sys.argv) > 4 else "cpu"
dimensions, base, levels, classes, batch, patch = TASKS[name]
if device == "cpu":
    torch.set_num_threads(2)
torch.manual_seed(1)


def objective(logits, labels, target):
    p = torch.softmax(logits, 1)
    space = tuple(range(2, logits.dim()))
    dice = 1 - (2 * (p * target).sum(space) + 1e-5) / (p.sum(space) + target.sum(space) + 1e-5)
    return dice.mean() + nn.functional.cross_entropy(logits, labels)


def finished():
    if device != "cpu":
        torch.cuda.synchronize()
    return time.perf_counter()


net = UNet(dimensions, base, levels, classes).to(device)
optimizer = torch.optim.SGD(net.parameters(), 1e-3, momentum=0.99, nesterov=True, weight_decay=3e-5)
images = torch.randn(batch, 1, *patch)
labels = torch.randint(0, classes, (batch, *patch)).to(device)
target = torch.movedim(nn.functional.one_hot(labels, classes), -1, 1).float()
seconds = []
for step in range(-3, steps):
    start = finished()
    optimizer.zero_grad()
    with torch.autocast(device.split(":")[0], torch.bfloat16, enabled=precision == "bf16"):
        logits = net(images.to(device))
    objective(logits.float(), labels, target).backward()
    nn.utils.clip_grad_norm_(net.parameters(), 12)
    optimizer.step()
    if step >= 0:
        seconds.append(finished() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
if device != "cpu":
    peak = torch.cuda.max_memory_allocated() // 2**20
print(
    f"pytorch-{torch.__version__} {name} {precision} {device}: median {1000 * statistics.median(seconds):.1f} ms, "
    f"least {1000 * min(seconds):.1f} ms, peak {peak} MB"
)
