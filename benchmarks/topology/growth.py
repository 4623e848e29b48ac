"""Time and memory of Betti matching against the size of the volume, 32^3 to 192^3, on one core and on all.

usage: growth.py CLASSPATH PICTURE.png   (the class path of module benchmarks)
Prints n, seconds on one core, seconds on all, MB, and the exponents of seconds and MB in the number of voxels from 64^3 on.
"""
import os
import subprocess
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

SIZES = [32, 48, 64, 80, 96, 112, 128, 160, 192]
FITTED = 64


def measure(classpath, n, cores):
    call = ["taskset", "-c", cores, "java", "-XX:+UseSerialGC", "-Xmx1500m", "-cp", classpath,
            "org.toposeg.benchmark.topology.BettiMatchingGrowth", str(n)]
    _, seconds, megabytes = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(megabytes)


def exponent(sizes, values):
    chosen = [(n ** 3, v) for n, v in zip(sizes, values) if n >= FITTED]
    return np.polyfit(np.log([v for v, _ in chosen]), np.log([y for _, y in chosen]), 1)[0]


def main(classpath, picture):
    rows = []
    for n in SIZES:
        one = measure(classpath, n, "0")
        both = measure(classpath, n, f"0-{os.cpu_count() - 1}")
        rows.append((one[0], both[0], one[1]))
        print(n, *rows[-1], flush=True)
    one, both, megabytes = zip(*rows)
    voxels = [n ** 3 for n in SIZES]
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.6))
    series = [(axes[0], one, "one core", "C0"), (axes[0], both, f"{os.cpu_count()} cores", "C1"),
              (axes[1], megabytes, "whole process, one core", "C2")]
    for axis, values, name, colour in series:
        e = exponent(SIZES, values)
        print(f"{name}: exponent {e:.2f}")
        axis.loglog(voxels, values, "o-", color=colour, label=f"{name}: ~ voxels^{e:.2f}")
        axis.set_xticks(voxels[::2], [f"{n}³" for n in SIZES[::2]])
        axis.minorticks_off()
        axis.set_xlabel("voxels")
        axis.grid(alpha=0.3)
        axis.legend(frameon=False)
    axes[0].set_ylabel("seconds")
    axes[1].set_ylabel("MB")
    figure.suptitle("Betti matching of two smooth fields (exponents from 64³ on)")
    figure.tight_layout()
    figure.savefig(picture, dpi=110)


if __name__ == "__main__":
    main(*sys.argv[1:3])
