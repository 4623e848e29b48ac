#!/usr/bin/env bash
# Times distances, labels, Betti numbers and skeletons beside SciPy and scikit-image, in turn, on the same masks.
# usage: compare.sh CLASSPATH SHARED [FOLDER [TASK...]]   (the class path of module benchmarks, the shared sample folder)
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=${3:-$(mktemp -d)}
tasks=("${@:4}")
[ ${#tasks[@]} -gt 0 ] || tasks=(edt edt-anisotropic label-cross label-full betti skeleton)
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
ours() { "$@" java -Xmx600m -cp "$classes" org.toposeg.benchmark.masks.MaskSpeed "$task" "$mask"; }
classes=$1
mkdir -p "$folder"
ls "$folder"/*.u8 >/dev/null 2>&1 || "$python" "$here/peer.py" prepare "$2" "$folder"
lines=$folder/lines-$$.tsv
for task in "${tasks[@]}"; do
    for mask in "$folder"/*.u8; do
        for _ in 1 2; do
            ours env >>"$lines"
            "$python" "$here/peer.py" "$task" "$mask" >>"$lines"
            ours taskset -c 0 >>"$lines"
        done
    done
done
"$python" "$here/peer.py" table "$lines"
