"""Times the published Betti matching of one input pair. usage: peer.py BUILD FOLDER NAME (BUILD holds its Python module)."""
import resource
import sys
import time

import numpy as np

build, folder, name = sys.argv[1:4]
sys.path.insert(0, build)
import betti_matching  # noqa: E402

shape = tuple(int(n) for n in name.split("_")[1].split("x"))
pair = [1 - np.fromfile(f"{folder}/{name}_{which}.f32", "<f4").reshape(shape).astype(float) for which in ("pred", "target")]
start = time.time()
result = betti_matching.compute_matching(*pair)
seconds = time.time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"{name} peer {seconds:.3f} s, peak {peak} MB, matched {list(result.num_matched)}", flush=True)
