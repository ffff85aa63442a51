package dev.marquee.gateway.room;

import dev.marquee.gateway.rush.PageTimes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The simulated visitors of {@code ./run --rush}: most come before the start, the others later.
 * Each takes a place, looks at it as the page does, and books by HTTP like any program once it is
 * called; some give up. Only their addresses are made up.
 */
@Component
@Profile("demo")
@ConditionalOnExpression("${marquee.gateway.waiting-room.rush-visitors:0} > 0")
class RushVisitors implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(RushVisitors.class);
    private static final Duration ARRIVALS = Duration.ofSeconds(80);
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z]+[0-9]+)\"");

    private final Rooms rooms;
    private final RoomDesk desk;
    private final PlaceTokens tokens;
    private final RoomSettings settings;
    private final WebServerApplicationContext server;
    private final Clock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile @Nullable PageTimes times;

    RushVisitors(
            Rooms rooms,
            RoomDesk desk,
            PlaceTokens tokens,
            RoomSettings settings,
            WebServerApplicationContext server,
            Clock clock) {
        this.rooms = rooms;
        this.desk = desk;
        this.tokens = tokens;
        this.settings = settings;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        Thread.ofVirtual().name("rush").start(this::awaitRoom);
    }

    /** They come to the first room that waits for its draw. */
    private void awaitRoom() {
        while (true) {
            var found =
                    rooms.all().stream()
                            .filter(room -> room.phase(clock.instant()) == Phase.LOT)
                            .filter(room -> room.snapshot().room() != null)
                            .findFirst();
            if (found.isPresent()) {
                come(found.get());
                return;
            }
            pause(Duration.ofSeconds(1), Duration.ZERO);
        }
    }

    private void come(Room room) {
        var other = anotherPage(room);
        if (other != null) {
            other.measureBefore();
            times = other;
            Thread.ofVirtual().name("rush-other-page").start(() -> watch(other));
        }
        sendAll(room);
        if (other != null) other.rushIsOver();
    }

    /** The page of an event that nobody rushes for. */
    private @Nullable PageTimes anotherPage(Room room) {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(here("/api/events?size=20&available=true"))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            var codes = CODE.matcher(answer.body());
            while (codes.find())
                if (!codes.group(1).equals(room.terms().code()))
                    return new PageTimes(here("/e/" + codes.group(1)));
        } catch (IOException e) {
            log.warn("no other page is timed: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static void watch(PageTimes other) {
        other.measureUntilItIsQuiet();
        var times = other.result();
        if (log.isInfoEnabled())
            log.info(
                    "the page of another event, made anew each time: {}",
                    String.format(
                            Locale.ROOT,
                            "median %.1f ms before the rush, %.1f ms during it (99 %%: %.0f ms), %.1f ms after it; ratio %.2f; %d failed",
                            times.before(),
                            times.during(),
                            times.slowest(),
                            times.after(),
                            times.ratio(),
                            times.failed()));
    }

    /** How long a page of another event takes; null while that is not measured. */
    PageTimes.@Nullable Result times() {
        var measured = times;
        return measured == null ? null : measured.result();
    }

    private URI here(String path) {
        var port = Objects.requireNonNull(server.getWebServer()).getPort();
        return URI.create("http://localhost:" + port + path);
    }

    private void sendAll(Room room) {
        var count = settings.rushVisitors();
        log.info(
                "{} simulated visitors come to {}: watch them at /e/{}/waiting-room/watch",
                count,
                room.terms().name(),
                room.terms().code());
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < count; n++) {
                var number = n;
                visitors.submit(() -> visit(room, number, number < count * 9 / 10));
            }
        }
        log.info("the simulated visitors have gone");
    }

    private void visit(Room room, int number, boolean early) {
        try {
            pause(Duration.ZERO, early ? ARRIVALS : LATE);
            if (!early) awaitStart(room);
            var token = desk.join(room, "simulated visitor " + number);
            var id = tokens.idOf(room.terms().eventId(), token).orElseThrow();
            if (!awaitTurn(room, id)) {
                room.leave(id);
                return;
            }
            room.enter(room.find(id).orElseThrow(), clock.instant());
            pause(Duration.ofSeconds(3), Duration.ofSeconds(12));
            if (number % 10 == 0 || !book(room, token, number)) room.leave(id);
        } catch (RuntimeException e) {
            log.warn("a simulated visitor was turned away: {}", e.toString());
        }
    }

    private void awaitStart(Room room) {
        while (room.phase(clock.instant()) != Phase.LINE) pause(LATE.dividedBy(4), LATE);
    }

    /** False once there is nothing left to wait for, and patience has ended. */
    private boolean awaitTurn(Room room, String id) {
        while (true) {
            var place = room.find(id).orElseThrow();
            if (place.state() != PlaceState.WAITING) return place.letsInAt(clock.instant());
            var view = desk.view(room, place);
            if (view.soldOut() && ThreadLocalRandom.current().nextInt(5) == 0) return false;
            pause(Duration.ofSeconds(view.pollSeconds()), Duration.ofSeconds(view.pollSeconds()));
        }
    }

    private boolean book(Room room, String token, int number) {
        var body =
                """
                {"event_id": %d, "quantity": 1, "buyer_name": "Simulated visitor %d", "buyer_email": "visitor%d@example.org"}
                """
                        .formatted(room.terms().eventId(), number, number);
        var request =
                HttpRequest.newBuilder(here("/api/bookings"))
                        .header("Content-Type", "application/json")
                        .header(PlaceTokens.HEADER, token)
                        .timeout(Duration.ofSeconds(20))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 201;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** At least so long, and up to so much longer. */
    private static void pause(Duration least, Duration more) {
        var extra = ThreadLocalRandom.current().nextLong(more.toNanos() + 1);
        LockSupport.parkNanos(least.toNanos() + extra);
    }
}
