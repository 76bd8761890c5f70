#!/usr/bin/env bash
# ./run-job.sh JOB [options]: runs a job of AI Log Analyzer; builds its jar first if there is none. --help tells the rest.
#
# From the environment: JAVA_HOME (else the java on the PATH), JAVA_OPTS (more options for it), and AILOG_HOME, the folder
# of .env, config/ and logs/ (else the folder of this script).
#
# Two things in target/start/KEY make starts short, where KEY stands for the jar and the JDK as they are now: the jar
# unpacked, by the first start, and an archive of loaded classes (CDS), left by the first `regular` that collects. They
# are made aside and moved into place; where they can't be made or used, the jar is started as it is.
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

# The name under which things are kept for the jar and the JDK as they are now.
key() {
  local runtime ids
  runtime="$(readlink -f "$(type -P "$java")")" || return 1
  runtime="${runtime%/bin/java}/lib/modules"
  ids="$(stat -L -c %s.%Y "$jar" "$runtime" 2>/dev/null || stat -L -f %z.%m "$jar" "$runtime" 2>/dev/null)" || return 1
  echo "${ids//[!0-9.]/-}"
}

# Unpacks the jar; of several that do so at the same time one is kept.
unpack() {
  local aside
  mkdir -p "$starts" && aside="$(mktemp -d "$starts/.aside.XXXXXX")" || return 1
  if "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" \
    extract --destination "$aside/${kept##*/}/app" && find "$aside" -type f -exec sync {} +; then
    mv "$aside/${kept##*/}" "$starts/" || true # one is there already
  fi
  rm -rf "$aside"
  [ -d "$kept/app" ] && tidy
}

# Removes what was kept for other jars and JDKs, unless a process runs from it.
tidy() {
  local processes other
  find "$starts" -maxdepth 1 -name '.aside.*' -mmin +60 -exec rm -rf {} +
  processes="$(ps -A -o args=)" || return 0
  for other in "$starts"/[0-9]*; do
    case "$processes" in
      *"$other/"*) ;;
      *) [ "$other" = "$kept" ] || rm -rf "$other" ;;
    esac
  done
}

# Whether the run that is to leave an archive in folder $1, which has its host and process in its name, is under way.
leaving() {
  [ -z "$(find "$1" -maxdepth 0 -mmin +1440)" ] || return 1
  [ "${1%.*}" = "$kept/leaving.$HOSTNAME" ] || return 0
  [ "${1##*.}" != $$ ] && { kill -0 "${1##*.}" || ps -p "${1##*.}"; }
}

# Takes over the archive that an earlier run left: if it collected, or too little is in it, and if the JVM accepts it,
# checksums included. After three that it does not accept, no further run is to leave one.
adopt() {
  local left taken="$kept/taken.$$"
  for left in "$kept"/leaving.*; do
    [ -d "$left" ] || continue
    leaving "$left" && return 1
    mv "$left" "$taken" || return 1 # another one has it
    if ! grep -q 'io\.ailog\.job\.ReadWindows ' "$taken/jvm.log"; then
      :
    elif "$java" "${options[@]}" -Xshare:on -XX:+VerifySharedSpaces -XX:SharedArchiveFile="$taken/classes.jsa" \
      "${program[@]}" --version; then
      mv "$taken/classes.jsa" "$kept/classes.jsa"
    else
      echo "no archive that the JVM accepts: $(grep -v 'class,load' "$taken/jvm.log" | tail -n 1)" >>"$kept/failed"
      [ "$(wc -l <"$kept/failed")" -lt 3 ] || mv "$kept/failed" "$kept/no-archive"
    fi
    rm -rf "$taken"
  done
}

# Whether this run is to leave an archive of its classes: there must be room, or the JVM would end with an error.
leaves_archive() {
  case " $* " in *" --dry-run "* | *" --help "* | *" -h "* | *" --version "* | *" -V "*) return 1 ;; esac
  [ "$1" = regular ] && [ ! -f "$kept/no-archive" ] && [ ! -f "$kept/classes.jsa" ] &&
    [ "$(df -Pk "$kept" | awk 'NR == 2 { print $4 }')" -gt 300000 ] && mkdir "$kept/leaving.$HOSTNAME.$$"
}

[ -f "$jar" ] || build
if [ -t 2 ]; then # a terminal: its width, for the bar
  export AILOG_COLUMNS="$(tput cols 2>/dev/null || echo 80)"
fi
options=(-XX:+UseSerialGC -Xmx256m -Dspring.aot.enabled=true)
case "${1:-}" in
  init | backfill) ;;
  *) options+=(-XX:TieredStopAtLevel=1) ;; # they end before compiling well pays
esac
starts="$(cd "$home" && pwd -P)/target/start"
program=(-jar "$jar")
if kept="$starts/$(key)" && { [ -d "$kept/app" ] || unpack; } >/dev/null 2>&1; then
  program=(-cp "$kept/app/${jar##*/}" io.ailog.AiLogAnalyzer)
  case "${JAVA_OPTS:-}" in
    *Archive* | *-Xshare*) ;;
    *)
      # a class archive that doesn't fit is no matter to speak of
      options+=(-Xlog:disable -Xlog:all=error:stderr)
      if [ ! -f "$kept/classes.jsa" ] && [ -w "$kept" ] && adopt >/dev/null 2>&1 && leaves_archive "$@" 2>/dev/null; then
        left="$kept/leaving.$HOSTNAME.$$"
        options+=(-XX:ArchiveClassesAtExit="$left/classes.jsa"
          -Xlog:disable "-Xlog:all=warning,class+load=info:file=\"$left/jvm.log\":tags")
      elif [ -f "$kept/classes.jsa" ]; then
        options+=(-XX:SharedArchiveFile="$kept/classes.jsa")
      fi
      ;;
  esac
fi
# shellcheck disable=SC2086 # several options in one variable
exec "$java" "${options[@]}" ${JAVA_OPTS:-} "${program[@]}" "$@"
