# One service in one container, in layers: libraries change seldom, our own classes often.
#   docker build --build-arg SERVICE=ticket-service -t marquee/ticket-service .
# Newer base images: docker buildx imagetools inspect eclipse-temurin:25-jdk (and 25-jre) shows their digests.
ARG JDK=eclipse-temurin:25-jdk@sha256:dcf835e52330939b6c9f90ecab8aafcbcaa8fbf48423db44de884cf978c10144
ARG JRE=eclipse-temurin:25-jre@sha256:15090d159279e5c158473eccb48cd87f57b3e3a47511a797eb5a7a7ea6f86b0f

FROM ${JDK} AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -DskipTests -Dspotless.check.skip -Dspotbugs.skip -pl '!system-tests' package

FROM build AS layers
ARG SERVICE
RUN java -Djarmode=tools -jar ${SERVICE}/target/${SERVICE}-*-exec.jar extract --layers --launcher --destination /layers

FROM ${JRE}
RUN useradd --system --uid 10001 --no-create-home marquee && install -d -o marquee -m 700 /data
USER 10001
WORKDIR /app
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
ENV MARQUEE_BIND=0.0.0.0 MARQUEE_DATA=/data
VOLUME /data
# Nobody else reads what is written to /data
ENTRYPOINT ["sh", "-c", "umask 077 && exec java -XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError org.springframework.boot.loader.launch.JarLauncher \"$@\"", "marquee"]
