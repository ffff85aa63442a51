package dev.marquee.customer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

    record LegacyCustomer(long id, String name, String email, String phone, String address) {

        static LegacyCustomer of(Customer customer) {
            return new LegacyCustomer(
                    customer.id(),
                    customer.name(),
                    customer.email(),
                    customer.phone(),
                    customer.address());
        }
    }

    private final ManageCustomers manage;

    LegacyCustomerController(ManageCustomers manage) {
        this.manage = manage;
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a customer")
    @ApiResponse(responseCode = "200", description = "The customer")
    @ApiResponse(responseCode = "404", description = "not-found")
    LegacyCustomer show(@PathVariable long id) {
        return LegacyCustomer.of(manage.get(id));
    }

    @PostMapping("/auto_create")
    @Operation(summary = "Finds the customer with this e-mail address, or adds one")
    @ApiResponse(responseCode = "200", description = "The customer, who was known")
    @ApiResponse(responseCode = "201", description = "The customer, who is new")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<LegacyCustomer> autoCreate(@Valid @RequestBody CustomerRequest request) {
        var result = manage.findOrAdd(request);
        return ResponseEntity.status(result.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(LegacyCustomer.of(result.customer()));
    }
}
