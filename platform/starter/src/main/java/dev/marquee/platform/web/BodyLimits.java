package dev.marquee.platform.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How large the body of a request may be: {@code marquee.web}. */
@ConfigurationProperties("marquee.web")
class BodyLimits {

    private final long maxBody;
    private final long inFlight;
    private final Map<PathPattern, Long> larger;

    /**
     * @param maxBody where nothing else is said
     * @param bodiesInFlight for the bodies of all requests that are being answered together
     * @param largerBodies by path, such as {@code /admin/events/{code}/picture}: what takes files
     */
    @ConstructorBinding
    BodyLimits(
            DataSize maxBody,
            @DefaultValue("64MB") DataSize bodiesInFlight,
            @DefaultValue Map<String, DataSize> largerBodies) {
        this.maxBody = maxBody.toBytes();
        this.inFlight = bodiesInFlight.toBytes();
        this.larger =
                largerBodies.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry ->
                                                PathPatternParser.defaultInstance.parse(
                                                        entry.getKey()),
                                        entry -> entry.getValue().toBytes(),
                                        Math::max,
                                        TreeMap::new));
    }

    long maxBody() {
        return maxBody;
    }

    long inFlight() {
        return inFlight;
    }

    /** The limit of a path, in bytes; of several that fit, what says most of it. */
    long of(PathContainer path) {
        for (var limit : larger.entrySet())
            if (limit.getKey().matches(path)) return limit.getValue();
        return maxBody;
    }
}
