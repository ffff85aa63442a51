package dev.marquee.site.assistant;

import dev.marquee.platform.config.Sha256;
import dev.marquee.site.assistant.TurnClient.Thumb;
import dev.marquee.site.assistant.TurnClient.Turn;
import dev.marquee.site.assistant.model.Usage;
import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Asker;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps how questions were answered, and what people think of it; nothing of what was said. Nobody
 * waits for it, and where customer-service is away it is lost.
 */
@Component
class TurnLog {

    private static final Logger log = LoggerFactory.getLogger(TurnLog.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final int AT_ONCE = 50;

    private final TurnClient turns;
    private final Clock clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    TurnLog(TurnClient turns, Clock clock) {
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * An answer that was given.
     *
     * @param began in nanoseconds, as {@link System#nanoTime()} counts
     * @param usage null where no model was asked
     * @return its id, for the thumb
     */
    String answered(Asker asker, Answer answer, String mode, long began, @Nullable Usage usage) {
        return add(
                asker,
                answer.locale().getLanguage(),
                mode,
                answer.topic(),
                answer.topic().equals("away") ? "away" : "answered",
                began,
                usage);
    }

    /** One that broke off. */
    void broken(Asker asker, String language, long began, Usage usage) {
        add(asker, language, Assistant.MODEL, Assistant.MODEL, "broken", began, usage);
    }

    private String add(
            Asker asker,
            String language,
            String mode,
            String intent,
            String outcome,
            long began,
            @Nullable Usage usage) {
        var turn =
                new Turn(
                        UUID.randomUUID().toString(),
                        caller(asker),
                        clock.instant(),
                        language,
                        mode,
                        intent,
                        usage == null ? "" : usage.tools(),
                        outcome,
                        usage == null ? 0 : usage.tokensIn(),
                        usage == null ? 0 : usage.tokensOut(),
                        Math.toIntExact((System.nanoTime() - began) / 1_000_000));
        send(() -> turns.add(turn));
        return turn.id();
    }

    /** Only who got the answer can rate it; of others nothing is kept, and they are not told. */
    void rate(Asker asker, String turn, String thumb) {
        if (ID.matcher(turn).matches())
            send(() -> turns.rate(turn, new Thumb(caller(asker), thumb)));
    }

    private static String caller(Asker asker) {
        return Sha256.of(asker.key());
    }

    private void send(Runnable call) {
        if (!room.tryAcquire()) return;
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        call.run();
                    } catch (RuntimeException e) { // no token, no service: it is only a figure
                        log.debug("how a question was answered is not kept", e);
                    } finally {
                        room.release();
                    }
                });
    }
}
