package dev.marquee.gateway.room;

import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores arrivals together: while one transaction is under way, those who come meanwhile gather for
 * the next. The order is that in which they came.
 */
class JoinQueue {

    private static final int MOST = 500;

    private static final class Pending {
        final Arrival arrival;
        volatile @Nullable Boolean answer;
        volatile @Nullable RuntimeException failure;

        Pending(Arrival arrival) {
            this.arrival = arrival;
        }

        boolean isDone() {
            return answer != null || failure != null;
        }
    }

    private final ConcurrentLinkedQueue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Function<List<Arrival>, List<Boolean>> store;

    /**
     * @param store stores several, and says of each whether it has got a place
     */
    JoinQueue(Function<List<Arrival>, List<Boolean>> store) {
        this.store = store;
    }

    /** Returns once it is stored: whether there is a place for it. */
    boolean join(Arrival arrival) {
        var own = new Pending(arrival);
        queue.add(own);
        while (!own.isDone()) {
            writing.lock();
            try {
                if (!own.isDone()) writeSome();
            } finally {
                writing.unlock();
            }
        }
        var failure = own.failure;
        if (failure != null) throw failure;
        return Objects.requireNonNull(own.answer);
    }

    private void writeSome() {
        var batch = new ArrayList<Pending>();
        for (var one = queue.poll(); one != null; one = queue.poll()) {
            batch.add(one);
            if (batch.size() == MOST) break;
        }
        if (batch.isEmpty()) return;
        try {
            var answers = store.apply(batch.stream().map(one -> one.arrival).toList());
            for (var i = 0; i < batch.size(); i++) batch.get(i).answer = answers.get(i);
        } catch (RuntimeException e) {
            for (var one : batch) one.failure = e;
        }
    }
}
