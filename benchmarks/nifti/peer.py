"""Reads what NiftiSpeed wrote with nibabel. Usage: peer.py FOLDER"""
import os
import statistics
import sys
import time

import nibabel
import numpy as np


def image(name):
    return lambda: nibabel.load(os.path.join(sys.argv[1], name)).get_fdata(dtype=np.float32)


def labels(name):
    return lambda: np.asanyarray(nibabel.load(os.path.join(sys.argv[1], name)).dataobj)


for name, work in (
    ("image.nii.gz", image("image.nii.gz")),
    ("image.nii", image("image.nii")),
    ("labels.nii.gz", labels("labels.nii.gz")),
):
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print("nibabel %s read: median %.3f s, first %.3f s" % (name, statistics.median(seconds[1:]), seconds[0]))
