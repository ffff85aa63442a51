package dev.marquee.notification.address;

import dev.marquee.notification.content.MailClass;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where services ask whether mail arrives at an address, and say that somebody reads there. */
@RestController
@Hidden
@RequestMapping("/internal/addresses")
class AddressesController {

    record Asked(@NotNull @Size(max = 1000) List<@NotNull @Size(max = 320) String> addresses) {}

    /**
     * @param organizerId whose news it would be
     */
    record Readers(
            @Positive long organizerId,
            @NotNull @Size(max = 1000) List<@NotNull @Size(max = 320) String> addresses) {}

    /** Those of the asked ones to which no mail arrives, or none of that kind may go. */
    record Unreachable(List<String> addresses) {}

    /**
     * Somebody used a link that was mailed there.
     *
     * @param at when; what came later stays
     */
    record Read(@NotNull @Size(max = 320) String address, @NotNull Instant at) {}

    record AllRead(@NotNull @Size(max = 500) List<@NotNull @Valid Read> addresses) {}

    private final Suppressions suppressions;

    AddressesController(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @PostMapping("/unreachable")
    Unreachable unreachable(@Valid @RequestBody Asked asked) {
        return new Unreachable(suppressions.hardAmongst(asked.addresses()));
    }

    /** For whoever takes a list along: consent is one half, nothing against it the other. */
    @PostMapping("/without-news")
    Unreachable withoutNews(@Valid @RequestBody Readers asked) {
        return new Unreachable(
                suppressions.amongst(
                        asked.addresses(),
                        SuppressionScope.of(asked.organizerId(), MailClass.NEWS)));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@Valid @RequestBody AllRead all) {
        for (var one : all.addresses()) suppressions.arrives(one.address(), one.at());
    }
}
