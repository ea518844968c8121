#!/bin/sh
# Makes images of the reference app and of the built-in provisioner, without any registry, as a third party would hand them
# in: a Java runtime by jlink, the libraries that it asks for, the jars, nothing else.
#
#   ./mvnw -q package -DskipTests -DskipITs && scripts/local-app-images.sh
#
# local/reference-app:TAG         the app; with the self-test's variants beside it where they are built
# local/provisioner:TAG           the provisioner
# TAG is the first argument, else latest. Prints the names. What is made anew takes the name from what had it before.
set -eu
cd "$(dirname "$0")/.."
tag=${1:-latest}
say() { printf '%s\n' "local-app-images: $*" >&2; }

app=reference-apps/target/reference-app
for built in "$app/reference-app.jar" cli/target/drawbridge.jar; do
    if [ ! -f "$built" ]; then
        say "there is no $built: ./mvnw -q package -DskipTests -DskipITs makes it"
        exit 1
    fi
done
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/opt/lib" "$root/tmp" "$root/etc"
chmod 1777 "$root/tmp"
# Not root: what an image may do with the files that it is handed must not depend on it.
echo 'app:x:10001:10001::/tmp:/sbin/nologin' >"$root/etc/passwd"
"$java/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs --strip-java-debug-attributes \
    --no-header-files --no-man-pages --output "$root/opt/java"
# The loader, and what the runtime and its libraries ask for at the paths where they ask for it.
for library in $(find "$root/opt/java" -name '*.so' -o -path '*/bin/java' | xargs ldd 2>/dev/null |
    grep -o ' /[^ )]*\|^\s*/[^ )]*' | grep -v "$root" | sort -u); do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
done
cp "$app/reference-app.jar" "$root/opt/"
cp "$app/lib/"* "$root/opt/lib/"
cp cli/target/drawbridge.jar "$root/opt/"
variants=self-test/apps/target/self-test-apps.jar
[ ! -f "$variants" ] || cp "$variants" "$root/opt/variants.jar"

fast='"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"'
image=local/reference-app:$tag
tar -C "$root" -c . | docker import -c 'USER 10001' -c 'WORKDIR /tmp' \
    -c "ENTRYPOINT [\"/opt/java/bin/java\", $fast, \"-Xmx256m\", \"-cp\", \"/opt/reference-app.jar:/opt/variants.jar\", \
\"dev.drawbridge.referenceapp.ReferenceApplication\"]" - "$image" >/dev/null
echo "$image"
# The same files under another entrypoint, which takes no further place.
container=$(docker create "$image")
docker commit -c "ENTRYPOINT [\"/opt/java/bin/java\", $fast, \"-cp\", \"/opt/drawbridge.jar\", \
\"dev.drawbridge.provisioner.ProvisionerMain\"]" "$container" "local/provisioner:$tag" >/dev/null
docker rm "$container" >/dev/null
echo "local/provisioner:$tag"
