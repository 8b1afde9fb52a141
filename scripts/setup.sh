#!/bin/sh
# `npm run setup`: what Pawl needs from the system. That is bubblewrap, on Linux; the rest came with
# `npm ci`. Does nothing when it is there.
set -eu

if [ "$(uname)" != Linux ]; then
  exit 0
fi
if ! command -v bwrap >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo 'setup: install bubblewrap with the package manager of this system, then go on' >&2
    exit 1
  fi
  as_root=
  if [ "$(id -u)" != 0 ]; then
    as_root=sudo
  fi
  echo 'setup: installing bubblewrap with apt-get' >&2
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends bubblewrap
fi
# It is of use only where it can make namespaces.
if ! bwrap --unshare-all --ro-bind / / true; then
  echo 'setup: bubblewrap is installed, but this system does not let it make namespaces' >&2
  echo '  On Ubuntu 24.04: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0' >&2
  echo '  In a container: run it with the right to make user namespaces.' >&2
  exit 1
fi
