package dev.marquee.platform.retention;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells auth-service what would go; like all of {@code /internal}, nobody else. */
@Hidden
@RestController
class RetentionController {

    record Kinds(List<RetentionKind> kinds) {}

    private final Retention retention;

    RetentionController(Retention retention) {
        this.retention = retention;
    }

    @PostMapping("/internal/privacy/retention")
    Kinds preview(@Valid @RequestBody Holds holds) {
        return new Kinds(retention.preview(holds));
    }
}
