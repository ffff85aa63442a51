package dev.marquee.ticket.journal;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The journal, for programs that keep books. */
@RestController
@Tag(name = "Journal")
@RequestMapping("/api/journal")
class JournalApiController {

    private final Journal journal;
    private final Exports exports;
    private final JournalTable table;

    JournalApiController(Journal journal, Exports exports, JournalTable table) {
        this.journal = journal;
        this.exports = exports;
        this.table = table;
    }

    @Operation(
            summary = "List the movements of money",
            description =
                    "Payments that were booked, money that was not needed, and what has gone back, of one's own events; admins see all. Amounts that went back are negative; all amounts of a booking add up to what is kept of its payments. The newest come first.")
    @ApiResponse(responseCode = "200", description = "A page of movements")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @GetMapping
    Listed<Movement> list(
            @Valid @ParameterObject JournalQuery query, @Parameter(hidden = true) Caller caller) {
        return journal.page(Scope.of(caller), query);
    }

    @Operation(
            summary = "Sum up the movements of money",
            description = "For each currency, of all movements that the list would show.")
    @ApiResponse(responseCode = "200", description = "Nothing, or one for each currency")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @GetMapping("/totals")
    List<Journal.Totals> totals(
            @Valid @ParameterObject JournalQuery query, @Parameter(hidden = true) Caller caller) {
        return journal.totals(Scope.of(caller), query);
    }

    @Operation(
            summary = "The movements of money as CSV",
            description = "All that the list would show, on all its pages.")
    @ApiResponse(
            responseCode = "200",
            description = "One line a movement, after a line of headings",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @GetMapping("/export.csv")
    void csv(
            @Valid @ParameterObject JournalQuery query,
            @Parameter(hidden = true) Caller caller,
            HttpServletResponse response)
            throws IOException {
        exports.send(table.columns(), Format.CSV, journal.all(Scope.of(caller), query), response);
    }
}
