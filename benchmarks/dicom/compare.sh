#!/usr/bin/env bash
# Times DICOM reading and writing beside pydicom, in turn, on the same generated files.
# usage: compare.sh CLASSPATH [FOLDER]   (the class path of module benchmarks)
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=${2:-$(mktemp -d)}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
ours() { java -Xmx1500m -cp "$1" org.toposeg.benchmark.dicom.DicomSpeed "$2" "$folder"; }
[ -d "$folder/ct" ] || ours "$1" generate
for _ in 1 2; do
    ours "$1" series
    "$python" "$here/peer.py" series "$folder"
done
for _ in 1 2; do
    ours "$1" seg
    "$python" "$here/peer.py" seg "$folder"
done
