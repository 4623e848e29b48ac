"""HD95, ASSD and NSD by SciPy's distance transform, as medpy and MetricsReloaded do it, and the masks to try them on.

usage: peer.py prepare FOLDER | FOLDER NAME whole|cropped | table LINES | cases FOLDER
"""
import sys
import time

import numpy as np
from scipy import ndimage

EDGE = 256
SPACING = (1.5, 0.9, 0.9)  # z, y, x


def prepare(folder):
    rng = np.random.default_rng(7)
    z, y, x = np.meshgrid(*[np.arange(EDGE) - 128.0] * 3, indexing="ij")
    wave = ndimage.gaussian_filter(rng.standard_normal((EDGE,) * 3).astype(np.float32), 6)
    wave /= wave.std()
    radius = np.sqrt((x / 90) ** 2 + (y / 80) ** 2 + (z / 70) ** 2)
    save(folder, "organ", radius + 0.03 * wave < 1, radius + 0.03 * np.roll(wave, 9, 0) < 1.02)
    small = np.sqrt((x - 40) ** 2 + (y + 20) ** 2 + z ** 2)
    save(folder, "lesion", small + wave < 12, small + np.roll(wave, 9, 1) < 13)
    tubes = np.abs(wave) + np.abs(np.roll(wave, 60, 0))
    save(folder, "vessels", tubes < 0.25, np.roll(tubes, 1, 2) < 0.25)


def save(folder, name, prediction, reference):
    for which, mask in (("p", prediction), ("r", reference)):
        mask.astype(np.uint8).tofile(f"{folder}/{name}-{which}.u8")


def surface(mask):
    cross = ndimage.generate_binary_structure(3, 1)
    return mask & ~ndimage.binary_erosion(mask, cross)


def measure(prediction, reference, cropped):
    if cropped:
        box = ndimage.find_objects((prediction | reference).astype(np.uint8))[0]
        prediction, reference = prediction[box], reference[box]
    p, r = surface(prediction), surface(reference)
    to_r = ndimage.distance_transform_edt(~r, sampling=SPACING)[p]
    to_p = ndimage.distance_transform_edt(~p, sampling=SPACING)[r]
    both = np.concatenate([to_r, to_p])
    return np.percentile(both, 95), both.mean(), (both <= 1.0).mean()


def run(folder, name, how):
    masks = [np.fromfile(f"{folder}/{name}-{w}.u8", np.uint8).reshape((EDGE,) * 3) > 0 for w in "pr"]
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        values = measure(*masks, how == "cropped")
        seconds.append(time.perf_counter() - start)
    print("scipy-" + how, name, *(f"{1e3 * s:.0f}" for s in (sorted(seconds)[1], seconds[0])),
          *(f"{v:.6f}" for v in values), sep="\t")


def table(lines):
    rows = {}
    for line in open(lines):
        who, name, median, first, *values = line.rstrip("\n").split("\t")
        rows.setdefault(name, {}).setdefault(who, []).append((float(median), float(first), values))
    print("| masks | toposeg, ms (first call) | SciPy, ms | SciPy on the box, ms | ratio | ratio on the box | values |")
    print("|---|---|---|---|---|---|---|")
    for name, found in rows.items():
        median = {who: np.median([r[0] for r in runs]) for who, runs in found.items()}
        first = np.median([r[1] for r in found["toposeg"]])
        values = [np.array(runs[0][2], float) for runs in found.values()]
        agree = all(np.allclose(v, values[0], rtol=1e-5, atol=1e-5) for v in values)
        print(f"| {name} | {median['toposeg']:.0f} ({first:.0f}) | {median['scipy-whole']:.0f} | "
              f"{median['scipy-cropped']:.0f} | {median['scipy-whole'] / median['toposeg']:.1f} | "
              f"{median['scipy-cropped'] / median['toposeg']:.1f} | {'agree' if agree else 'DIFFER'} |")


def cases(folder):
    """A hundred small cases with two labels in the folders p and r."""
    import os
    import nibabel
    rng = np.random.default_rng(3)
    for part in "pr":
        os.makedirs(f"{folder}/{part}", exist_ok=True)
    for c in range(100):
        shape = tuple(rng.integers(32, 56, 3))
        wave = ndimage.gaussian_filter(rng.standard_normal(shape), 4)
        wave /= wave.std()
        for part, noise in (("r", 0), ("p", 0.15)):
            field = wave + noise * ndimage.gaussian_filter(rng.standard_normal(shape), 2) * 8
            labels = (field > 1).astype(np.uint8) + 2 * (field < -1.2)
            image = nibabel.Nifti1Image(labels.astype(np.uint8), np.diag([1, 1, 1.5, 1]))
            nibabel.save(image, f"{folder}/{part}/case_{c:03d}.nii.gz")


if __name__ == "__main__":
    first, *rest = sys.argv[1:]
    {"prepare": prepare, "table": table, "cases": cases}.get(first, lambda *more: run(first, *more))(*rest)
