"""Times value and gradient of losses beside PyTorch, in turn, on the same arrays, two threads each.
usage: compare.py CLASSPATH [NAME...]   (the class path of module benchmarks; names of peers.py, all without)"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch

from peers import PEERS

SHAPES = {"2x1x512x512": (2, 1, 512, 512), "1x1x64x64x64": (1, 1, 64, 64, 64)}
ROUNDS = 2


def arrays(shape, folder, name):
    """Logits, and blobs of about a quarter of the voxels."""
    random = np.random.default_rng(1)
    noise = torch.from_numpy(random.standard_normal(shape).astype(np.float32))
    pool = torch.nn.functional.avg_pool2d if len(shape) == 4 else torch.nn.functional.avg_pool3d
    smooth = pool(noise, 9, 1, 4)
    target = (smooth > smooth.flatten().quantile(0.75) if smooth.numel() < 1 << 24 else smooth > 0).float()
    logits = torch.from_numpy((2 * random.standard_normal(shape)).astype(np.float32)) + 2 * (target - 0.5)
    paths = [os.path.join(folder, name + end) for end in (".x.npy", ".t.npy")]
    np.save(paths[0], logits.numpy())
    np.save(paths[1], target.numpy())
    return logits, target, paths


def peer(loss, logits, target):
    x = logits.clone().requires_grad_(True)
    seconds = []
    begin = time.perf_counter()
    while len(seconds) < 21 or time.perf_counter() - begin < 1.5:
        x.grad = None
        start = time.perf_counter()
        value = loss(x, target)
        value.backward()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[-21:]), value.item()


def main():
    torch.set_num_threads(2)
    names = sys.argv[2:] or list(PEERS)
    java = ["java", "-XX:ActiveProcessorCount=2", "-Xmx1500m", "-cp", sys.argv[1], "org.toposeg.benchmark.loss.LossSpeed"]
    ours = subprocess.Popen(java, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    print("| loss | shape | TopoSeg ms | PyTorch ms | ratio | MB allocated |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for shape_name, shape in SHAPES.items():
            logits, target, paths = arrays(shape, folder, shape_name)
            for name in names:
                expression, loss = PEERS[name]
                mine, theirs = [], []
                for _ in range(ROUNDS):
                    ours.stdin.write(" ".join(paths) + " " + expression + "\n")
                    ours.stdin.flush()
                    seconds, megabytes, value = map(float, ours.stdout.readline().split())
                    mine.append(seconds)
                    seconds, expected = peer(loss, logits, target)
                    theirs.append(seconds)
                    if abs(value - expected) > 1e-3 * abs(expected):
                        sys.exit("%s gives %g, PyTorch %g: not the same loss" % (name, value, expected))
                a, b = 1e3 * statistics.median(mine), 1e3 * statistics.median(theirs)
                print("| %s | %s | %.2f | %.2f | %.1f | %.1f |" % (name, shape_name, a, b, b / a, megabytes), flush=True)
    ours.stdin.close()


main()
