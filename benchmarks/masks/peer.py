"""The same tasks as MaskSpeed with SciPy and scikit-image, its inputs and the table of both.

usage: peer.py prepare SHARED FOLDER | peer.py TASK FILE | peer.py table LINES
"""
import os
import re
import statistics
import sys
import time

import numpy as np


def prepare(shared, folder):
    import nibabel
    from skimage import io

    def save(name, mask):
        size = "x".join(str(n) for n in mask.shape[::-1])
        mask.astype(np.uint8).tofile(os.path.join(folder, "%s_%s.u8" % (name, size)))

    def vessels(name):
        path = os.path.join(shared, "data", "vessels3d", "label_only", name)
        return np.asarray(nibabel.load(path).dataobj).squeeze().T > 0

    bits = np.fromfile(os.path.join(shared, "betti_bench", "inputs", "blob_256_mask_bits.u8"), np.uint8)
    blob = np.unpackbits(bits).reshape(256, 256, 256)
    save("blob", blob)
    save("blob", blob[:128, :128, :128])
    capillaries = vessels("vessap_mouse_brain_capillaries_label.nii.gz")
    save("capillaries", capillaries[:128, :128, :128])
    save("capillaries", capillaries[:256, :256, :256])
    save("pulmonary", vessels("PA000005_pulmonary_artery_label.nii.gz")[:256, 128:384, 128:384])
    save("retina", io.imread(os.path.join(shared, "data", "retina", "CHASE_DB1", "Image_01L_1stHO.png"))[None] > 0)


def work(task, mask):
    from scipy import ndimage

    full = np.ones((3,) * mask.ndim)
    places = [mask.size // 2, mask.size // 3, mask.size // 5]

    def distance(spacing):
        return lambda: ndimage.distance_transform_edt(mask, sampling=spacing[-mask.ndim:]).ravel()[places].sum()

    def labels(structure):
        labelled, count = ndimage.label(mask, structure)
        return labelled.ravel()[0] + count

    def betti():
        from skimage.measure import euler_number

        pieces = ndimage.label(mask, full)[1]
        euler = euler_number(mask, connectivity=mask.ndim)
        cavities = ndimage.label(np.pad(mask == 0, 1, constant_values=True))[1] - 1 if mask.ndim == 3 else 0
        return pieces + cavities - euler

    def skeleton():
        from skimage.morphology import skeletonize, skeletonize_3d

        return np.count_nonzero(skeletonize(mask > 0) if mask.ndim == 2 else skeletonize_3d(mask))

    return {
        "edt": distance((1, 1, 1)),
        "edt-anisotropic": distance((2.5, 0.6, 1.1)),
        "label-cross": lambda: labels(None),
        "label-full": lambda: labels(full),
        "betti": betti,
        "skeleton": skeleton,
    }[task]


def measure(task, path):
    size = [int(n) for n in re.search(r"_(\d+)x(\d+)x(\d+)\.u8", path).groups()]
    mask = np.fromfile(path, np.uint8).reshape(size[::-1])
    mask = mask[0] if size[2] == 1 else mask
    call = work(task, mask)
    milliseconds = []
    for _ in range(4):
        start = time.perf_counter()
        result = call()
        milliseconds.append(1000 * (time.perf_counter() - start))
    status = open("/proc/self/status").read()
    peak = int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024
    row = (task, os.path.basename(path), statistics.median(milliseconds[1:]), milliseconds[0], peak, result)
    print("peer\t%s\t%s\t%.2f\t%.2f\t%.0f\t%.6g" % row)


def table(path):
    rows = {}
    for line in open(path):
        who, task, name, median, first, peak, result = line.rstrip("\n").split("\t")
        rows.setdefault((task, name), {}).setdefault(who, []).append((float(median), float(first), float(peak), float(result)))
    print("| task | mask | peer, ms | 1 core, ms | ratio | 2 cores, ms | ratio | first call, ms | MB, peer | MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for (task, name), by in rows.items():
        results = {r[3] for runs in by.values() for r in runs}
        if len(results) > 1:
            raise SystemExit("%s %s: results differ: %s" % (task, name, results))
        ms = {who: statistics.median(r[0] for r in runs) for who, runs in by.items()}
        first = statistics.median(r[1] for r in by["toposeg2"])
        peak = {who: max(r[2] for r in runs) for who, runs in by.items()}
        row = (task, name[:-3].replace("_", " "), ms["peer"], ms["toposeg1"], ms["peer"] / ms["toposeg1"])
        row += (ms["toposeg2"], ms["peer"] / ms["toposeg2"], first, peak["peer"], peak["toposeg2"])
        print("| %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f |" % row)


if sys.argv[1] == "prepare":
    prepare(*sys.argv[2:])
elif sys.argv[1] == "table":
    table(sys.argv[2])
else:
    measure(*sys.argv[1:])
