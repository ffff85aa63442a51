package dev.marquee.event.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For customer-service: two customers turned out to be one. */
@RestController
class MovesController {

    /**
     * The events of one are the other's from now on. Once there are none, a repeat does nothing.
     */
    record Move(
            @NotBlank @Size(max = 120) @Nullable String key,
            @Positive long fromCustomerId,
            @Positive long toCustomerId) {}

    record Moves(@NotNull @Size(max = 1000) @Nullable List<@NotNull @Valid Move> moves) {}

    private final JdbcClient jdbc;

    MovesController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version rises, so that nobody who has the event open saves the old customer again. */
    @PostMapping("/internal/customers/moves")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void move(@Valid @RequestBody Moves moves) {
        for (var move : Objects.requireNonNull(moves.moves(), "checked before"))
            jdbc.sql(
                            "update event set customer_id = ?, version = version + 1, updated_at = current_timestamp where customer_id = ?")
                    .params(move.toCustomerId(), move.fromCustomerId())
                    .update();
    }
}
