package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A purchase in a lane's queue, and its buyer's thread waiting for the verdict. */
final class Waiting {

    private final Purchase purchase;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();

    /**
     * The same, once what has to be done then is done: whoever has the answer may ask again at
     * once, and finds nothing of the first time under way.
     */
    private final CompletableFuture<Verdict> answered;

    private final AtomicBoolean taken = new AtomicBoolean();
    private final long since = System.nanoTime();

    /**
     * Starts waiting.
     *
     * @param over runs once, when there is a verdict or there will never be one
     */
    Waiting(Purchase purchase, Runnable over) {
        this.purchase = purchase;
        answered = verdict.whenComplete((answer, failure) -> over.run());
    }

    Purchase purchase() {
        return purchase;
    }

    /** When it began, by {@link System#nanoTime}. */
    long since() {
        return since;
    }

    /**
     * Settles between the lane that wants to book it and the buyer who wants to go: true for
     * whoever asks first. What a lane has taken, it answers.
     */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    void answer(Verdict answer) {
        verdict.complete(answer);
    }

    void fail(Throwable failure) {
        verdict.completeExceptionally(failure);
    }

    /**
     * The verdict, as soon as it is there.
     *
     * @param patience how long it may stay in the queue
     * @param longestBatch how long it may be worked on after that
     * @throws Checkout.Busy if it was not looked at in time
     * @throws Checkout.Failed if the database failed, and it is certain that nothing was booked
     * @throws Checkout.OutcomeUnknown if it is not
     */
    Verdict await(Duration patience, Duration longestBatch) {
        try {
            return get(patience);
        } catch (TimeoutException e) {
            if (take()) fail(new Checkout.Busy(e));
        }
        try {
            return get(longestBatch);
        } catch (TimeoutException e) {
            throw new Checkout.OutcomeUnknown(e);
        }
    }

    private Verdict get(Duration time) throws TimeoutException {
        try {
            return answered.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Checkout.OutcomeUnknown unknown -> unknown;
                case Checkout.Busy busy -> busy;
                case null, default -> new Checkout.Failed(e);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Checkout.OutcomeUnknown(e);
        }
    }
}
