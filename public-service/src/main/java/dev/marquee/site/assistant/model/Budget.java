package dev.marquee.site.assistant.model;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** What the model has cost today, and whether it may cost more. */
@Component
class Budget {

    private final ModelSettings settings;
    private final Clock clock;
    private LocalDate day = LocalDate.EPOCH;
    private BigDecimal spent = BigDecimal.ZERO;

    Budget(ModelSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized boolean isLeft() {
        turn();
        return spent.compareTo(settings.budget()) < 0;
    }

    /** What was sent and what came back, even where it broke off. */
    synchronized void spend(ModelReply reply) {
        turn();
        spent =
                spent.add(cost(settings.inputPrice(), reply.tokensIn()))
                        .add(cost(settings.outputPrice(), reply.tokensOut()));
    }

    private void turn() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(day)) return;
        day = today;
        spent = BigDecimal.ZERO;
    }

    private static BigDecimal cost(BigDecimal perMillion, long tokens) {
        return perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
    }
}
