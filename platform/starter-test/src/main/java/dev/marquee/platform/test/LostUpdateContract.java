package dev.marquee.platform.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Versions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.validation.Validator;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two programs change different fields of one thing at the same moment: each has read it before
 * either writes it. A test of a service says what the thing is.
 *
 * @param <T> how the whole thing is sent
 */
public interface LostUpdateContract<T> {

    /** Something that is stored, and was not changed yet. */
    interface Subject<T> {

        long version();

        /** Changes it as its API does, with this reader of patches. */
        void change(PatchReader patches, @Nullable String ifMatch, MergePatch<T> body)
                throws Exception;

        /** Reads it, lays the change over it, and writes the whole, whatever is stored then. */
        void changeTheOldWay(PatchReader patches, MergePatch<T> body) throws Exception;

        /** Whether each of the two changes is stored. */
        List<Boolean> stored();
    }

    Subject<T> subject();

    /** The bodies of two changes, in JSON. */
    List<String> changes();

    PatchReader patches();

    @Test
    default void of_two_changes_at_once_neither_is_lost() throws Exception {
        var subject = subject();
        var race = new OverlappingChanges(patches());
        var refused = race.run(body -> subject.change(race.patches, null, patch(body)), changes());
        assertThat(refused).isZero();
        assertThat(subject.stored()).containsExactly(true, true);
        assertThat(race.overlays).as("the slower one did it anew").hasValue(3);
    }

    /** The control: written without a look at the version, one of them is gone. */
    @Test
    default void the_old_way_loses_one_of_them() throws Exception {
        var subject = subject();
        var race = new OverlappingChanges(patches());
        var refused =
                race.run(body -> subject.changeTheOldWay(race.patches, patch(body)), changes());
        assertThat(refused).isZero();
        assertThat(subject.stored()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    default void of_two_who_name_the_version_they_saw_the_slower_one_is_refused() throws Exception {
        var subject = subject();
        var tag = Versions.etag(subject.version());
        var race = new OverlappingChanges(patches());
        var refused = race.run(body -> subject.change(race.patches, tag, patch(body)), changes());
        assertThat(refused).isOne();
        assertThat(subject.stored()).containsExactlyInAnyOrder(true, false);
        assertThat(race.overlays).as("nobody does it anew").hasValue(2);
    }

    @SuppressWarnings("unchecked")
    private MergePatch<T> patch(String body) {
        return JsonMapper.shared().readValue(body, MergePatch.class);
    }

    /** Lets nobody write before both have read. */
    final class OverlappingChanges {

        interface Attempt {
            void make(String body) throws Exception;
        }

        private final CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        private final AtomicInteger overlays = new AtomicInteger();
        private final PatchReader patches;

        private OverlappingChanges(PatchReader patches) {
            this.patches = spy(patches);
            doAnswer(
                            overlay -> {
                                if (overlays.incrementAndGet() <= 2)
                                    bothHaveRead.await(30, TimeUnit.SECONDS);
                                return overlay.callRealMethod();
                            })
                    .when(this.patches)
                    .apply(any(), any(), any(Validator[].class));
        }

        /** Makes all attempts together, and returns how many of them were refused with 412. */
        private int run(Attempt attempt, List<String> bodies) throws Exception {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var running =
                        bodies.stream()
                                .map(body ->
                                        pool.submit(
                                                (Callable<Void>)
                                                        () -> {
                                                            attempt.make(body);
                                                            return null;
                                                        }))
                                .toList();
                var refused = 0;
                for (var one : running) {
                    try {
                        one.get();
                    } catch (ExecutionException e) {
                        if (!(e.getCause() instanceof ErrorResponseException refusal)) throw e;
                        assertThat(refusal.getStatusCode().value()).isEqualTo(412);
                        refused++;
                    }
                }
                return refused;
            }
        }
    }
}
