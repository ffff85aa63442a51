# Sets JAVA_HOME to a JDK 25 or newer, wherever it is installed. Sourced by ./run and ./verify.

jdk_version() { # the major version of the JDK in folder $1, or 0
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  echo "${version:-0}"
}

find_jdk() {
  local on_path candidate newest=0 version
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" \
    ${JDK_PLACES-/usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/lib/jvm/* ~/.sdkman/candidates/java/* ~/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home}; do
    [ -n "$candidate" ] || continue
    version=$(jdk_version "$candidate")
    if [ "$version" -ge 25 ]; then
      export JAVA_HOME=$candidate
      return 0
    fi
    [ "$version" -gt "$newest" ] && newest=$version
  done
  if [ "$newest" -gt 0 ]; then
    echo "Marquee needs a JDK 25 or newer, and the newest one found here is $newest: install one, or point JAVA_HOME to it." >&2
  else
    echo "Marquee needs a JDK 25 or newer, and none was found here: install one, or point JAVA_HOME to it." >&2
  fi
  return 1
}
