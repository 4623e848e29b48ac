#!/usr/bin/env bash
# Times persistent homology beside GUDHI's cubical complex (one thread), in turn, on one core and on all.
# usage: persistence.sh CLASSPATH FOLDER [NAME...]   (as compare.sh)
set -e
here=$(cd "$(dirname "$0")" && pwd)
classpath=$1 folder=$2
shift 2
names=${*:-smooth_256x256 vessel_256x256 smooth_64x64x64 vessel_64x64x64}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
for cores in ${CORES:-0 "0-$(($(nproc) - 1))"}; do
    echo "cores $cores"
    for name in $names; do
        taskset -c "$cores" java -Xmx600m -cp "$classpath" org.toposeg.benchmark.topology.PersistenceSpeed "$folder" "$name"
        taskset -c "$cores" "$python" "$here/gudhi_peer.py" "$folder" "$name"
    done
done
