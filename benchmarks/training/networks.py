"""The U-Nets of BenchmarkNetwork in PyTorch."""

import torch
from torch import nn

TASKS = {
    # name: (dimensions, channels of the finest level, levels, classes, batch, patch)
    "2d": (2, 32, 4, 2, 2, (256, 256)),
    "3d": (3, 16, 4, 2, 1, (64, 64, 64)),
    "hippocampus": (3, 16, 4, 3, 2, (48, 64, 48)),
    "large": (3, 32, 5, 2, 2, (128, 128, 128)),
}
CONV = {2: nn.Conv2d, 3: nn.Conv3d}
UP = {2: nn.ConvTranspose2d, 3: nn.ConvTranspose3d}
NORM = {2: nn.InstanceNorm2d, 3: nn.InstanceNorm3d}


def block(dimensions, before, after, stride=1):
    return nn.Sequential(
        CONV[dimensions](before, after, 3, stride, 1, bias=False),
        NORM[dimensions](after, affine=True),
        nn.LeakyReLU(0.01, True),
    )


class UNet(nn.Module):
    def __init__(self, dimensions, base, levels, classes):
        super().__init__()
        f = [base * 2**level for level in range(levels)]
        d = dimensions
        self.down = nn.ModuleList(
            nn.Sequential(block(d, f[i - 1] if i else 1, f[i], 2 if i else 1), block(d, f[i], f[i]))
            for i in range(levels)
        )
        self.up = nn.ModuleList(UP[d](f[i + 1], f[i], 2, 2) for i in range(levels - 1))
        self.merge = nn.ModuleList(
            nn.Sequential(block(d, 2 * f[i], f[i]), block(d, f[i], f[i])) for i in range(levels - 1)
        )
        self.out = CONV[d](base, classes, 1)

    def forward(self, x):
        skips = []
        for level in self.down:
            x = level(x)
            skips.append(x)
        for i in reversed(range(len(self.up))):
            x = self.merge[i](torch.cat([self.up[i](x), skips[i]], 1))
        return self.out(x)
