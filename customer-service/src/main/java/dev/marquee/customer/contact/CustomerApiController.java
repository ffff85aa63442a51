package dev.marquee.customer.contact;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers")
class CustomerApiController {

    /** A page of customers. */
    @Schema(name = "CustomerPage")
    record Page(List<CustomerView> items, int page, int size, long total) {}

    /** A customer with its history, the newest first. */
    record WithHistory(
            long id,
            @Schema(example = "Figueiredo & Filhos") String name,
            String email,
            List<String> furtherEmails,
            String phone,
            @Schema(example = "Rua da Bica 21, Lisbon") String address,
            @Schema(example = "Friendly people at the door.") String feedback,
            Origin origin,
            Instant createdAt,
            long version,
            List<Note> history) {}

    private static final String EMAIL_TAKEN =
            """
            {"type":"urn:marquee:problem:email-taken","title":"Conflict","status":409,
             "detail":"Another customer has this e-mail address. Change that one, or use another address.","customer_id":12}\
            """;

    private final ManageCustomers manage;
    private final CustomerList list;
    private final Addresses addresses;
    private final Notes notes;
    private final PatchReader patches;

    CustomerApiController(
            ManageCustomers manage,
            CustomerList list,
            Addresses addresses,
            Notes notes,
            PatchReader patches) {
        this.manage = manage;
        this.list = list;
        this.addresses = addresses;
        this.notes = notes;
        this.patches = patches;
    }

    @GetMapping
    @Operation(summary = "Lists customers")
    @ApiResponse(responseCode = "200", description = "A page of customers")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @Parameter(
                            description =
                                    "Words in the name, an e-mail address or the telephone number; accents do not matter",
                            example = "figueiredo")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    String q,
            @Parameter(description = "staff, import or buyer")
                    @RequestParam(defaultValue = "")
                    @Pattern(
                            regexp = "(staff|import|buyer)?",
                            message = "{invalid.staff-import-or-buyer}")
                    String origin,
            @Parameter(
                            description = "name, email or created, with a minus for descending",
                            example = "-created")
                    @RequestParam(defaultValue = "name")
                    @Pattern(
                            regexp = CustomerQuery.SORTS,
                            message = "{invalid.name-email-or-created}")
                    String sort,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var query = new CustomerQuery(q.strip(), Origin.of(origin), sort);
        var viewer = Viewer.of(caller);
        return new Page(
                list.page(query, viewer, paging.size(), paging.offset()),
                paging.page(),
                paging.size(),
                list.count(query, viewer));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Shows a customer with its history",
            description = "The id of one that was merged into another answers with the other one.")
    @ApiResponse(
            responseCode = "200",
            description = "The customer",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version, for If-Match",
                            schema = @Schema(type = "string", example = "\"3\"")))
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<WithHistory> show(@PathVariable long id, Caller caller) {
        return answer(manage.get(id, Viewer.of(caller)));
    }

    @PostMapping
    @Operation(summary = "Adds a customer")
    @ApiResponse(responseCode = "201", description = "The customer")
    @ApiResponse(
            responseCode = "409",
            description = "email-taken",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            examples = @ExampleObject(EMAIL_TAKEN)))
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<WithHistory> add(@Valid @RequestBody CustomerRequest request, Caller caller) {
        var added = manage.add(request.details(), Viewer.of(caller));
        return ResponseEntity.created(URI.create("/api/customers/" + added.id()))
                .eTag(Versions.etag(added.version()))
                .body(withHistory(added));
    }

    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PUT, RequestMethod.PATCH},
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Changes a customer; what is absent stays as it is, what is null is cleared",
            description =
                    "A JSON merge patch (RFC 7396). With If-Match, nothing is changed if somebody else changed the customer since.")
    @ApiResponse(responseCode = "200", description = "The customer")
    @ApiResponse(responseCode = "403", description = "not-yours: others work with it too")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "email-taken",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            examples = @ExampleObject(EMAIL_TAKEN)))
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<WithHistory> change(
            @PathVariable long id,
            @Parameter(description = "The ETag of the customer that was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody MergePatch<CustomerRequest> body,
            Caller caller) {
        var viewer = Viewer.of(caller);
        return answer(
                Versions.change(
                        Versions.expected(ifMatch),
                        () -> manage.get(id, viewer),
                        Customer::version,
                        (stored, version) -> {
                            var request = patches.apply(body, CustomerRequest.of(stored));
                            return manage.change(id, request.details(), version, viewer);
                        }));
    }

    @PostMapping("/{id}/history")
    @Operation(summary = "Writes a line into a customer's history")
    @ApiResponse(responseCode = "201", description = "The customer")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<WithHistory> note(
            @PathVariable long id, @Valid @RequestBody NoteForm request, Caller caller) {
        var viewer = Viewer.of(caller);
        manage.note(id, caller.name(), Objects.requireNonNull(request.text()), viewer);
        var customer = manage.get(id, viewer);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.etag(customer.version()))
                .body(withHistory(customer));
    }

    private ResponseEntity<WithHistory> answer(Customer customer) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(customer.version()))
                .body(withHistory(customer));
    }

    private WithHistory withHistory(Customer customer) {
        return new WithHistory(
                customer.id(),
                customer.name(),
                customer.email(),
                addresses.furtherOf(List.of(customer.id())).getOrDefault(customer.id(), List.of()),
                customer.phone(),
                customer.address(),
                customer.feedback(),
                customer.origin(),
                customer.createdAt(),
                customer.version(),
                notes.of(customer.id()));
    }
}
