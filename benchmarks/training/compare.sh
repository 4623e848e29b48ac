#!/usr/bin/env bash
# Times a training step of each engine beside PyTorch's, in turn.
# usage: [DEVICE=cuda] [STEPS=10] compare.sh CLASSPATH [NETWORK...]
# (the class path of module benchmarks; networks 2d, 3d, hippocampus, large)
set -e
here=$(cd "$(dirname "$0")" && pwd)
classes=$1
shift
device=${DEVICE:-cpu}
steps=${STEPS:-10}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
ours() {
    java -Xmx1g --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -cp "$classes" \
        org.toposeg.benchmark.training.StepSpeed "$1" "$2" "$3" "$device" "$steps"
}
has_bf16() {
    [ "$device" != cpu ] || grep -q avx512_bf16 /proc/cpuinfo
}
[ $# -gt 0 ] || set -- 2d 3d hippocampus
for network in "$@"; do
    for _ in 1 2 3; do
        "$python" "$here/peer.py" "$network" "$steps" fp32 "$device"
        ours libtorch "$network" fp32
        if has_bf16; then
            [ "$device" = cpu ] || "$python" "$here/peer.py" "$network" "$steps" bf16 "$device"
            ours libtorch "$network" bf16
        fi
        [ "$device" != cpu ] || ours nd4j "$network" fp32
    done
done
