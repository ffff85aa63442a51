package dev.marquee.customer;

import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers")
class CustomerApiController {

    /** A page of customers. */
    record Page(List<Customer> items, int page, int size, long total) {}

    /** A customer with its history, the newest first. */
    record WithHistory(
            long id,
            String name,
            String email,
            String phone,
            String address,
            String feedback,
            Instant createdAt,
            List<Note> history) {}

    /** A line for the history. */
    record NoteRequest(
            @NotBlank(message = "is required")
                    @Size(max = 2000, message = "must have at most 2000 characters")
                    @Pattern(regexp = CustomerRequest.TEXT, message = CustomerRequest.CONTROLS)
                    @Nullable String text) {}

    private final ManageCustomers manage;
    private final Customers customers;

    CustomerApiController(ManageCustomers manage, Customers customers) {
        this.manage = manage;
        this.customers = customers;
    }

    @GetMapping
    @Operation(summary = "Lists customers by name; q searches name, e-mail and telephone")
    @ApiResponse(responseCode = "200", description = "A page of customers")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @RequestParam(defaultValue = "")
                    @Size(max = 100, message = "must have at most 100 characters")
                    @Pattern(regexp = CustomerRequest.LINE, message = CustomerRequest.CONTROLS)
                    String q,
            @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "must not be negative")
                    @Max(value = 1_000_000, message = "must be at most 1000000")
                    int page,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1")
                    @Max(value = 100, message = "must be at most 100")
                    int size) {
        return new Page(
                customers.list(q, size, (long) page * size), page, size, customers.count(q));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a customer with its history")
    @ApiResponse(responseCode = "200", description = "The customer")
    @ApiResponse(responseCode = "404", description = "not-found")
    WithHistory show(@PathVariable long id) {
        return withHistory(manage.get(id));
    }

    @PostMapping
    @Operation(summary = "Adds a customer")
    @ApiResponse(responseCode = "201", description = "The customer")
    @ApiResponse(responseCode = "409", description = "email-taken")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<WithHistory> add(@Valid @RequestBody CustomerRequest request) {
        var added = manage.add(request);
        return ResponseEntity.created(URI.create("/api/customers/" + added.id()))
                .body(withHistory(added));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a customer")
    @ApiResponse(responseCode = "200", description = "The customer")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "email-taken")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    WithHistory change(@PathVariable long id, @Valid @RequestBody CustomerRequest request) {
        return withHistory(manage.change(id, request));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets a customer and its history")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    void delete(@PathVariable long id) {
        manage.delete(id);
    }

    @PostMapping("/{id}/history")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Writes a line into a customer's history")
    @ApiResponse(responseCode = "201", description = "The customer")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    WithHistory note(
            @PathVariable long id, @Valid @RequestBody NoteRequest request, Caller caller) {
        manage.note(id, caller.name(), Objects.requireNonNull(request.text()).strip());
        return withHistory(manage.get(id));
    }

    private WithHistory withHistory(Customer customer) {
        return new WithHistory(
                customer.id(),
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.address(),
                customer.feedback(),
                customer.createdAt(),
                customers.history(customer.id()));
    }
}
