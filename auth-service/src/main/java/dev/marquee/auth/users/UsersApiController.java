package dev.marquee.auth.users;

import dev.marquee.auth.account.Role;
import dev.marquee.auth.users.UserDirectory.Filter;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class UsersApiController {

    record Page(List<UserView> items, int page, int size, long total) {}

    private final UserDirectory directory;
    private final ManageUsers users;

    UsersApiController(UserDirectory directory, ManageUsers users) {
        this.directory = directory;
        this.users = users;
    }

    @GetMapping("/api/users")
    @Operation(summary = "Look through the accounts (admins)")
    @ApiResponse(
            responseCode = "200",
            description = "A page of them, by name unless sort says otherwise")
    @ApiResponse(responseCode = "403", description = "You are no admin")
    @ApiResponse(responseCode = "422", description = "No such role, or a page too large")
    Page list(
            @RequestParam(defaultValue = "") @Size(max = 254) String q,
            @Parameter(schema = @Schema(implementation = Role.class))
                    @RequestParam(defaultValue = "")
                    String role,
            @RequestParam(defaultValue = "")
                    @Pattern(
                            regexp = "|active|unconfirmed|invited|disabled",
                            message = "{invalid.active-unconfirmed-invited-or}")
                    String state,
            @RequestParam(defaultValue = "")
                    @Pattern(
                            regexp = "|-?(name|email|created)",
                            message = "{invalid.name-email-or-created}")
                    String sort,
            @Valid @ParameterObject Paging paging) {
        var filter = new Filter(q, role(role), state, sort);
        return new Page(
                directory.list(filter, paging.size(), paging.offset()).stream()
                        .map(UserView::of)
                        .toList(),
                paging.page(),
                paging.size(),
                directory.count(filter));
    }

    @GetMapping("/api/users/{id}")
    @Operation(summary = "One account (admins)")
    @ApiResponse(responseCode = "200", description = "The account")
    @ApiResponse(responseCode = "404", description = "There is none with this id")
    UserView one(@PathVariable long id) {
        return UserView.of(users.find(id));
    }

    private static @Nullable Role role(String name) {
        if (name.isBlank()) return null;
        return Role.of(name)
                .orElseThrow(() -> Problems.invalid("role", Text.of("invalid.not-a-role")));
    }
}
