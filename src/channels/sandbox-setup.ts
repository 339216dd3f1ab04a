/**
 * Builds the place where code of a project runs, and runs it there. Root runs this as the first process of new PID,
 * mount, IPC and (without network) network namespaces; arguments: a scratch folder, the folder of the project, `yes` for
 * the network of the machine, then what else is shown.
 *
 * The new root holds what is listed here and nothing else, all of it read-only but the project, the home and `/tmp`.
 * The code runs as `nobody`, without capabilities and without a way to get any (`no_new_privs`). This first process stays
 * root: the code can neither trace nor end it, and when it ends, the kernel ends everything that the code has started.
 */
export const SETUP = `set -eu
for fd in /proc/self/fd/*; do
  fd=\${fd##*/}
  [ "$fd" -le 2 ] || eval "exec $fd>&-" # Nothing that the job has open is handed on.
done
umask 022
scratch=$1 project=$2 network=$3
shift 3
new=$scratch/root
echo 1000 >/proc/self/oom_score_adj # Where memory runs out, the code under test goes first.
exec 3>"$scratch/ready"
mkdir "$new" "$scratch/home" "$scratch/tmp"
chown 65534:65534 "$scratch/home"
chmod 1777 "$scratch/tmp"
[ "$(stat -c %u "$project")" = 65534 ] || chown -hR 65534:65534 "$project"
mount -t tmpfs -o mode=755,size=4m,nosuid,nodev tmpfs "$new"

open() {
  mount -o "bind,nosuid,nodev,$3" "$1" "$2"
}
show() {
  if [ -d "$1" ]; then
    mkdir -p "$new$1"
  else
    mkdir -p "$new\${1%/*}"
    : >"$new$1"
  fi
  open "$1" "$new$1" ro
}

for name in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$name" ]; then
    ln -s "$(readlink "/$name")" "$new/$name"
  elif [ -d "/$name" ]; then
    show "/$name"
  fi
done
show /usr
for name in alternatives ca-certificates fonts ld.so.conf.d pki ssl; do
  [ ! -d "/etc/$name" ] || show "/etc/$name"
done
files=
for name in group host.conf hosts ld.so.cache ld.so.conf localtime mime.types nsswitch.conf os-release passwd protocols \\
  resolv.conf services timezone; do
  [ ! -f "/etc/$name" ] || files="$files /etc/$name"
done
mkdir -p "$new/etc"
cp -L $files "$new/etc"

mkdir -p "$new/dev/shm" "$new/proc" "$new/tmp" "$new/old" "$new/sandbox/home" "$new/sandbox/project"
for name in null zero full random urandom; do
  : >"$new/dev/$name"
  mount --bind "/dev/$name" "$new/dev/$name"
done
ln -s /proc/self/fd "$new/dev/fd"
ln -s fd/0 "$new/dev/stdin"
ln -s fd/1 "$new/dev/stdout"
ln -s fd/2 "$new/dev/stderr"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$new/dev/shm"
mount -t proc -o nosuid,nodev,noexec proc "$new/proc"
open "$scratch/tmp" "$new/tmp" rw
open "$scratch/home" "$new/sandbox/home" rw
open "$project" "$new/sandbox/project" rw
for path in "$@"; do
  show "$path"
done
cp "$scratch/start" "$new/sandbox/start"
chmod 444 "$new/sandbox/start"
[ "$network" = yes ] || ip link set lo up

cd "$new"
pivot_root . old
cd /
umount -l /old
rmdir /old
mount -o remount,ro /
echo ready >&3
exec 3>&-
prlimit --core=0 --nproc=4096 setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs \\
  --bounding-set=-all --inh-caps=-all --ambient-caps=-all env -i /bin/sh /sandbox/start && exit 0
exit $? # The shell stays the first process: were it replaced by the command, that would be one of another user.
`;
