#!/usr/bin/env bash
# Times a training step of each engine beside PyTorch's, in turn.
# usage: compare.sh CLASSPATH [NETWORK...]   (the class path of module benchmarks; networks 2d, 3d, hippocampus)
set -e
here=$(cd "$(dirname "$0")" && pwd)
classes=$1
shift
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
ours() {
    java -Xmx1g --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -cp "$classes" \
        org.toposeg.benchmark.training.StepSpeed "$1" "$2" "$3" cpu "${STEPS:-10}"
}
[ $# -gt 0 ] || set -- 2d 3d hippocampus
for network in "$@"; do
    for _ in 1 2 3; do
        "$python" "$here/peer.py" "$network" "${STEPS:-10}"
        ours libtorch "$network" fp32
        grep -q avx512_bf16 /proc/cpuinfo && ours libtorch "$network" bf16
        ours nd4j "$network" fp32
    done
done
