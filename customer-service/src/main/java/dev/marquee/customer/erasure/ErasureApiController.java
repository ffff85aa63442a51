package dev.marquee.customer.erasure;

import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers/{id}")
@Tag(name = "Customers")
class ErasureApiController {

    private final EraseCustomer erase;

    ErasureApiController(EraseCustomer erase) {
        this.erase = erase;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Takes a customer off the list, with its history",
            description =
                    "Bookings and mails keep the name and address. An organiser deletes customers that it added itself, and its own buyers; an admin any.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "not-yours")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    void delete(
            @PathVariable long id,
            @Parameter(description = "The ETag of the customer that was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        erase.delete(id, Versions.expected(ifMatch), Viewer.of(caller));
    }

    @RecentSignIn
    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Forgets a person everywhere",
            description =
                    "For admins. Every customer with one of the addresses is blanked at once; bookings, tickets and mails lose name, address and telephone number soon after, and an account of a buyer is closed. Bookings, tickets and figures stay. This cannot be undone.")
    @ApiResponse(responseCode = "202", description = "The person is being forgotten")
    @ApiResponse(
            responseCode = "401",
            description =
                    "unauthorized, recent-sign-in-required: sign in within the last 10 minutes")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    void erase(
            @PathVariable long id,
            @Parameter(description = "The ETag of the customer that was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            Caller caller) {
        erase.erase(id, Versions.expected(ifMatch), Viewer.of(caller));
    }
}
