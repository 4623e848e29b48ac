"""Times GUDHI's cubical complex (top-dimensional cells) of 1 - p. usage: gudhi_peer.py FOLDER NAME"""
import statistics
import sys
import time

import gudhi
import numpy as np

folder, name = sys.argv[1:3]
shape = tuple(int(n) for n in name.split("_")[1].split("x"))
image = 1 - np.fromfile(f"{folder}/{name}_pred.f32", "<f4").reshape(shape).astype(float)
seconds = []
for _ in range(1 if image.size > 500_000 else 3):
    start = time.time()
    complex_ = gudhi.CubicalComplex(top_dimensional_cells=image)
    pairs = complex_.persistence(homology_coeff_field=2, min_persistence=0)
    seconds.append(time.time() - start)
counts = [sum(1 for k, (b, d) in pairs if k == dim and b < d) for dim in range(image.ndim)]
print(f"{name} GUDHI {gudhi.__version__} median {statistics.median(seconds):.3f} s, intervals {counts}", flush=True)
