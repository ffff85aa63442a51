package dev.marquee.ticket.brand;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For event-service: it says what organisers look like. */
@RestController
@RequestMapping("/internal/brands")
class BrandController {

    private final Brands brands;

    BrandController(Brands brands) {
        this.brands = brands;
    }

    /** Older ones than are known are ignored. */
    @PutMapping("/{organizer}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable long organizer, @Valid @RequestBody BrandPush push) {
        brands.put(organizer, push);
    }
}
