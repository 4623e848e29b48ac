# shellcheck shell=bash
# Sourced by the scripts beside it after they define `both CORES NAME`: calls it for each input on one core and on all.
# Arguments: CLASSPATH FOLDER [NAME...]. CORES="0" or CORES="0 0-1" says on which cores (default: the first, then all).
here=$(cd "$(dirname "$0")" && pwd)
classpath=$1 folder=$2
shift 2
names=${*:-smooth_256x256 vessel_256x256 smooth_64x64x64 vessel_64x64x64}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
for cores in ${CORES:-0 "0-$(($(nproc) - 1))"}; do
    echo "cores $cores"
    for name in $names; do
        both "$cores" "$name"
    done
done
