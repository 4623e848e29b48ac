"""Reads what DicomSpeed wrote with pydicom and NumPy. Usage: peer.py series|seg FOLDER"""
import os
import statistics
import sys
import time

import numpy as np
import pydicom


def series(folder):
    files = [pydicom.dcmread(os.path.join(folder, "ct", f)) for f in os.listdir(os.path.join(folder, "ct"))]
    files.sort(key=lambda f: float(f.ImagePositionPatient[2]))
    volume = np.empty((len(files), files[0].Rows, files[0].Columns), np.float32)
    for k, f in enumerate(files):
        volume[k] = f.pixel_array * float(f.RescaleSlope) + float(f.RescaleIntercept)
    return volume


def seg(folder):
    f = pydicom.dcmread(os.path.join(folder, "seg.dcm"))
    frames = f.pixel_array
    positions = [float(g.PlanePositionSequence[0].ImagePositionPatient[2]) for g in f.PerFrameFunctionalGroupsSequence]
    places = {p: k for k, p in enumerate(sorted(set(positions)))}
    labels = np.zeros((len(places), f.Rows, f.Columns), np.uint16)
    for frame, place, group in zip(frames, positions, f.PerFrameFunctionalGroupsSequence):
        labels[places[place]][frame != 0] = group.SegmentIdentificationSequence[0].ReferencedSegmentNumber
    return labels


def timed(what, work):
    seconds = []
    for _ in range(4):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print("pydicom %s: median %.3f s, first %.3f s" % (what, statistics.median(seconds[1:]), seconds[0]))


def rewritten(folder):
    """What pydicom takes to write the object once it is in memory."""
    f = pydicom.dcmread(os.path.join(folder, "seg.dcm"))
    f.PerFrameFunctionalGroupsSequence[0]  # parsed, as an object that was made in memory is
    return lambda: f.save_as(os.path.join(folder, "pydicom.dcm"))


if sys.argv[1] == "series":
    timed("series 512x512x300 read", lambda: series(sys.argv[2]))
else:
    timed("SEG 256x256x160, 20 labels read", lambda: seg(sys.argv[2]))
    timed("SEG 256x256x160, 20 labels written", rewritten(sys.argv[2]))
