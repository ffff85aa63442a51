package dev.marquee.platform.outbox;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever shows all queues what waits here; like all of {@code /internal}, nobody else. */
@Hidden
@RestController
class OutboxStateController {

    private final OutboxTable table;

    OutboxStateController(OutboxTable table) {
        this.table = table;
    }

    @GetMapping("/internal/outbox")
    OutboxState state() {
        var state = table.state();
        return new OutboxState(state.waiting(), state.dead(), state.oldest());
    }
}
