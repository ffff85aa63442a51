package dev.marquee.venue.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.security.Caller;
import dev.marquee.venue.VenueSamples;
import dev.marquee.venue.Venues;
import dev.marquee.venue.plan.layout.PlanSamples;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.ErrorResponseException;

/** Several people save a plan at the same moment, on both databases. */
abstract class PlanRaceTests {

    private static final Caller ADMIN =
            new Caller(1, "Admin", "admin@ticket.local", true, Set.of("ADMIN"));
    private static final int PEOPLE = 6;

    @Autowired ManagePlans manage;
    @Autowired PlanViews views;
    @Autowired Venues venues;

    @Test
    void of_those_who_saw_the_same_version_one_saves_and_nothing_is_overwritten() throws Exception {
        var id = plan();
        var saved = race(n -> manage.change(id, 1L, ADMIN, PlanSamples.rows(1, n + 2), 0));
        assertThat(saved).isEqualTo(1);
        assertThat(views.plan(id).version()).isEqualTo(2);
    }

    /** The control: without the version that was seen, each overwrites the one before. */
    @Test
    void without_the_version_all_save_one_after_the_other() throws Exception {
        var id = plan();
        var saved = race(n -> manage.change(id, null, ADMIN, PlanSamples.rows(1, n + 2), 0));
        assertThat(saved).isEqualTo(PEOPLE);
        assertThat(views.versions(id))
                .extracting(SeatPlanVersions.Saved::version)
                .containsExactly(7, 6, 5, 4, 3, 2, 1);
    }

    private long plan() {
        var venue = venues.save(VenueSamples.cellar(6000)).id();
        return manage.add(venue, ADMIN, PlanSamples.rows(1, 1), 0);
    }

    private static long race(IntToLongFunction attempt) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, PEOPLE)
                            .mapToObj(n ->
                                    pool.submit(() -> {
                                        start.await();
                                        try {
                                            attempt.applyAsLong(n);
                                            return 1;
                                        } catch (ErrorResponseException refused) {
                                            assertThat(refused.getStatusCode().value())
                                                    .isEqualTo(412);
                                            return 0;
                                        }
                                    }))
                            .toList();
            start.countDown();
            var winners = 0;
            for (var one : running) winners += one.get();
            return winners;
        }
    }
}
