#!/usr/bin/env bash
# Times HD95, ASSD and NSD of two 256³ masks beside SciPy-based code, in turn, on the same masks.
# usage: compare.sh CLASSPATH [FOLDER]   (the class path of module benchmarks)
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=${2:-$(mktemp -d)}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
mkdir -p "$folder"
[ -e "$folder/organ-p.u8" ] || "$python" "$here/peer.py" prepare "$folder"
lines=$folder/lines-$$.tsv
for name in organ lesion vessels; do
    for _ in 1 2; do
        java -Xmx1g -cp "$1" org.toposeg.benchmark.metric.MetricSpeed "$folder" "$name" >>"$lines"
        "$python" "$here/peer.py" "$folder" "$name" whole >>"$lines"
        "$python" "$here/peer.py" "$folder" "$name" cropped >>"$lines"
    done
done
"$python" "$here/peer.py" table "$lines"
