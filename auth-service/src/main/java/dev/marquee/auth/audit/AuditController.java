package dev.marquee.auth.audit;

import dev.marquee.platform.audit.AuditEntry;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what happened in the other services. */
@Hidden
@RestController
class AuditController {

    record Entries(List<AuditEntry> entries) {}

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @PostMapping("/internal/audit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void append(@RequestBody Entries entries) {
        log.append(entries.entries());
    }
}
