package dev.marquee.platform.privacy;

import dev.marquee.platform.privacy.PersonalExport.Export;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells auth-service what is stored about a person; like all of {@code /internal}, nobody else. */
@Hidden
@RestController
class PersonalExportController {

    record FileOf(@NotNull @Valid Person person, @NotNull @Size(max = 100) String ref) {}

    private final PersonalExport export;
    private final List<PersonalFiles> files;

    PersonalExportController(PersonalExport export, List<PersonalFiles> files) {
        this.export = export;
        this.files = files;
    }

    @PostMapping("/internal/privacy/export")
    Export export(@Valid @RequestBody Person person) {
        return export.of(person);
    }

    /** One by one: all of them together may be large. */
    @PostMapping(
            path = "/internal/privacy/export/file",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] file(@Valid @RequestBody FileOf wanted) {
        return files.stream()
                .flatMap(one -> one.content(wanted.person(), wanted.ref()).stream())
                .findFirst()
                .orElseThrow(() -> Problems.notFound("file"));
    }
}
