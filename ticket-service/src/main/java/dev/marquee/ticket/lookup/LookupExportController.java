package dev.marquee.ticket.lookup;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.client.GuestFileClient;
import dev.marquee.ticket.client.GuestFileClient.Guest;
import dev.marquee.ticket.client.GuestFileClient.GuestFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;

/** The file of what is stored about somebody without an account, who has opened a mailed link. */
@RestController
@Tag(name = "Look-up")
@RequestMapping("/api/lookups/export")
class LookupExportController {

    private final LookupViews views;
    private final GuestFileClient files;
    private final ReaderLocales locales;

    LookupExportController(LookupViews views, GuestFileClient files, ReaderLocales locales) {
        this.views = views;
        this.files = files;
        this.locales = locales;
    }

    @Operation(
            summary = "Ask for a file of what is stored about the view's address",
            description =
                    "A ZIP with a page to read, the same as JSON, and the files that you sent. It is made of all services or not at all.",
            parameters =
                    @Parameter(
                            name = LookupViews.HEADER,
                            in = ParameterIn.HEADER,
                            description = "The token that POST /api/lookups/open answered with",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "202", description = "It is being made")
    @ApiResponse(responseCode = "401", description = "`lookup-expired`: ask for a new link")
    @ApiResponse(responseCode = "409", description = "export-asked-for: there was one within a day")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    GuestFile ask(@Parameter(hidden = true) HttpServletRequest request) {
        try {
            return files.ask(guest(request));
        } catch (HttpClientErrorException.Conflict e) {
            throw Problems.problem(
                    HttpStatus.CONFLICT, "export-asked-for", Text.of("problem.export-asked-for"));
        }
    }

    @Operation(
            summary = "The file of what is stored about the view's address",
            parameters =
                    @Parameter(
                            name = LookupViews.HEADER,
                            in = ParameterIn.HEADER,
                            description = "The token that POST /api/lookups/open answered with",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "200", description = "What was asked for last")
    @ApiResponse(responseCode = "401", description = "`lookup-expired`: ask for a new link")
    @ApiResponse(responseCode = "404", description = "not-found: nothing was asked for")
    @GetMapping
    GuestFile show(@Parameter(hidden = true) HttpServletRequest request) {
        try {
            return files.show(guest(request));
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.notFound("file");
        }
    }

    private Guest guest(HttpServletRequest request) {
        var email =
                views.provenAddress(request)
                        .map(EmailAddress::value)
                        .orElseThrow(() ->
                                Problems.problem(
                                        HttpStatus.UNAUTHORIZED,
                                        "lookup-expired",
                                        Text.of("problem.lookup-expired")));
        return new Guest(email, locales.current().map(Locale::toLanguageTag).orElse(null));
    }
}
