package dev.marquee.customer.merge;

import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may stand there twice, for programs. */
@RestController
@Tag(name = "Customers")
class DuplicatesApiController {

    /** Two customers who may be one, the older first. */
    @Schema(name = "Duplicate")
    record Duplicate(
            long firstId,
            long secondId,
            @Schema(example = "[\"phone\",\"name\"]") List<String> reasons) {

        static Duplicate of(Duplicates.Pair pair) {
            return new Duplicate(
                    pair.first(),
                    pair.second(),
                    pair.reasons().stream()
                            .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
    }

    /** Who is somebody else. */
    @Schema(name = "Distinct")
    record Distinct(
            @Schema(example = "12") @NotNull(message = "{invalid.required}")
                    @Nullable Long otherId) {}

    private final Duplicates duplicates;
    private final ManageCustomers manage;

    DuplicatesApiController(Duplicates duplicates, ManageCustomers manage) {
        this.duplicates = duplicates;
        this.manage = manage;
    }

    @GetMapping("/api/customers/duplicates")
    @Operation(
            summary = "Lists customers who may be the same",
            description =
                    "The surest first, at most 500; of several who are alike, each with the first. Merge the two, or say that they are distinct.")
    @ApiResponse(responseCode = "200", description = "The pairs, with what they share")
    List<Duplicate> list(Caller caller) {
        return duplicates.all(Viewer.of(caller)).stream().map(Duplicate::of).toList();
    }

    @PostMapping("/api/customers/{id}/distinct")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Says that two customers are not the same; they are not suggested again")
    @ApiResponse(responseCode = "204", description = "It is known")
    @ApiResponse(responseCode = "404", description = "not-found: one of them")
    void distinct(@PathVariable long id, @Valid @RequestBody Distinct request, Caller caller) {
        var viewer = Viewer.of(caller);
        var one = manage.get(id, viewer).id();
        var other = manage.get(Objects.requireNonNull(request.otherId()), viewer).id();
        if (one == other) throw Problems.invalid("other_id", Text.of("invalid.another-customer"));
        duplicates.areDistinct(one, other);
    }
}
