package dev.marquee.customer.contact;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The older system's addresses of customers, with its fields. */
@RestController
@RequestMapping("/customers/api")
@Tag(name = "Older addresses")
class LegacyCustomerController {

    record LegacyCustomer(
            long id,
            @Schema(example = "Figueiredo & Filhos") String name,
            String email,
            String phone,
            @Schema(example = "Rua da Bica 21, Lisbon") String address,
            @Schema(
                            description = "What staff noted, the newest first",
                            example = "[\"Wants the same hall again next year.\"]")
                    List<String> history,
            @Schema(description = "What the customer thought of it; empty where nothing is known")
                    List<String> feedback) {

        static LegacyCustomer of(Customer customer, List<Note> notes) {
            return new LegacyCustomer(
                    customer.id(),
                    customer.name(),
                    customer.email(),
                    customer.phone(),
                    customer.address(),
                    notes.stream().map(Note::text).toList(),
                    customer.feedback().isEmpty() ? List.of() : List.of(customer.feedback()));
        }
    }

    private final ManageCustomers manage;
    private final Customers customers;
    private final Notes notes;

    LegacyCustomerController(ManageCustomers manage, Customers customers, Notes notes) {
        this.manage = manage;
        this.customers = customers;
        this.notes = notes;
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Shows a customer",
            description =
                    "One that was merged into another answers with the other one; one that was erased is called (erased), so that events can go on naming it.")
    @ApiResponse(responseCode = "200", description = "The customer")
    @ApiResponse(responseCode = "404", description = "not-found")
    LegacyCustomer show(@PathVariable long id, Caller caller) {
        return customers
                .findAlsoErased(id, Viewer.of(caller))
                .map(this::legacy)
                .orElseThrow(() -> Problems.notFound("customer"));
    }

    @PostMapping("/auto_create")
    @Operation(summary = "Finds the customer with this e-mail address, or adds one")
    @ApiResponse(responseCode = "200", description = "The customer, who was known")
    @ApiResponse(responseCode = "201", description = "The customer, who is new")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<LegacyCustomer> autoCreate(
            @Valid @RequestBody CustomerRequest request, Optional<Caller> caller) {
        var result = manage.findOrAdd(request.details(), Viewer.of(caller));
        return ResponseEntity.status(result.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(legacy(result.customer()));
    }

    private LegacyCustomer legacy(Customer customer) {
        return LegacyCustomer.of(customer, notes.of(customer.id()));
    }
}
