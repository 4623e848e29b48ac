#!/usr/bin/env bash
# Times Betti matching beside nstucki/Betti-Matching-3D, in turn, on one core and on all.
# usage: BETTI_PEER=BUILD [CORES=...] compare.sh CLASSPATH FOLDER [NAME...]
# CLASSPATH: of module benchmarks. FOLDER: NAME_pred.f32 and NAME_target.f32. BUILD: where the peer's Python module was built.
set -e
both() {
    taskset -c "$1" java -Xmx400m -cp "$classpath" org.toposeg.benchmark.topology.BettiMatchingSpeed "$folder" "$2"
    [ -z "$BETTI_PEER" ] || taskset -c "$1" "$python" "$here/peer.py" "$BETTI_PEER" "$folder" "$2"
}
# shellcheck source=each.sh
. "$(dirname "$0")/each.sh"
