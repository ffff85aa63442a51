package dev.marquee.auth.account;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProfileApiController {

    private final Accounts accounts;

    ProfileApiController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/api/profile")
    @Operation(summary = "Your own account")
    @ApiResponse(responseCode = "200", description = "The account that the token speaks for")
    @ApiResponse(responseCode = "401", description = "No valid token of a person")
    Profile profile(Caller caller) {
        return accounts.byId(caller.id())
                .map(Profile::of)
                .orElseThrow(() -> Problems.notFound("account"));
    }
}
