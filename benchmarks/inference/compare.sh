#!/usr/bin/env bash
# Times sliding-window inference of a volume beside PyTorch's, in turn.
# usage: [DEVICE=cuda] [ROUNDS=3] compare.sh CLASSPATH NETWORK X Y Z
set -e
here=$(cd "$(dirname "$0")" && pwd)
classes=$1
network=$2
device=${DEVICE:-cpu}
rounds=${ROUNDS:-3}
shift 2
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
for _ in 1 2; do
    "$python" "$here/peer.py" "$network" "$device" "$@" "$rounds"
    for engine in onnx libtorch; do
        java -Xmx4g --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -cp "$classes" \
            org.toposeg.benchmark.inference.VolumeSpeed "$engine" "$network" "$device" "$@" "$rounds"
    done
done
