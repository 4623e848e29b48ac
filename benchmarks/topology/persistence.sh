#!/usr/bin/env bash
# Times persistent homology beside GUDHI's cubical complex (one thread), in turn, on one core and on all.
# usage: [CORES=...] persistence.sh CLASSPATH FOLDER [NAME...]   (as compare.sh)
set -e
both() {
    taskset -c "$1" java -Xmx600m -cp "$classpath" org.toposeg.benchmark.topology.PersistenceSpeed "$folder" "$2"
    taskset -c "$1" "$python" "$here/gudhi_peer.py" "$folder" "$2"
}
# shellcheck source=each.sh
. "$(dirname "$0")/each.sh"
