package dev.marquee.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.gateway.GatewaySettings;
import dev.marquee.gateway.cache.Kept.Begun;
import dev.marquee.gateway.cache.PageCache.Found;
import dev.marquee.gateway.cache.PageCache.LastKnown;
import dev.marquee.gateway.cache.PageCache.Nothing;
import dev.marquee.gateway.cache.PageCache.Right;
import dev.marquee.gateway.web.ClientsFor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/** What is kept, for how long, and what happens at the very moment of a change. */
class PageCacheTest {

    private static final CacheKey PAGE = key("/e/EV07", "");

    private final Changes changes =
            new Changes(
                    ClientsFor.settings(settings()),
                    cacheSettings(Duration.ZERO, DataSize.ofMegabytes(1)));
    private final AtomicInteger renderings = new AtomicInteger();

    private static CacheKey key(String path, String query) {
        return new CacheKey(Resource.EVENT_PAGE, path, query, "text/html", "en", null);
    }

    private static GatewaySettings settings() {
        return new GatewaySettings(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                10,
                Duration.ofSeconds(20),
                0,
                List.of(),
                List.of());
    }

    private PageCache cache(Renderer renderer, DataSize size, Duration maxAge) {
        return new PageCache(renderer, changes, cacheSettings(maxAge, size));
    }

    private static CacheSettings cacheSettings(Duration maxAge, DataSize size) {
        return new CacheSettings(
                true,
                size,
                DataSize.ofMegabytes(1),
                maxAge,
                maxAge,
                Duration.ofMinutes(10),
                Duration.ofMillis(300),
                Duration.ofMillis(250),
                Duration.ofSeconds(1));
    }

    /** One whose answers are right until a change is told. */
    private PageCache cache(Renderer renderer) {
        return cache(renderer, DataSize.ofMegabytes(8), Duration.ofMinutes(5));
    }

    private Renderer.Outcome page(String text, Begun begun) {
        renderings.incrementAndGet();
        return new Renderer.Fresh(
                new Kept(200, Map.of(), text.getBytes(StandardCharsets.UTF_8), null, begun));
    }

    private static MockHttpServletRequest reader(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    private static MockHttpServletRequest change(String method, String address) {
        var request = reader(address);
        request.setMethod(method);
        return request;
    }

    private static String text(Found found) {
        return switch (found) {
            case Right(var answer, var storable) ->
                    new String(answer.body(), StandardCharsets.UTF_8);
            case LastKnown(var answer, var age) ->
                    "last known: " + new String(answer.body(), StandardCharsets.UTF_8);
            case Nothing ignored -> "nothing";
        };
    }

    private String read(PageCache cache) {
        return text(cache.find(PAGE, reader("192.0.2.1")));
    }

    @Test
    void a_hundred_readers_at_once_are_one_rendering() throws Exception {
        var open = new CountDownLatch(1);
        var cache =
                cache((key, begun, id) -> {
                    open.await();
                    return page("page", begun);
                });
        var ready = new CountDownLatch(100);
        Callable<String> one =
                () -> {
                    ready.countDown();
                    return read(cache);
                };
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 100).mapToObj(n -> readers.submit(one)).toList();
            ready.await();
            open.countDown();
            for (var answer : answers) assertThat(answer.get()).isEqualTo("page");
        }
        assertThat(renderings).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_begun_before_a_change_is_not_given_after_it(boolean told) throws Exception {
        var price = new AtomicReference<>("old");
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var cache =
                cache((key, at, id) -> {
                    var seen = price.get();
                    begun.countDown();
                    goOn.await();
                    return page(seen, at);
                });
        var early = CompletableFuture.supplyAsync(() -> read(cache));
        begun.await();
        price.set("new");
        if (told) changes.answered(change("PUT", "192.0.2.9"), "event", 200);
        goOn.countDown();
        early.get();
        // The control: without the epoch the old price is kept, and this test sees it.
        assertThat(read(cache)).isEqualTo(told ? "new" : "old");
    }

    @Test
    void while_prices_change_nobody_gets_one_of_before_an_answer() throws Exception {
        var price = new AtomicInteger();
        var cache = cache((key, at, id) -> page(String.valueOf(price.get()), at));
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answered = new AtomicInteger();
            var over = new CountDownLatch(1);
            Callable<Integer> reading =
                    () -> {
                        var late = 0;
                        while (over.getCount() > 0) {
                            var known = answered.get();
                            var page = read(cache);
                            // on a busy machine one may be late, and says so
                            if (page.startsWith("last known")) continue;
                            if (Integer.parseInt(page) < known) late++;
                        }
                        return late;
                    };
            var late = IntStream.range(0, 8).mapToObj(n -> readers.submit(reading)).toList();
            for (var n = 1; n <= 300; n++) {
                price.set(n);
                changes.answered(change("PUT", "192.0.2.9"), "event", 200);
                answered.set(n);
                read(cache);
            }
            over.countDown();
            for (var one : late) assertThat(one.get()).isZero();
        }
    }

    @Test
    void what_was_refused_or_only_read_changes_nothing() {
        var cache = cache((key, begun, id) -> page("page", begun));
        read(cache);
        changes.answered(change("PUT", "192.0.2.1"), "event", 401);
        changes.answered(change("PATCH", "192.0.2.1"), "event", 422);
        changes.answered(change("GET", "192.0.2.1"), "event", 200);
        changes.answered(change("POST", "192.0.2.9"), "ticket", 201);
        read(cache);
        assertThat(renderings).hasValue(1);
        changes.answered(change("PATCH", "192.0.2.9"), "event", 504);
        read(cache);
        assertThat(renderings).hasValue(2);
    }

    @Test
    void who_has_booked_sees_it_at_once() {
        var cache = cache((key, begun, id) -> page("page", begun));
        read(cache);
        changes.answered(change("POST", "192.0.2.1"), "ticket", 201);
        cache.find(PAGE, reader("192.0.2.2"));
        assertThat(renderings).hasValue(1);
        read(cache);
        read(cache);
        assertThat(renderings).hasValue(2);
    }

    @Test
    void a_check_that_finds_nothing_new_saves_a_rendering() {
        var cache =
                cache(
                        (key, begun, id) -> page("page", begun),
                        DataSize.ofMegabytes(8),
                        Duration.ofMillis(400));
        changes.checked(System.nanoTime(), List.of(), false);
        read(cache);
        var until = System.nanoTime() + Duration.ofMillis(1200).toNanos();
        var stalls = 0;
        var readings = 0;
        var before = System.nanoTime();
        while (System.nanoTime() < until || readings < 100) {
            changes.checked(System.nanoTime(), List.of("8", "EV08"), true);
            read(cache);
            readings++;
            // a busy machine may not let this thread run for long enough to need another one
            var now = System.nanoTime();
            if (now - before > Duration.ofMillis(100).toNanos()) stalls++;
            before = now;
        }
        assertThat(renderings).hasValueLessThanOrEqualTo(1 + stalls);
        changes.checked(System.nanoTime(), List.of("7", "EV07"), false);
        var begun = System.nanoTime();
        var rendered = renderings.get();
        while (renderings.get() == rendered) read(cache);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void nothing_is_given_that_was_not_right_within_the_limit() {
        var stock = new AtomicInteger();
        var cache =
                cache(
                        (key, begun, id) -> page(String.valueOf(stock.get()), begun),
                        DataSize.ofMegabytes(8),
                        Duration.ofMillis(200));
        var since = new long[2_000];
        var until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() < until && stock.get() + 1 < since.length) {
            since[stock.get() + 1] = System.nanoTime();
            stock.incrementAndGet();
            var asked = System.nanoTime();
            var page = read(cache);
            // on a busy machine one may be late, and says so
            if (page.startsWith("last known")) continue;
            var seen = Integer.parseInt(page);
            if (seen < stock.get())
                assertThat(asked - since[seen + 1])
                        .as("how long it was sold already")
                        .isLessThan(Duration.ofMillis(210).toNanos());
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        assertThat(renderings.get()).isBetween(3, 400);
    }

    @Test
    void without_the_service_the_last_known_page_is_given_and_then_the_right_one() {
        var away = new AtomicReference<Renderer.Outcome>();
        var cache =
                cache(
                        (key, begun, id) -> {
                            var outcome = away.get();
                            return outcome == null ? page("page", begun) : outcome;
                        },
                        DataSize.ofMegabytes(8),
                        Duration.ZERO);
        assertThat(read(cache)).isEqualTo("page");
        away.set(new Renderer.Away());
        assertThat(read(cache)).isEqualTo("last known: page");
        assertThat(text(cache.find(key("/e/EV99", ""), reader("192.0.2.1")))).isEqualTo("nothing");
        away.set(null);
        org.awaitility.Awaitility.await().until(() -> read(cache).equals("page"));
    }

    @Test
    void in_an_outage_another_region_is_better_than_nothing_but_no_other_language_or_theme() {
        var away = new AtomicReference<Renderer.Outcome>();
        var cache =
                cache((key, begun, id) -> {
                    var outcome = away.get();
                    return outcome == null ? page("page in " + key.language(), begun) : outcome;
                });
        read(cache);
        assertThat(in(cache, "en-US", null)).isEqualTo("page in en-US");
        assertThat(in(cache, "vi-VN", null)).isEqualTo("page in vi-VN");
        assertThat(in(cache, "en-US", "dark")).isEqualTo("page in en-US");
        away.set(new Renderer.Away());
        assertThat(in(cache, "en-GB", null)).isEqualTo("last known: page in en-US");
        assertThat(in(cache, "en-GB", "light")).isEqualTo("nothing");
        assertThat(in(cache, "id-ID", null)).isEqualTo("nothing");
        assertThat(in(cache, "", null)).isEqualTo("nothing");
    }

    /** However long the first page of a language takes, nobody is given that of another. */
    @Test
    void who_waits_for_a_page_gets_it_in_their_own_language() throws Exception {
        var slow = new CountDownLatch(1);
        var cache =
                cache((key, begun, id) -> {
                    if (key.language().equals("vi-VN")) slow.await();
                    return page("page in " + key.language(), begun);
                });
        read(cache);
        var reader = CompletableFuture.supplyAsync(() -> in(cache, "vi-VN", null));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> reader.get(900, java.util.concurrent.TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        slow.countDown();
        assertThat(reader.get()).isEqualTo("page in vi-VN");
    }

    private static String in(PageCache cache, String language, @Nullable String theme) {
        var key = new CacheKey(Resource.EVENT_PAGE, "/e/EV07", "", "*/*", language, theme);
        return text(cache.find(key, reader("192.0.2.1")));
    }

    @Test
    void a_service_that_hangs_is_not_waited_for_by_everybody() {
        var hangs = new AtomicReference<>(new CountDownLatch(0));
        var cache =
                cache(
                        (key, begun, id) -> {
                            hangs.get().await();
                            return page("page", begun);
                        },
                        DataSize.ofMegabytes(8),
                        Duration.ZERO);
        read(cache);
        var hanging = new CountDownLatch(1);
        hangs.set(hanging);
        assertThat(read(cache)).isEqualTo("last known: page");
        var begun = System.nanoTime();
        for (var n = 0; n < 100; n++) assertThat(read(cache)).isEqualTo("last known: page");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        hanging.countDown();
    }

    @Test
    void any_number_of_queries_takes_a_bounded_memory_and_leaves_the_hot_page() {
        var big = "0123456789".repeat(2_000);
        var cache =
                cache(
                        (key, begun, id) -> page(big, begun),
                        DataSize.ofMegabytes(1),
                        Duration.ofMinutes(5));
        for (var n = 0; n < 50; n++) read(cache);
        for (var n = 0; n < 2_000; n++) {
            cache.find(key("/e/EV08", "q=" + n), reader("192.0.2.1"));
            if (n % 5 == 0) read(cache);
        }
        assertThat(cache.weight()).isLessThanOrEqualTo(DataSize.ofMegabytes(1).toBytes());
        var before = renderings.get();
        read(cache);
        assertThat(renderings).hasValue(before);
    }
}
