package dev.marquee.report.fact;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where services tell what happened. */
@RestController
@Hidden
class FactController {

    private final TakeFacts facts;
    private final DaySalts salts;

    FactController(TakeFacts facts, DaySalts salts) {
        this.facts = facts;
        this.salts = salts;
    }

    /** All of it counts, or nothing; what is known already counts once. */
    @PostMapping("/internal/facts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@Valid @RequestBody FactsRequest request) {
        facts.take(request.arrivals());
    }

    /** By which the visitors of today are told apart; to be forgotten as the day ends. */
    @GetMapping("/internal/day-salt")
    DaySalts.DaySalt salt() {
        return salts.today();
    }
}
