#!/usr/bin/env bash
# Times Betti matching beside nstucki/Betti-Matching-3D, in turn, on one core and on all.
# usage: BETTI_PEER=BUILD compare.sh CLASSPATH FOLDER [NAME...]
# CLASSPATH: of module benchmarks. FOLDER: NAME_pred.f32 and NAME_target.f32. BUILD: where the peer's Python module was built.
# CORES="0" or CORES="0 0-1" says on which cores (default: the first, then all).
set -e
here=$(cd "$(dirname "$0")" && pwd)
classpath=$1 folder=$2
shift 2
names=${*:-smooth_256x256 vessel_256x256 smooth_64x64x64 vessel_64x64x64}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
for cores in ${CORES:-0 "0-$(($(nproc) - 1))"}; do
    echo "cores $cores"
    for name in $names; do
        taskset -c "$cores" java -Xmx400m -cp "$classpath" org.toposeg.benchmark.topology.BettiMatchingSpeed "$folder" "$name"
        [ -z "$BETTI_PEER" ] || taskset -c "$cores" "$python" "$here/peer.py" "$BETTI_PEER" "$folder" "$name"
    done
done
