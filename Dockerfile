# Zenhook as an image. Three steps: build the jar, take it apart, train the AOT cache where it will run.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build

# Dependencies first, in a layer that lasts as long as the pom: package something as small as can be.
# A settings.xml of your own, such as for a mirror, comes in as a secret: --secret id=maven-settings,src=settings.xml
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    mkdir -p src/main/java/stub \
    && echo 'package stub; final class Stub { private Stub() {} public static void main(String[] args) {} }' > src/main/java/stub/Stub.java \
    && ./mvnw -B -ntp package -Dmaven.test.skip -Dexec.skip -Djacoco.skip \
    && rm -r src target

COPY src/main src/main
RUN --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    ./mvnw -B -ntp package -Dmaven.test.skip -Dexec.skip -Djacoco.skip \
    && java -Djarmode=tools -jar target/zenhook-*-exec.jar extract --layers --application-filename zenhook.jar --destination parts \
    # SQLite's native library, so that it need not be unpacked into a temporary folder, where it must not be executed.
    && mkdir native && cd native \
    && jar xf ../parts/dependencies/lib/sqlite-jdbc-*.jar org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so \
    && mv org/sqlite/native/Linux/*/libsqlitejdbc.so . && rm -r org

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 zenhook \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin zenhook \
    && install -d -o zenhook -g zenhook -m 700 /data \
    && install -d /app/extensions
WORKDIR /app

COPY --from=build /build/parts/dependencies/ ./
COPY --from=build /build/native/ native/
COPY --from=build /build/parts/snapshot-dependencies/ ./
COPY --from=build /build/parts/application/ ./
COPY src/main/docker/ ./
RUN ./train

