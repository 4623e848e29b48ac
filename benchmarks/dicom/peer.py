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


work = {"series": series, "seg": seg}[sys.argv[1]]
seconds = []
for _ in range(4):
    start = time.perf_counter()
    work(sys.argv[2])
    seconds.append(time.perf_counter() - start)
print("pydicom %s read: median %.3f s, first %.3f s" % (sys.argv[1], statistics.median(seconds[1:]), seconds[0]))
