"""Seconds of one training step of the same U-Net in PyTorch. usage: peer.py 2d|3d|hippocampus STEPS"""
import resource
import statistics
import sys
import time

import torch
from torch import nn

TASKS = {
    "2d": (2, 32, 2, 2, (256, 256)),
    "3d": (3, 16, 2, 1, (64, 64, 64)),
    "hippocampus": (3, 16, 3, 2, (48, 64, 48)),
}
name, steps = sys.argv[1], int(sys.argv[2])
dimensions, base, classes, batch, patch = TASKS[name]
torch.set_num_threads(2)
torch.manual_seed(1)
conv = nn.Conv3d if dimensions == 3 else nn.Conv2d
up = nn.ConvTranspose3d if dimensions == 3 else nn.ConvTranspose2d
norm = nn.InstanceNorm3d if dimensions == 3 else nn.InstanceNorm2d


def block(before, after, stride=1):
    return nn.Sequential(
        conv(before, after, 3, stride, 1, bias=False), norm(after, affine=True), nn.LeakyReLU(0.01, True)
    )


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        f = [base * 2**level for level in range(4)]
        self.down = nn.ModuleList(
            nn.Sequential(block(f[i - 1] if i else 1, f[i], 2 if i else 1), block(f[i], f[i])) for i in range(4)
        )
        self.up = nn.ModuleList(up(f[i + 1], f[i], 2, 2) for i in range(3))
        self.merge = nn.ModuleList(nn.Sequential(block(2 * f[i], f[i]), block(f[i], f[i])) for i in range(3))
        self.out = conv(base, classes, 1)

    def forward(self, x):
        skips = []
        for level in self.down:
            x = level(x)
            skips.append(x)
        for i in (2, 1, 0):
            x = self.merge[i](torch.cat([self.up[i](x), skips[i]], 1))
        return self.out(x)


def objective(logits, labels, target):
    p = torch.softmax(logits, 1)
    space = tuple(range(2, logits.dim()))
    dice = 1 - (2 * (p * target).sum(space) + 1e-5) / (p.sum(space) + target.sum(space) + 1e-5)
    return dice.mean() + nn.functional.cross_entropy(logits, labels)


net = UNet()
optimizer = torch.optim.SGD(net.parameters(), 1e-3, momentum=0.99, nesterov=True, weight_decay=3e-5)
images = torch.randn(batch, 1, *patch)
labels = torch.randint(0, classes, (batch, *patch))
target = torch.movedim(nn.functional.one_hot(labels, classes), -1, 1).float()
seconds = []
for step in range(-3, steps):
    start = time.perf_counter()
    optimizer.zero_grad()
    objective(net(images), labels, target).backward()
    nn.utils.clip_grad_norm_(net.parameters(), 12)
    optimizer.step()
    if step >= 0:
        seconds.append(time.perf_counter() - start)
print(
    f"pytorch-{torch.__version__} {name} fp32 cpu: median {1000 * statistics.median(seconds):.1f} ms, "
    f"least {1000 * min(seconds):.1f} ms, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
)
