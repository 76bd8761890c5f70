#!/usr/bin/env bash
# ./run-job.sh JOB [options]: runs a job of AI Log Analyzer; builds its jar first if there is none. --help tells the rest.
#
# From the environment: JAVA_HOME (else the java on the PATH), JAVA_OPTS (more options for it), and AILOG_HOME, the folder
# of .env, config/ and logs/ (else the folder of this script).
set -euo pipefail

script="${BASH_SOURCE[0]}"
while [ -L "$script" ]; do
  target="$(readlink "$script")"
  case "$target" in
    /*) script="$target" ;;
    *) script="$(dirname "$script")/$target" ;;
  esac
done
home="$(cd "$(dirname "$script")" && pwd)"
export AILOG_HOME="${AILOG_HOME:-$home}"
jar="$home/target/ailog-analyzer.jar"

fail() {
  echo "error: $1" >&2
  exit 2
}

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
command -v "$java" >/dev/null 2>&1 || fail "there is no java. Install a JDK of 17 or newer, or set JAVA_HOME to one."

build() {
  command -v mvn >/dev/null 2>&1 || fail "$jar is not built and there is no mvn. Install Maven 3.8 or newer, or copy the jar there."
  echo "building the jar, once ..." >&2
  local log
  log="$(mktemp)"
  if ! (cd "$home" && mvn -q -B package -DskipTests -Dskip.gates=true >"$log" 2>&1); then
    cat "$log" >&2
    fail "the build failed; the lines above, which $log has too, say why."
  fi
  rm -f "$log"
}

if [ "${1:-}" = demo ]; then
  shift
  if [ ! -f "$jar" ] || [ ! -f "$home/target/demo.classpath" ] ||
    [ -n "$(find "$home/pom.xml" "$home/src" "$home/db" -newer "$home/target/demo.classpath" -print -quit)" ]; then
    build
  fi
  cd "$home"
  exec "$java" -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/demo.classpath)" \
    io.ailog.demo.Demo "$@"
fi

[ -f "$jar" ] || build
if [ -t 2 ]; then # a terminal: its width, for the bar
  export AILOG_COLUMNS="$(tput cols 2>/dev/null || echo 80)"
fi
# shellcheck disable=SC2086 # several options in one variable
exec "$java" -XX:+UseSerialGC -Xmx256m ${JAVA_OPTS:-} -jar "$jar" "$@"
