#!/usr/bin/env bash
# Installs the Debian packages of system-packages.txt that are missing. It starts no server, upgrades nothing and removes nothing.
#
# Only as root, or with sudo where SYSTEM=1 is set; otherwise it says what is missing, and the tests that need it are skipped.
# A package that cannot be had is no error here: those tests say what they miss, and in CI that fails them.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
while read -r package substitute _; do
    case "$package" in '' | '#'*) continue ;; esac
    is_there() { dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
    if is_there "$package"; then continue; fi
    if [ -n "$substitute" ] && { command -v "$substitute" >/dev/null || is_there "$substitute"; }; then continue; fi
    missing+=("$package")
done <system-packages.txt

if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

give_up() {
    echo "install-system: $1" >&2
    echo "install-system: tests that need these packages will be skipped: ${missing[*]}" >&2
    exit 0
}

as_root=()
command -v apt-get >/dev/null || give_up "no apt-get on this machine"
if [ "$(id -u)" -ne 0 ]; then
    [ -n "${SYSTEM:-}" ] || give_up "nothing installed: run as root, or with SYSTEM=1 to use sudo"
    command -v sudo >/dev/null || give_up "nothing installed: neither root nor sudo"
    as_root=(sudo)
fi

# A package's own script would start its server. This file, read by invoke-rc.d and deb-systemd-invoke, says no; one that an
# administrator put there stays as it is.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
fi

echo "install-system: installing ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 -o Dpkg::Use-Pty=0)
"${apt[@]}" update || give_up "the package lists cannot be read"
"${apt[@]}" install --yes --no-install-recommends --no-upgrade --no-remove "${missing[@]}" >/dev/null || give_up "apt-get failed"
