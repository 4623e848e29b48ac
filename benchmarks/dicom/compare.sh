#!/usr/bin/env bash
# Times DICOM reading and writing beside pydicom and DCMTK, in turn, on the same generated files.
# usage: compare.sh CLASSPATH [FOLDER]   (the class path of module benchmarks)
# DCMTK is a peer where its headers (Debian: libdcmtk-dev; DCMTK_INCLUDE names another folder) and g++ are there.
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=${2:-$(mktemp -d)}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
headers=${DCMTK_INCLUDE:-/usr/include}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
ours() { "$java" -Xmx${HEAP:-1500m} -cp "$1" org.toposeg.benchmark.dicom.DicomSpeed "$2" "$folder"; }
dcmtk() { [ ! -x "$folder/dcmtk_peer" ] || "$folder/dcmtk_peer" "$1" "$folder"; }

if [ -e "$headers/dcmtk/dcmseg/segdoc.h" ] && command -v g++ >/dev/null; then
    libraries=()
    for name in dcmseg dcmfg dcmiod dcmdata ofstd oflog; do
        # Debian splits the links for the linker from the libraries; either will do.
        found=$(ls /usr/lib/*/lib$name.so* /usr/lib/lib$name.so* 2>/dev/null | head -n 1)
        libraries+=("$found")
    done
    g++ -O3 -march=native -std=c++17 -I"$headers" "$here/dcmtk_peer.cc" -o "$folder/dcmtk_peer" \
        -Wl,--allow-shlib-undefined "${libraries[@]}" -pthread
fi
[ -d "$folder/ct" ] || ours "$1" generate
for _ in 1 2; do
    ours "$1" series
    "$python" "$here/peer.py" series "$folder"
    dcmtk series
done
for _ in 1 2; do
    ours "$1" seg
    "$python" "$here/peer.py" seg "$folder"
    dcmtk seg
done
