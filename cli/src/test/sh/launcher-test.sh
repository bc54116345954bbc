#!/usr/bin/env bash
# Tests the launcher in a make-believe checkout, with a Maven and a Java that only write down how they were
# called. Runs on its own: bash cli/src/test/sh/launcher-test.sh
set -uo pipefail
unset CDPATH

launcher=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)/lacuna
[[ -f $launcher ]] || { echo "found no launcher at $launcher"; exit 1; }
area=$(mktemp -d)
trap 'rm -rf "$area"' EXIT
failures=0

# ---- the make-believe checkout ----

# Only what is linked here is on the PATH of a launcher under test: a real mvn or java is not.
tools() {
  mkdir -p "$area/tools"
  local tool
  for tool in cat find grep ls mkdir mv readlink rm sed sleep tail touch; do
    ln -sf "$(command -v "$tool")" "$area/tools/$tool"
  done
}

fresh_checkout() { # folder; everything in it is old
  checkout=$1
  built=$checkout/cli/target/lacuna/.built
  rm -rf "$area/bin" "$area/calls" "$checkout"
  mkdir -p "$area/bin" "$area/calls" "$checkout/core/src/main/java/deep" "$checkout/cli/src/main/java" "$checkout/.mvn"
  sed "1s|.*|#!$shell|" "$launcher" >"$checkout/lacuna"
  chmod +x "$checkout/lacuna"
  echo '<project/>' | tee "$checkout/pom.xml" "$checkout/core/pom.xml" >"$checkout/cli/pom.xml"
  echo 'class A {}' | tee "$checkout/core/src/main/java/deep/A.java" >"$checkout/core/src/main/java/deep/B.java"
  echo '-Dx' >"$checkout/.mvn/maven.config"
  fake_jdk "$area/jdk 17" 17.0.9
  ln -s "$area/jdk 17/bin/java" "$area/bin/java"
  fake_maven
  settle
}

# Moves all times into the past, so that no test depends on how finely a file system tells them.
settle() {
  find "$checkout" -exec touch -h -t 202001010000 {} +
  if [[ -e $built ]]; then touch -t 202001010001 "$built"; fi
}

fake_jdk() { # folder, version, modules
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Nobody"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  [[ -z ${3-} ]] || printf 'MODULES="%s"\nSOURCE=".:git:0"\n' "$3" >>"$1/release"
  cat >"$1/bin/java" <<END
#!/bin/sh
for argument; do printf '<%s>\n' "\$argument"; done >"$area/calls/java"
printf '%s\n' "\${LC_ALL:-none}" >"$area/calls/locale"
END
  echo '#!/bin/sh' >"$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

fake_maven() {
  cat >"$area/bin/mvn" <<END
#!/bin/sh
printf '%s\n' "\$*" >>"$area/calls/mvn"
printf '%s\n' "\$JAVA_HOME" >"$area/calls/java_home"
for argument; do
  case \$argument in -Dlacuna.distribution=*) name=\${argument#*=} ;; esac
done
mkdir -p "cli/target/\$name/lib"
touch "cli/target/\$name/.built"
echo '[INFO] Building Lacuna 1.0-SNAPSHOT                                    [1/2]'
echo '[INFO] Downloaded from central: https://localhost/a.jar (1 kB at 1 kB/s)'
echo '[INFO] Building jar: /tmp/[1/2]'
if [ -e "$area/calls/slow" ]; then exec sleep 20; fi
if [ -e "$area/calls/pause" ]; then sleep 1; fi
if [ -e "$area/calls/fail" ]; then
  echo '[ERROR] A.java:[3,7] cannot find symbol'
  echo '[ERROR] Re-run Maven using the -X switch to enable full debug logging.'
  exit 1
fi
printf '[INFO] Building Lacuna core 1.0-SNAPSHOT       '
sleep 0.3
printf '                        [2/2]'
printf '\n'
echo content >"cli/target/\$name/lib/core.jar"
END
  chmod +x "$area/bin/mvn"
}

# ---- asking ----

launch() { # command and arguments; leaves $status, $area/out and $area/err
  env -i HOME="$area" PATH="$area/bin:$area/tools" ${with[@]+"${with[@]}"} "$@" >"$area/out" 2>"$area/err"
  status=$?
}

check() { # what, then a command that must succeed
  local what=$1
  shift
  if "$@"; then
    echo "ok - $what"
  else
    echo "NOT OK - $what ($(basename "$shell"))"
    echo "  status: $status"
    sed 's/^/  stderr: /' "$area/err"
    failures=$((failures + 1))
  fi
}

builds() { # how many so far
  if [[ -e $area/calls/mvn ]]; then wc -l <"$area/calls/mvn" | tr -d ' '; else echo 0; fi
}

built_times() { [[ $(builds) == "$1" ]]; }
ended_with() { [[ $status == "$1" ]]; }
says() { grep -qF -- "$1" "$area/err"; }
is_one_line() { [[ $(wc -l <"$area/err") -eq 1 ]]; }
says_nothing() { [[ ! -s $area/err ]]; }
java_got() { grep -qxF -- "<$1>" "$area/calls/java"; }
java_got_no() { ! grep -qF -- "$1" "$area/calls/java"; }
java_did_not_run() { [[ ! -e $area/calls/java ]]; }
java_ended_with() { [[ $(tail -n "$#" "$area/calls/java") == "$(printf '<%s>\n' "$@")" ]]; }
absent() { [[ ! -e $1 ]]; }
gone() { ! kill -0 "$1" 2>/dev/null; }

# ---- the tests ----

builds_when_needed() {
  fresh_checkout "$area/a check out"
  launch "$checkout/lacuna" toy
  check "the first run builds" built_times 1
  check "... and says so" says "lacuna: building (first run: fetches libraries, takes a few minutes)"
  check "... with one plain line for each module" \
    test "$(sed 1d "$area/err")" = $'  [1/2] Lacuna\n  [2/2] Lacuna core'
  check "... without tests" grep -q -- "-Dmaven.test.skip=true" "$area/calls/mvn"
  check "... without the lists of libraries" grep -q -- "-Dlacuna.lists.skip" "$area/calls/mvn"
  check "... keeps the log" grep -q "Downloaded from" "$checkout/target/build.log"
  check "... with the Java that was found" test "$(cd "$(cat "$area/calls/java_home")" && pwd)" = "$area/jdk 17"
  check "... starts the command" java_ended_with dev.lacuna.cli.Main toy
  check "... and leaves no lock and no half-built folder" \
    test "$(ls -A "$checkout/target" "$checkout/cli/target" | grep -c -e lock -e next -e old)" = 0

  launch "$checkout/lacuna" toy
  check "the second run does not build" built_times 1
  check "... and says nothing" says_nothing

  settle
  touch "$checkout/core/src/main/java/deep/A.java"
  launch "$checkout/lacuna" toy
  check "a changed source is built" built_times 2
  check "... and says so" says "lacuna: sources changed, building"

  settle
  rm "$checkout/core/src/main/java/deep/B.java"
  launch "$checkout/lacuna" toy
  check "a deleted source is built" built_times 3

  settle
  touch "$checkout/core/pom.xml"
  launch "$checkout/lacuna" toy
  check "a changed pom.xml of a module is built" built_times 4

  settle
  touch "$checkout/.mvn/maven.config"
  launch "$checkout/lacuna" toy
  check "changed settings of Maven are built" built_times 5

  settle
  touch "$checkout/README.md" "$checkout/core"
  launch "$checkout/lacuna" toy
  check "a file that is no source is not built" built_times 5

  rm -rf "$checkout/cli/target/lacuna/lib"
  launch "$checkout/lacuna" toy
  check "a missing lib folder is built" built_times 6
}

is_found_through_links() {
  fresh_checkout "$area/a check out"
  mkdir -p "$area/some where/else" "$area/links"
  ln -sfn "../a check out/lacuna" "$area/links/first"
  ln -sfn "../../links/first" "$area/some where/else/second"
  ln -sfn "else/second" "$area/some where/third"
  ln -sfn "$area/some where" "$area/through a folder"
  mkdir -p "$area/far away"
  pushd "$area/far away" >/dev/null || return
  launch "../through a folder/third" toy
  popd >/dev/null || return
  check "a chain of relative links leads to the checkout" built_times 1
  check "... whose home has no links in it" \
    java_got "-Dlacuna.home=$(cd -P "$checkout" && pwd -P)/cli/target/lacuna"
  ln -sfn "$checkout/lacuna" "$area/bin/lacuna"
  launch lacuna toy
  check "a link on the PATH leads to the checkout" built_times 1
  check "... and starts the command" ended_with 0
  pushd "$checkout" >/dev/null || return
  launch "$shell" lacuna toy
  popd >/dev/null || return
  check "a shell can be given the file's bare name" ended_with 0
}

passes_on_arguments_and_options() {
  fresh_checkout "$area/a check out"
  mkdir "$checkout/plugins"
  launch "$checkout/lacuna" toy train --out "a  b" "" "*" '$HOME' "l'été"
  check "arguments arrive unchanged" \
    java_ended_with dev.lacuna.cli.Main toy train --out "a  b" "" "*" '$HOME' "l'été"
  check "the class path is the lib folder" java_got "$checkout/cli/target/lacuna/lib/*"
  check "a checkout's plugins lie at its top" java_got "-Dlacuna.plugins=$checkout/plugins"
  check "Java 17 gets no flag it does not know" java_got_no --sun-misc-unsafe-memory-access
  check "the room for new objects is limited" java_got -XX:MaxNewSize=64m
  check "a bare locale becomes UTF-8" grep -qx C.UTF-8 "$area/calls/locale"
  with=(LANG=de_DE.UTF-8 LACUNA_JAVA_OPTS="-Xmx3g  -Da=*")
  mkdir -p "$area/options"
  touch "$area/options/-Da=file"
  pushd "$area/options" >/dev/null || return
  launch "$checkout/lacuna" toy
  popd >/dev/null || return
  check "a chosen locale stays" grep -qx none "$area/calls/locale"
  check "LACUNA_JAVA_OPTS is split at blanks" java_got -Xmx3g
  check "... and its stars are no file names" java_got "-Da=*"
  check "... and the collector stays" java_got -XX:+UseSerialGC
  check "... and who sizes the heap sizes all of it" java_got_no -XX:MaxNewSize
  with=(LACUNA_JAVA_OPTS=-XX:+UseZGC)
  launch "$checkout/lacuna" toy
  check "a collector of the user's replaces the launcher's" java_got_no -XX:+UseSerialGC
  check "... with its sizes" java_got_no -XX:MaxNewSize
  fake_jdk "$area/jdk 24" 24
  with=(JAVA_HOME="$area/jdk 24")
  launch "$checkout/lacuna" toy
  check "Java 24 gets leave to use natives" java_got --enable-native-access=ALL-UNNAMED
  check "... and Unsafe" java_got --sun-misc-unsafe-memory-access=allow
  with=()
}

training_gets_vector_instructions() {
  fresh_checkout "$area/a check out"
  launch "$checkout/lacuna" toy train
  check "a Java that does not list its modules gets none added" java_got_no --add-modules

  fake_jdk "$area/jdk small" 17.0.9 "java.base jdk.incubator.vectors java.xml"
  with=(JAVA_HOME="$area/jdk small")
  launch "$checkout/lacuna" toy train
  check "a Java without the vector module does not get it" java_got_no --add-modules

  fake_jdk "$area/jdk full" 17.0.9 "java.base java.xml jdk.incubator.vector"
  with=(JAVA_HOME="$area/jdk full")
  local verb
  for verb in train compare sweep; do
    launch "$checkout/lacuna" toy "$verb" --out here
    check "$verb gets the vector module" java_got jdk.incubator.vector
    check "... before the main class" java_ended_with dev.lacuna.cli.Main toy "$verb" --out here
  done
  launch "$checkout/lacuna" --verbose toy train
  check "... behind a flag, too" java_got jdk.incubator.vector
  launch "$checkout/lacuna" toy train --help
  check "help does not get it" java_got_no --add-modules
  launch "$checkout/lacuna" toy predict train 0.3 0.7
  check "a command that does not train does not get it" java_got_no --add-modules
  launch "$checkout/lacuna" train
  check "... nor does a task of that name" java_got_no --add-modules
  launch "$checkout/lacuna"
  check "... nor no command" java_got_no --add-modules
  with=()
}

reports_a_failing_build() {
  fresh_checkout "$area/a check out"
  touch "$area/calls/fail"
  launch "$checkout/lacuna" toy
  check "a failing build ends with 1" ended_with 1
  check "... shows the error" says "[ERROR] A.java:[3,7] cannot find symbol"
  check "... without Maven's advice" test "$(grep -c 'Re-run Maven' "$area/err")" = 0
  check "... names the log" says "$checkout/target/build.log"
  check "... leaves no stamp" absent "$built"
  check "... starts nothing" java_did_not_run
  check "... leaves no lock" absent "$checkout/target/build.lock"
  launch "$checkout/lacuna" toy
  check "... and is tried again" built_times 2
  rm "$area/calls/fail"
  launch "$checkout/lacuna" toy
  check "a build that works again starts the command" java_ended_with dev.lacuna.cli.Main toy

  settle
  touch "$checkout/pom.xml" "$area/calls/fail"
  launch "$checkout/lacuna" toy
  check "a rebuild that fails ends with 1" ended_with 1
  check "... and leaves no stamp either" absent "$built"
}

explains_what_is_missing() {
  fresh_checkout "$area/a check out"
  rm "$area/bin/java"
  launch "$checkout/lacuna" toy
  check "a missing Java ends with 2" ended_with 2
  check "... and says so" says "found no Java: JAVA_HOME is not set and no java is on the PATH. Install a JDK 17"
  check "... in one line" is_one_line

  with=(JAVA_HOME="$area/no where")
  launch "$checkout/lacuna" toy
  check "a wrong JAVA_HOME ends with 2" ended_with 2
  check "... and says so" says "JAVA_HOME is $area/no where, but there is no bin/java in it"
  check "... in one line" is_one_line

  fake_jdk "$area/jdk 8" 1.8.0_402
  with=(JAVA_HOME="$area/jdk 8")
  launch "$checkout/lacuna" toy
  check "an old Java ends with 2" ended_with 2
  check "... and says so" says "$area/jdk 8/bin/java is Java 1.8.0_402, too old. Install a JDK 17 or newer"
  check "... in one line" is_one_line

  fake_jdk "$area/jdk old" 1
  rm "$area/jdk old/release"
  printf '#!/bin/sh\necho "Picked up JAVA_TOOL_OPTIONS: -Da" >&2\necho "openjdk version \\"11.0.2\\" 2019" >&2\n' \
    >"$area/jdk old/bin/java"
  with=(JAVA_HOME="$area/jdk old")
  launch "$checkout/lacuna" toy
  check "a Java without a release file is asked" says "is Java 11.0.2, too old"

  fake_jdk "$area/jre" 21.0.1
  rm "$area/jre/bin/javac"
  with=(JAVA_HOME="$area/jre")
  launch "$checkout/lacuna" toy
  check "a Java without a compiler ends with 2" ended_with 2
  check "... and says so" says "$area/jre/bin/java is Java 21.0.1 without a compiler"
  check "... in one line" is_one_line

  rm "$area/bin/mvn"
  with=(JAVA_HOME="$area/jdk 17")
  launch "$checkout/lacuna" toy
  check "a missing Maven ends with 2" ended_with 2
  check "... and says so" says "found no mvn on the PATH, and this source checkout has to be built. Install Maven"
  check "... in one line" is_one_line
  check "nothing of all this started Java" java_did_not_run

  fake_maven
  launch "$checkout/lacuna" toy
  rm "$area/bin/mvn"
  launch "$checkout/lacuna" toy
  check "what is built needs no Maven" ended_with 0
  with=(JAVA_HOME="$area/jre")
  launch "$checkout/lacuna" toy
  check "... and no compiler" ended_with 0
  with=()
}

builds_once_at_a_time() {
  fresh_checkout "$area/a check out"
  touch "$area/calls/pause"
  launch "$checkout/lacuna" toy &
  local first=$!
  until [[ -e $area/calls/mvn ]]; do sleep 0.05; done
  env -i PATH="$area/bin:$area/tools" "$checkout/lacuna" toy 2>"$area/waiting"
  wait "$first"
  check "of two first runs one builds" built_times 1
  check "... and the other says that it waits" grep -q "another run is building" "$area/waiting"

  rm -r "$checkout/cli/target/lacuna" "$area/calls/pause"
  mkdir "$checkout/target/build.lock"
  sleep 0 &
  wait $!
  echo "$!" >"$checkout/target/build.lock/owner"
  launch "$checkout/lacuna" toy
  check "the lock of a dead run is taken over" built_times 2
  check "... without waiting" test "$(grep -c "another run" "$area/err")" = 0

  rm -r "$checkout/cli/target/lacuna"
  touch "$area/calls/slow"
  env -i PATH="$area/bin:$area/tools" "$checkout/lacuna" toy 2>"$area/err" &
  local run=$! maven
  until [[ $(builds) == 3 && $(wc -w <"$checkout/target/build.lock/owner") -eq 2 ]]; do sleep 0.05; done
  read -r _ maven <"$checkout/target/build.lock/owner"
  kill "$run"
  wait "$run"
  status=$?
  check "a run that is ended while it builds ends so" ended_with 143
  check "... ends Maven" gone "$maven"
  check "... leaves no lock" absent "$checkout/target/build.lock"
}

starts_from_the_distribution() {
  fresh_checkout "$area/a check out"
  local distribution="$area/the distribution"
  mkdir -p "$distribution/lib"
  cp "$checkout/lacuna" "$distribution/lacuna"
  rm "$area/bin/mvn"
  launch "$distribution/lacuna" toy
  check "the distribution starts without Maven" java_ended_with dev.lacuna.cli.Main toy
  check "... with its own lib folder" java_got "$distribution/lib/*"
  check "... and its own plugins folder" java_got "-Dlacuna.plugins=$distribution/plugins"
  rm -r "$distribution/lib"
  launch "$distribution/lacuna" toy
  check "a distribution without lib ends with 2" ended_with 2
  check "... and says so" says "found no lib folder in $distribution"
}

tools
with=()
shells=0
for name in dash bash; do
  shell=$(command -v "$name") || continue
  shells=$((shells + 1))
  echo "# with $shell"
  builds_when_needed
  is_found_through_links
  passes_on_arguments_and_options
  training_gets_vector_instructions
  reports_a_failing_build
  explains_what_is_missing
  builds_once_at_a_time
  starts_from_the_distribution
done
echo "# $shells shells, $failures failed"
((shells > 0 && failures == 0))
