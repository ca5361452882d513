# Zenhook as an image: build the jar and take it apart; then train the AOT cache where it will run.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build

# Behind a mirror: --build-arg MVNW_REPOURL=… for Maven itself, --secret id=maven-settings,src=settings.xml for the rest.
ARG MVNW_REPOURL

# Dependencies first, in a layer that lasts as long as the pom does: what packages a stub packages Zenhook.
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    mkdir -p src/main/java/stub \
    && echo 'package stub; class Stub { public static void main(String[] args) {} }' > src/main/java/stub/Stub.java \
    && ./mvnw -B -ntp package -Dmaven.test.skip -Dexec.skip -Djacoco.skip \
    && rm -r src target

COPY src/main src/main
RUN --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    ./mvnw -B -ntp package -Dmaven.test.skip -Dexec.skip -Djacoco.skip \
    && java -Djarmode=tools -jar target/zenhook-*-exec.jar \
        extract --layers --application-filename zenhook.jar --destination parts \
    && jar xf parts/dependencies/lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" \
    && mkdir native && mv org/sqlite/native/Linux/*/libsqlitejdbc.so native


FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 zenhook \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin zenhook \
    && install -d -o zenhook -g zenhook -m 700 /data \
    && install -d /app/extensions
WORKDIR /app

COPY --from=build /build/native native
COPY --from=build /build/parts/dependencies ./
COPY --from=build /build/parts/application ./
COPY src/docker/java.options ./

# The cache is bound to this JVM and to the path and time of every jar, so it is made here and nowhere else. The second run
# fails if it does not hold, also behind a jar among the extensions; later a cache that does not hold is passed over. It is trained
# without the optimising compiler, which would otherwise be busy at every start with what it was in the training.
RUN --mount=type=bind,source=src/docker/train.sh,target=/train.sh \
    export ZENHOOK_STORE_DIRECTORY=/tmp/training \
    && bash /train.sh java -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput=zenhook.aot -Xlog:aot=error @java.options dev.zenhook.Zenhook \
    && cp lib/jspecify-*.jar extensions/any.jar \
    && bash /train.sh java -XX:AOTCache=zenhook.aot -XX:AOTMode=on @java.options dev.zenhook.Zenhook \
    && rm -r extensions/any.jar /tmp/*

ENV ZENHOOK_STORE_DIRECTORY=/data \
    MANAGEMENT_SERVER_ADDRESS=0.0.0.0
USER 10001:10001
VOLUME /data
EXPOSE 8080 9090

# The base image has bash and no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-9090} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200'* ]]"]

ENTRYPOINT ["java", "-XX:AOTCache=/app/zenhook.aot", "@/app/java.options", "dev.zenhook.Zenhook"]

ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Zenhook" \
      org.opencontainers.image.description="The receiver for Zentitle2 webhooks: sure of the sender, loses nothing, runs your code." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
