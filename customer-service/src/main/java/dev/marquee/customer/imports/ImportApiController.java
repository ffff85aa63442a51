package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Details;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.imports.Imports.File;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of customers, for programs: brought, looked at, and confirmed, as on the page. */
@RestController
@RequestMapping("/api/customers/imports")
@Tag(name = "Imports")
class ImportApiController {

    /** A line of a file. */
    @Schema(name = "ImportLine")
    record ImportLine(
            @Schema(example = "17", description = "As an editor counts them") int line,
            @Schema(example = "refused") String verdict,
            @Schema(example = "Check the e-mail address") @Nullable String reason,
            @Schema(example = "Figueiredo & Filhos") String name,
            String email,
            String phone,
            @Schema(example = "Rua da Bica 21, Lisbon") String address) {

        static ImportLine of(PlannedLine line) {
            Details details = line.details();
            return new ImportLine(
                    line.line(),
                    line.verdict().word(),
                    line.reason(),
                    details.name(),
                    details.email(),
                    details.phone(),
                    details.address());
        }
    }

    @Schema(name = "ImportLinePage")
    record ImportLines(List<ImportLine> items, int page, int size, long total) {}

    private final ReadImport readImport;
    private final Imports imports;
    private final PlannedLines lines;
    private final ImportCustomers importCustomers;
    private final MessageSource messages;

    ImportApiController(
            ReadImport readImport,
            Imports imports,
            PlannedLines lines,
            ImportCustomers importCustomers,
            MessageSource messages) {
        this.readImport = readImport;
        this.imports = imports;
        this.lines = lines;
        this.importCustomers = importCustomers;
        this.messages = messages;
    }

    @PostMapping(consumes = "text/csv")
    @Operation(
            summary = "Brings a CSV file of customers, and says what it would do",
            description =
                    "Nothing is added before it is confirmed. Encoding, separator and the line of headings are found in the file. Headings say what columns are: those of Marquee's own exports (name, email, phone, address, feedback), and those of Google Contacts, Outlook, LinkedIn, Mailchimp, Eventbrite, HubSpot, pretix and Hi.Events, in several languages; the answer names what each column was read as. A guess never changes the name of a customer who is known, unless the heading can mean nothing but the full name. Kept for a day.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            example =
                                                                    "name,email\nTejo Arts Council,events@tejoarts.example.org\n"))))
    @ApiResponse(responseCode = "201", description = "What would become of its lines")
    @ApiResponse(responseCode = "422", description = "unreadable-file: The file is empty.")
    ResponseEntity<Planned> bring(
            @RequestBody(required = false) byte @Nullable [] file,
            @Parameter(description = "Customers who are known get what the file says of them")
                    @RequestParam(defaultValue = "false")
                    boolean update,
            @Parameter(
                            description =
                                    "What each column is, in their order, instead of what the headings suggest: name, given_name, family_name, email, phone, address, address_part (postcode, city), feedback, none. For example mapping=name,email,none,phone. With it, update changes names too.")
                    @RequestParam(required = false)
                    @Nullable List<String> mapping,
            Caller caller,
            Locale locale) {
        try {
            var id =
                    readImport.bringAndPlan(
                            caller.id(),
                            "API",
                            file == null ? new byte[0] : file,
                            update,
                            mapping,
                            Viewer.of(caller),
                            locale);
            return ResponseEntity.created(URI.create("/api/customers/imports/" + id))
                    .body(planned(find(id, caller)));
        } catch (Unreadable e) {
            throw Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "unreadable-file",
                    messages.getMessage("import.unreadable." + e.reason(), e.about(), locale));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "What would become of a file's lines, or did")
    @ApiResponse(responseCode = "200", description = "How many lines there are of each kind")
    @ApiResponse(responseCode = "404", description = "not-found: or its day is over")
    Planned show(@PathVariable long id, Caller caller) {
        return planned(find(id, caller));
    }

    @GetMapping("/{id}/lines")
    @Operation(summary = "The lines of one kind, in the order of the file")
    @ApiResponse(responseCode = "200", description = "A page of lines")
    @ApiResponse(responseCode = "404", description = "not-found: or its day is over")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ImportLines lines(
            @PathVariable long id,
            @Parameter(description = "add, update, known or refused")
                    @RequestParam(defaultValue = "refused")
                    @Pattern(
                            regexp = "add|update|known|refused",
                            message = "{invalid.add-update-known-or}")
                    String verdict,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        find(id, caller);
        var kind = Verdict.of(verdict).orElseThrow();
        return new ImportLines(
                lines.find(id, kind, paging.size(), paging.offset()).stream()
                        .map(ImportLine::of)
                        .toList(),
                paging.page(),
                paging.size(),
                lines.counts(id).getOrDefault(kind, 0L));
    }

    @PostMapping("/{id}/confirm")
    @Operation(
            summary = "Does what was shown of a file",
            description =
                    "A line whose customer was added or changed meanwhile is refused. Confirmed again, nothing happens.")
    @ApiResponse(responseCode = "200", description = "What became of its lines")
    @ApiResponse(responseCode = "404", description = "not-found: or its day is over")
    Planned confirm(@PathVariable long id, Caller caller, Locale locale) {
        importCustomers.confirm(id, caller.id(), Viewer.of(caller), locale);
        return planned(find(id, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets a file; customers that it brought stay")
    @ApiResponse(responseCode = "204", description = "It is forgotten")
    @ApiResponse(responseCode = "404", description = "not-found: or its day is over")
    void discard(@PathVariable long id, Caller caller) {
        find(id, caller);
        imports.remove(id, caller.id());
    }

    private Planned planned(File file) {
        return Planned.of(file, lines.counts(file.id()));
    }

    private File find(long id, Caller caller) {
        return imports.find(id, caller.id()).orElseThrow(() -> Problems.notFound("import"));
    }
}
