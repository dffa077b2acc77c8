#!/usr/bin/env bash
# Installs Ghost 5 from npm into the folder that is the argument, to be named by PRESSMARK_GHOST. Compiles sqlite3: allow ten minutes.
set -euo pipefail
mkdir -p "$1"
cd "$1"
archive=$(npm pack --silent ghost@5)
tar --extract --gzip --strip-components=1 --file "$archive"
# Its tools for development come from places other than the registry.
npm pkg delete devDependencies
npm install --omit=dev --legacy-peer-deps --no-audit --no-fund --no-package-lock
