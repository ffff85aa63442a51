package dev.marquee.ticket.listing;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For event-service: it says what is for sale. */
@RestController
@RequestMapping("/internal")
class SaleTermsController {

    private final ChangeSaleTerms changeSaleTerms;

    SaleTermsController(ChangeSaleTerms changeSaleTerms) {
        this.changeSaleTerms = changeSaleTerms;
    }

    @PutMapping("/events/{id}/sale-terms")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable long id, @Valid @RequestBody SaleTermsPush push) {
        if (push.eventId() != id)
            throw Problems.invalid("event_id", Text.of("invalid.not-the-event-of"));
        changeSaleTerms.handle(push);
    }
}
