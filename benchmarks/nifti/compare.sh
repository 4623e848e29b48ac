#!/usr/bin/env bash
# Times reading NIfTI beside nibabel, in turn, on the same generated files.
# usage: compare.sh CLASSPATH [FOLDER]   (the class path of module benchmarks)
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=${2:-$(mktemp -d)}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
ours() { java -Xmx1500m -cp "$1" org.toposeg.benchmark.nifti.NiftiSpeed "$2" "$folder"; }
[ -f "$folder/image.nii" ] || ours "$1" generate
for _ in 1 2; do
    ours "$1" read
    "$python" "$here/peer.py" "$folder"
done
