package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/business-hours")
@Tag(name = "Support")
class BusinessHoursApiController {

    private final BusinessHours hours;
    private final ChangeBusinessHours change;

    BusinessHoursApiController(BusinessHours hours, ChangeBusinessHours change) {
        this.hours = hours;
        this.change = change;
    }

    @GetMapping
    @Operation(summary = "Says when staff answer")
    @ApiResponse(responseCode = "200", description = "Hours and holidays")
    ResponseEntity<BusinessHoursView> show() {
        var written = hours.written();
        return ResponseEntity.ok()
                .eTag(Versions.etag(written.version()))
                .body(BusinessHoursView.of(written));
    }

    @PutMapping
    @Operation(
            summary = "Changes when staff answer",
            description = "All of it at once. What is due of open complaints is worked out again.")
    @ApiResponse(responseCode = "200", description = "Hours and holidays")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<BusinessHoursView> change(
            @Parameter(description = "The ETag of the hours that were read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody BusinessHoursView request) {
        change.handle(request.written(), Versions.expected(ifMatch));
        return show();
    }
}
