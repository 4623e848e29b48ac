"""Times value and gradient of losses beside PyTorch, in turn, on the same arrays, two threads each.
usage: compare.py CLASSPATH [--classes | --published FOLDER] [NAME...]
CLASSPATH is that of module benchmarks. --classes takes the peers of multiclass.py on four classes, --published those of
published.py, for which FOLDER holds clones of jocpae/clDice, PengchengShi1220/cbDice, MIC-DKFZ/Skeleton-Recall,
HuXiaoling/TopoLoss, HuXiaoling/Warping and xuebinqin/BASNet, and for which GUDHI must be installed; without, those of peers.py. All of them where no NAME is given."""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch

import multiclass
import peers
import published

ROUNDS = 2


def arrays(shape, classes, folder):
    """Logits, one-hot target, labels: blobs of about a quarter of the voxels, shared by the foreground classes."""
    random = np.random.default_rng(1)
    noise = torch.from_numpy(random.standard_normal((shape[0], 1) + shape[2:]).astype(np.float32))
    pool = torch.nn.functional.avg_pool2d if len(shape) == 4 else torch.nn.functional.avg_pool3d
    smooth = pool(noise, 9, 1, 4)
    cuts = torch.linspace(0.75, 1, classes)[:-1]
    labels = sum((smooth > smooth.flatten().quantile(cut)).long() for cut in cuts)[:, 0]
    target = torch.nn.functional.one_hot(labels, classes).movedim(-1, 1).float()
    target = target[:, 1:] if classes == 2 else target
    logits = torch.from_numpy((2 * random.standard_normal(tuple(target.shape))).astype(np.float32)) + 2 * (target - 0.5)
    paths = [os.path.join(folder, end + ".npy") for end in "xt"]
    np.save(paths[0], logits.numpy())
    np.save(paths[1], np.ascontiguousarray(target.numpy()))
    return logits, target.contiguous(), labels, paths


def peer(loss, logits, others):
    x = logits.clone().requires_grad_(True)
    seconds = []
    begin = time.perf_counter()
    while len(seconds) < 21 and time.perf_counter() - begin < 6 or time.perf_counter() - begin < 0.8:
        x.grad = None
        start = time.perf_counter()
        value = loss(x, *others)
        value.backward()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[-21:]), value.item()


def ours(process, paths, expression):
    process.stdin.write(" ".join(paths) + " " + expression + "\n")
    process.stdin.flush()
    return map(float, process.stdout.readline().split())


def compare(process, name, entry, shape, folder):
    logits, target, labels, paths = arrays(shape, max(2, shape[1]), folder)
    others = (target,) if shape[1] == 1 else (target, labels)
    mine, theirs = [], []
    for _ in range(ROUNDS):
        seconds, megabytes, value = ours(process, paths, entry[0])
        mine.append(seconds)
        seconds, expected = peer(entry[1], logits, others)
        theirs.append(seconds)
        if not abs(value - expected) <= 1e-3 * abs(expected):  # also where one is NaN
            sys.exit("%s gives %g, PyTorch %g: not the same loss" % (name, value, expected))
    a, b = 1e3 * statistics.median(mine), 1e3 * statistics.median(theirs)
    shape_name = "x".join(map(str, shape))
    print("| %s | %s | %.2f | %.2f | %.1f | %.1f |" % (name, shape_name, a, b, b / a, megabytes), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("classpath")
    parser.add_argument("--classes", action="store_true")
    parser.add_argument("--published", metavar="FOLDER")
    parser.add_argument("names", nargs="*")
    call = parser.parse_intermixed_args()
    torch.set_num_threads(2)
    channels = 4 if call.classes else 1
    table = multiclass.PEERS if call.classes else peers.PEERS
    if call.published:
        table = published.peers(call.published)
    java = ["java", "-XX:ActiveProcessorCount=2", "-Xmx1500m", "-cp", call.classpath]
    process = subprocess.Popen(
        java + ["org.toposeg.benchmark.loss.LossSpeed"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    print("| loss | shape | TopoSeg ms | PyTorch ms | ratio | MB allocated |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for shape in ((2, channels, 512, 512), (1, channels, 64, 64, 64)):
            axes = len(shape) - 2
            for name in call.names or table:
                entry = table[name]
                if len(entry) == 2 or axes in entry[2]:
                    side = entry[3][axes] if len(entry) > 3 else shape[-1]
                    compare(process, name, entry, shape[:2] + (side,) * axes, folder)
    process.stdin.close()


main()
