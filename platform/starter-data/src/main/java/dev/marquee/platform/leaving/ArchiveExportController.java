package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.Payload;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives auth-service an organiser's rows; like all of {@code /internal}, nobody else. */
@Hidden
@RestController
class ArchiveExportController {

    private final ArchiveExport export;

    ArchiveExportController(ArchiveExport export) {
        this.export = export;
    }

    /** All is read before anything is sent: what goes wrong is still an answer of its own. */
    @PostMapping("/internal/archive/export")
    void export(@Valid @RequestBody Wanted wanted, HttpServletResponse response)
            throws IOException {
        try (var payload = Payload.create()) {
            export.read(wanted, payload);
            response.setContentType("application/octet-stream");
            payload.writeTo(response.getOutputStream());
        }
    }
}
