#!/bin/sh
# The launcher's flags, without what a container has no need of (finding a JDK, building).
# Read by ONNX Runtime: nothing may leave.
export ORT_DISABLE_TELEMETRY=1
exec java -XX:MaxRAMPercentage="${TOPOSEG_HEAP_PERCENT:-50}" -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED \
  -Djava.awt.headless=true -Dtoposeg.home=/opt/toposeg -Dorg.bytedeco.javacpp.maxphysicalbytes=0 \
  -Dorg.bytedeco.javacpp.maxbytes=0 ${TOPOSEG_JAVA_OPTS:-} -cp "/opt/toposeg/app/*" org.toposeg.cli.Main "$@"
