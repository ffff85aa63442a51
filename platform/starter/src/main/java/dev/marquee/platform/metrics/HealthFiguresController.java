package dev.marquee.platform.metrics;

import dev.marquee.platform.metrics.HealthFigures.Figure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells other services how this one is doing; like all of {@code /internal}, nobody else. */
@RestController
@RequestMapping("/internal/health-figures")
class HealthFiguresController {

    private static final String OWN = "marquee.";
    private static final String CONNECTIONS = "hikaricp.connections";

    private final MeterRegistry metrics;
    private final ObjectProvider<HealthEndpoint> health;

    HealthFiguresController(MeterRegistry metrics, ObjectProvider<HealthEndpoint> health) {
        this.metrics = metrics;
        this.health = health;
    }

    @GetMapping
    HealthFigures show() {
        return new HealthFigures(
                database(),
                metrics.getMeters().stream()
                        .filter(HealthFiguresController::isShown)
                        .flatMap(HealthFiguresController::figures)
                        .toList());
    }

    private @Nullable Boolean database() {
        var endpoint = health.getIfAvailable();
        var state = endpoint == null ? null : endpoint.healthForPath("db");
        return state == null ? null : state.getStatus().equals(Status.UP);
    }

    private static boolean isShown(Meter meter) {
        var name = meter.getId().getName();
        return name.startsWith(OWN) || name.startsWith(CONNECTIONS);
    }

    /** What cannot be told just now is left out. */
    private static Stream<Figure> figures(Meter meter) {
        var tags =
                meter.getId().getTags().stream()
                        .collect(Collectors.toMap(Tag::getKey, Tag::getValue));
        var parts = StreamSupport.stream(meter.measure().spliterator(), false);
        return Stream.concat(parts, largest(meter))
                .filter(part -> Double.isFinite(part.getValue()))
                .map(part ->
                        new Figure(
                                meter.getId().getName(),
                                tags,
                                part.getStatistic().getTagValueRepresentation(),
                                part.getValue()));
    }

    /** Which Prometheus's meters leave out of their measurements. */
    private static Stream<Measurement> largest(Meter meter) {
        return switch (meter) {
            case Timer timer ->
                    Stream.of(new Measurement(() -> timer.max(TimeUnit.SECONDS), Statistic.MAX));
            case DistributionSummary summary ->
                    Stream.of(new Measurement(summary::max, Statistic.MAX));
            default -> Stream.of();
        };
    }
}
