package dev.marquee.ticket.calendar;

import dev.marquee.platform.value.EmailAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where auth-service says that accounts have another e-mail address. */
@RestController
@Hidden
class MovedAddressesController {

    /** An account with its confirmed address. */
    record Owner(@Positive long account, @NotBlank @Size(max = 254) String email) {}

    record Owners(@NotNull @Size(max = 1000) List<@NotNull @Valid Owner> owners) {}

    private final CalendarAddresses addresses;

    MovedAddressesController(CalendarAddresses addresses) {
        this.addresses = addresses;
    }

    /** From now on their calendars show the bookings of these addresses, and no others'. */
    @PostMapping("/internal/calendar-addresses/moved")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void moved(@Valid @RequestBody Owners owners) {
        for (var owner : owners.owners())
            EmailAddress.parse(owner.email())
                    .ifPresent(email -> addresses.seen(owner.account(), email));
    }
}
