#!/usr/bin/env bash
# Healthy is what others can reach: the login page through the container's own address, not through its loopback.
set -euo pipefail
port=${1:-8080}
address=$(hostname -I | cut -d ' ' -f 1)
[ -n "$address" ] || { echo "this machine has no address but its loopback" >&2; exit 1; }
exec 3<>"/dev/tcp/$address/$port"
printf 'GET /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ] || { echo "http://$address:$port/login answers $status" >&2; exit 1; }
