package dev.marquee.customer.assistant;

import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where public-service, which has no database, leaves how its assistant answered. */
@RestController
@Hidden
@RequestMapping("/internal/assistant-turns")
class TurnsController {

    record Thumb(
            @NotNull @Pattern(regexp = "[0-9a-zA-Z_-]{1,64}") String caller,
            @NotNull @Pattern(regexp = "up|down") String thumb) {}

    private final Turns turns;

    TurnsController(Turns turns) {
        this.turns = turns;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@Valid @RequestBody Turn turn) {
        turns.add(turn);
    }

    @PostMapping("/{id}/thumb")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rate(@PathVariable String id, @Valid @RequestBody Thumb thumb) {
        if (!turns.rate(id, thumb.caller(), thumb.thumb())) throw Problems.notFound("answer");
    }
}
