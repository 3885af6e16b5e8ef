# shellcheck shell=sh
# What the launcher of a checkout and that of an installed posrig share: they find Java and Node and start the rig.
# Read by `.` with two words set: java_tool, what must be in a Java's bin folder (javac to build, java to run), and node_tool,
# what must be beside node (npm to install the report's modules, node to use them).
# shellcheck disable=SC2034,SC2154 # words that the launchers set, and words for them

jvms=${POSRIG_JVMS:-/usr/lib/jvm/* /opt/java/* ${HOME:-/root}/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home}
nodes=${POSRIG_NODES:-${NVM_DIR:-${HOME:-/root}/.nvm}/versions/node/*/bin /usr/local/bin /opt/homebrew/bin}

say() { printf 'posrig: %s\n' "$*" >&2; }

# 2 is what every command of the rig answers when files or the machine do not fit, so that 1 keeps meaning "a scenario failed".
die() { say "$*"; exit 2; }

# major TEXT: the leading number of a version, 0 if there is none.
major() {
    number=${1%%[!0-9]*}
    echo "${number:-0}"
}

# is_jdk HOME: true for a Java of 25 or newer; sets jdk and jdk_version.
is_jdk() {
    [ -x "$1/bin/$java_tool" ] || return 1
    if [ -r "$1/release" ]; then
        jdk_version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release")
    else
        jdk_version=$("$1/bin/$java_tool" --version 2>&1 | sed -n '1s/^[a-z]* \([0-9.]*\).*/\1/p')
    fi
    [ "$(major "$jdk_version")" -ge 25 ] && jdk=$1
}

look_for_jdk() {
    is_jdk "${JAVA_HOME:-/nowhere}" && return
    tool=$(command -v "$java_tool") && tool=$(readlink -f "$tool") && is_jdk "${tool%/bin/"$java_tool"}" && return
    for folder in $jvms; do
        is_jdk "$folder" && return
    done
    return 1
}

# is_node FOLDER: true if Node 20 or newer and the tool beside it are there; sets node.
is_node() {
    [ -x "$1/node" ] && [ -x "$1/$node_tool" ] || return 1
    version=$("$1/node" --version 2>/dev/null) || return 1
    [ "$(major "${version#v}")" -ge 20 ] && node=$1/node
}

look_for_node() {
    found=$(command -v node) && is_node "${found%/*}" && return
    for folder in $nodes; do
        is_node "$folder" && return
    done
    return 1
}

# outdated STAMP PATH...: true if the stamp is missing or any path (folders too: a deleted file leaves its mark there) is newer.
outdated() {
    stamp=$1
    shift
    [ -e "$stamp" ] || return 0
    [ -n "$(find "$@" -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

# The ahead-of-time cache halves the start. A run without one records what it loads; a process left behind makes the
# cache of it when that run has ended, so nobody waits and no signal or exit code goes through other hands. A machine that wants patience
# records nothing: on an emulated one that took a quarter of an hour.
make_cache() {
    (
        while kill -0 $$; do sleep 1; done
        [ -e "$cache.$$" ] || exit 0
        "$@" -XX:AOTMode=create "-XX:AOTConfiguration=$cache.$$" "-XX:AOTCache=$cache.$$.new" &&
            mv "$cache.$$.new" "$cache"
        rm -f "$cache.$$" "$cache.$$.new"
    ) </dev/null >/dev/null 2>&1 &
}

# start_rig COMMAND WORD...: becomes a JVM with these words behind its options. The launcher has set path, the class path; caches,
# the folder for ahead-of-time caches; and programs_changed CACHE, which says whether a cache is of other programs.
start_rig() {
    command=$1
    shift
    # For short lives: little to compile, little to collect. The acquirer may work all day, and then the better compiler pays.
    case $command in
        host | benchmark) jit= ;;
        # A night's supervisor only watches: what runs has a process and a heap of its own.
        nightly) jit='-XX:TieredStopAtLevel=1 -Xms8m -Xmx48m -Xss512k' ;;
        *) jit=-XX:TieredStopAtLevel=1 ;;
    esac
    # shellcheck disable=SC2086 # words or nothing
    set -- -XX:+UseSerialGC $jit --enable-native-access=ALL-UNNAMED \
        -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "$@"

    key=$(printf '%s' "$jdk $jdk_version $path" | cksum)
    cache=$caches/${key%% *}.aot
    if ! programs_changed "$cache"; then
        set -- "-XX:AOTCache=$cache" "-Dposrig.aot=$cache" "$@"
    elif [ "$command" = run ] && [ -z "${POSRIG_PATIENCE:-}" ] && mkdir -p "$caches" 2>/dev/null; then
        rm -f "$caches"/*
        # Without these two the JVM would tell of its recording on the rig's own output.
        quiet='-XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput'
        # shellcheck disable=SC2086 # two words
        make_cache "$jdk/bin/java" $quiet -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp "$path"
        # shellcheck disable=SC2086
        set -- $quiet -XX:AOTMode=record "-XX:AOTConfiguration=$cache.$$" "$@"
    fi
    exec "$jdk/bin/java" '-Xlog:aot*=off' '-Xlog:cds*=off' "$@"
}
