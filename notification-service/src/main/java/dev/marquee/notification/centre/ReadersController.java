package dev.marquee.notification.centre;

import dev.marquee.notification.centre.Readers.Reader;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where auth-service says what its accounts are now. */
@RestController
@Hidden
class ReadersController {

    record Request(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> readers) {}

    /**
     * One of them.
     *
     * @param email null until it is confirmed
     * @param asOf when this was so at the earliest
     */
    record One(
            @Positive long id,
            @Nullable @Size(max = 320) String email,
            @Nullable @Size(max = 35) String locale,
            @Nullable @Size(max = 60) String timeZone,
            @NotNull @Pattern(regexp = "instant|daily|off") String digest,
            @NotNull @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Z_]{1,20}") String> roles,
            boolean closed,
            @NotNull Instant asOf) {}

    private final Readers readers;
    private final ForgetReader forget;

    ReadersController(Readers readers, ForgetReader forget) {
        this.readers = readers;
        this.forget = forget;
    }

    @PostMapping("/internal/readers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void changed(@Valid @RequestBody Request request) {
        for (var one : request.readers()) {
            var reader =
                    new Reader(one.id(), one.email(), one.locale(), one.timeZone(), one.digest());
            if (readers.put(reader, one.roles(), one.closed(), one.asOf())) forget.handle(one.id());
        }
    }
}
