package dev.marquee.ticket.booking;

import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For event-service: it says what is for sale, and follows what is sold. */
@RestController
@RequestMapping("/internal")
class SaleTermsController {

    /** Longer than any change takes from reading the clock to its commit. */
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    private final ChangeSaleTerms changeSaleTerms;
    private final Stocks stocks;

    SaleTermsController(ChangeSaleTerms changeSaleTerms, Stocks stocks) {
        this.changeSaleTerms = changeSaleTerms;
        this.stocks = stocks;
    }

    @PutMapping("/events/{id}/sale-terms")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable long id, @Valid @RequestBody SaleTermsPush push) {
        if (push.eventId() != id)
            throw Problems.invalid("event_id", "is not the event of the address");
        changeSaleTerms.handle(push);
    }

    /**
     * The stock that changed since then, and somewhat earlier: a change that was under way when the
     * caller asked last may carry an earlier time than those it saw.
     */
    @GetMapping("/stock")
    List<Stocks.Level> stock(@RequestParam(required = false) @Nullable Instant since) {
        return stocks.changedSince(since == null ? Instant.EPOCH : since.minus(UNSEEN));
    }
}
