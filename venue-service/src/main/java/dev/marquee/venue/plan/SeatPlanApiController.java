package dev.marquee.venue.plan;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Versions;
import dev.marquee.venue.plan.layout.PlanCsv;
import dev.marquee.venue.plan.layout.PlanCsvFile;
import dev.marquee.venue.plan.layout.PlanLayout;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One seat plan and its versions. */
@RestController
@RequestMapping("/api/seat-plans/{id}")
@Tag(name = "Seat plans")
class SeatPlanApiController {

    private final ManagePlans manage;
    private final PlanViews views;
    private final Exports exports;

    SeatPlanApiController(ManagePlans manage, PlanViews views, Exports exports) {
        this.manage = manage;
        this.views = views;
        this.exports = exports;
    }

    @GetMapping
    @Operation(summary = "Shows a seat plan in its newest version")
    @ApiResponse(
            responseCode = "200",
            description = "The plan",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version, for If-Match",
                            schema = @Schema(example = "\"2\"")))
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    SeatPlanView show(@PathVariable long id, Caller caller, HttpServletResponse response) {
        return tagged(views.get(id, caller), response);
    }

    @PutMapping
    @Operation(
            summary = "Saves a new version of a seat plan",
            description =
                    "Older versions stay as they are, and events keep the one that they use. A seat that stays keeps its id. The same plan once more makes no version. With If-Match, only if nobody has saved one since.")
    @ApiResponse(responseCode = "200", description = "The plan, with its new ETag")
    @ApiResponse(responseCode = "403", description = "not-yours")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input: each error names its place, such as sections[2].rows[0].seats[5].id")
    SeatPlanView change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PlanLayout plan,
            Caller caller,
            HttpServletResponse response) {
        manage.change(id, Versions.expected(ifMatch), caller, plan, 0);
        return tagged(views.get(id, caller), response);
    }

    @DeleteMapping
    @Operation(
            summary = "Deletes a seat plan",
            description = "It can no longer be chosen. Events that use a version of it keep it.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "not-yours")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    ResponseEntity<Void> delete(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        manage.hide(id, Versions.expected(ifMatch), caller);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/versions/{version}")
    @Operation(
            summary = "A version of a seat plan, to keep or to bring elsewhere",
            description = "As it is sent to add a plan.")
    @ApiResponse(responseCode = "200", description = "The plan as it was saved")
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    PlanLayout version(@PathVariable long id, @PathVariable int version) {
        return views.layout(id, version);
    }

    @GetMapping(path = "/csv", produces = "text/csv")
    @Operation(
            summary = "The seats of a seat plan as comma-separated values",
            description = PlanCsvDocs.FORMAT)
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    void csv(@PathVariable long id, Caller caller, HttpServletResponse response)
            throws IOException {
        var plan = views.get(id, caller).plan();
        exports.send(
                PlanCsvFile.table(String.valueOf(id)),
                Format.CSV,
                PlanCsvFile.lines(plan),
                response);
    }

    @PutMapping("/csv")
    @Operation(
            summary = "Saves a new version of a seat plan from comma-separated values",
            description =
                    PlanCsvDocs.FORMAT
                            + " A seat of the same section, row and number keeps its id, and without coordinates its place. Stage, doors and words stay.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            example = PlanCsvDocs.EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "The plan, with its new ETag")
    @ApiResponse(responseCode = "403", description = "not-yours")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: each error names its line, such as line 7")
    SeatPlanView changeCsv(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(
                            description =
                                    "How far rows without coordinates bend around the stage: 0, straight, to 10",
                            example = "6")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "{invalid.at-least-0}")
                    @Max(value = 10, message = "{invalid.at-most-10}")
                    int curve,
            @RequestBody String csv,
            Caller caller,
            HttpServletResponse response) {
        var seen = views.get(id, caller);
        if (!seen.editable()) throw ManagePlans.notYours(seen.plan().name());
        var expected = Versions.expected(ifMatch);
        var plan = PlanCsv.read(csv, seen.plan().name(), seen.plan());
        manage.change(
                id,
                expected == null ? (Long) (long) seen.version() : expected,
                caller,
                plan,
                curve);
        return tagged(views.get(id, caller), response);
    }

    /** Not through ResponseEntity, which would call an answer with another status unchanged. */
    private static SeatPlanView tagged(SeatPlanView plan, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, Versions.etag(plan.version()));
        return plan;
    }
}
