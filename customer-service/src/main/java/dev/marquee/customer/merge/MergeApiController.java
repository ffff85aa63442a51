package dev.marquee.customer.merge;

import dev.marquee.customer.contact.Addresses;
import dev.marquee.customer.contact.CustomerView;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.merge.MergeCustomers.Command;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Customers")
class MergeApiController {

    /**
     * Whom to merge into the customer.
     *
     * @param otherVersion the version of the other one that was read; any where it is left out
     */
    record MergeRequest(
            @Schema(example = "12") @NotNull(message = "{invalid.required}") @Nullable Long otherId,
            @Schema(example = "{\"phone\":\"other\"}") @Nullable Keep keep,
            @Schema(example = "1") @Nullable Long otherVersion) {}

    private final MergeCustomers merge;
    private final Addresses addresses;

    MergeApiController(MergeCustomers merge, Addresses addresses) {
        this.merge = merge;
        this.addresses = addresses;
    }

    @PostMapping("/api/customers/{id}/merge")
    @Operation(
            summary = "Merges another customer into this one",
            description =
                    "Notes, events and addresses of the other one become this one's, and the other's id leads here. keep says for each field whose value is kept: this or other. Whoever saw one of the two sees the one who stays. This cannot be undone.")
    @ApiResponse(responseCode = "200", description = "The one customer")
    @ApiResponse(responseCode = "403", description = "not-yours: others work with one of them too")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "412",
            description = "changed-meanwhile: one of them was changed or merged")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<CustomerView> merge(
            @PathVariable long id,
            @Parameter(description = "The ETag of this customer as it was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody MergeRequest request,
            Caller caller) {
        var merged =
                merge.handle(
                        new Command(
                                id,
                                Objects.requireNonNull(request.otherId()),
                                Objects.requireNonNullElse(request.keep(), Keep.THIS),
                                Versions.expected(ifMatch),
                                request.otherVersion()),
                        Viewer.of(caller));
        var further = addresses.furtherOf(List.of(merged.id()));
        return ResponseEntity.ok()
                .eTag(Versions.etag(merged.version()))
                .body(CustomerView.of(merged, further.getOrDefault(merged.id(), List.of())));
    }
}
