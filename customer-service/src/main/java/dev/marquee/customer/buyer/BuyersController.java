package dev.marquee.customer.buyer;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where ticket-service tells who bought. */
@Hidden
@RestController
class BuyersController {

    private final Buyers buyers;

    BuyersController(Buyers buyers) {
        this.buyers = buyers;
    }

    @PostMapping("/internal/buyers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@Valid @RequestBody BuyersRequest request) {
        buyers.add(request.buyers());
    }
}
