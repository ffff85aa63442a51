package dev.marquee.auth.profile;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.DeliverableEmail;
import dev.marquee.auth.account.GoodPassword;
import dev.marquee.auth.account.GoodPasswordCheck;
import dev.marquee.auth.grant.Grant;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.OutdatedToken;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.ZoneName;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Profile")
class ProfileApiController {

    /**
     * What is to change; what is absent stays.
     *
     * @param password needed for another e-mail address
     * @param locale of pages and mails
     * @param timeZone in which pages tell you times that are not those of an event
     */
    record Change(
            @Schema(example = "Minh Châu")
                    @PersonName
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = "(?=.*\\S)\\P{Cc}*", message = "{name.plain}")
                    @JsonAlias({"username", "user_name", "full_name", "fullName"})
                    @Nullable String name,
            @Size(min = 1) @DeliverableEmail @Nullable String email,
            @Size(max = 1000) @JsonAlias({"current_password", "currentPassword"})
                    @Nullable String password,
            @ZoneName @JsonAlias({"timeZone", "timezone", "zoneinfo"}) @Nullable String timeZone,
            @Schema(
                            description =
                                    "The tag of a language that there is; empty: what your browser asks for",
                            example = "en")
                    @Size(max = 35)
                    @JsonAlias({"language", "lang"})
                    @Nullable String locale,
            @Schema(
                            description = "When you get e-mails that can wait",
                            allowableValues = {"instant", "daily", "off"})
                    @Pattern(
                            regexp = "instant|daily|off",
                            message = "{invalid.instant-daily-or-off}")
                    @Nullable String digest) {

        @Override
        public String toString() {
            return "Change";
        }
    }

    record NewPassword(
            @Schema(example = "the pass phrase until now")
                    @NotEmpty
                    @Size(max = 1000)
                    @JsonAlias({"current_password", "currentPassword", "oldPassword"})
                    String oldPassword,
            @Schema(example = "a long enough pass phrase")
                    @NotEmpty
                    @GoodPassword
                    @JsonAlias({"newPassword", "password"})
                    String newPassword,
            @Schema(
                            description =
                                    "What does not end with the old password: api_clients, webhooks, passkeys. Absent: all end.")
                    @Nullable Set<Grant> keep) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /**
     * What is not to end.
     *
     * @param keep absent, as in requests of before there was a choice, for everything
     */
    record SignOut(
            @Schema(
                            description =
                                    "What does not end: api_clients, webhooks, passkeys. Absent: nothing of these ends.")
                    @Nullable Set<Grant> keep) {}

    record Closing(@NotEmpty @Size(max = 1000) String password) {

        @Override
        public String toString() {
            return "Closing";
        }
    }

    private final OwnAccount own;

    ProfileApiController(OwnAccount own) {
        this.own = own;
    }

    @GetMapping("/api/profile")
    @Operation(summary = "Your own account")
    @ApiResponse(responseCode = "200", description = "The account that the token speaks for")
    @ApiResponse(responseCode = "404", description = "not-found: the account was closed")
    @ApiResponse(responseCode = "401", description = "No valid token of a person")
    Profile profile(Caller caller) {
        return own.profileOf(own.of(caller));
    }

    @PutMapping("/api/profile")
    @Operation(
            summary =
                    "Change your name, your e-mail address, your language, your time zone or when you get e-mails",
            description =
                    "Another address needs the password, and is yours once you open the link that is mailed there.")
    @ApiResponse(responseCode = "200", description = "The account as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: the account was closed")
    @ApiResponse(responseCode = "422", description = "Something cannot be accepted; see errors")
    @ApiResponse(responseCode = "429", description = "too-many-attempts: it was wrong too often")
    Profile change(
            Caller caller,
            @Valid @RequestBody Change change,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = own.of(caller);
        if (change.locale() != null && !own.chooseLanguage(account, change.locale()))
            throw Problems.invalid("locale", Text.of("invalid.no-language-that-there"));
        if (change.email() != null) move(account, change.email(), change.password(), request);
        if (change.name() != null) own.rename(account, change.name());
        if (change.timeZone() != null) own.chooseZone(account, change.timeZone());
        if (change.digest() != null) own.chooseDigest(account, change.digest());
        OutdatedToken.tell(response);
        return own.profileOf(own.of(caller));
    }

    private void move(
            Account account, String to, @Nullable String password, HttpServletRequest request) {
        var email = new EmailAddress(to);
        if (email.equals(account.email())) return;
        if (password == null || !own.move(account, email, password, ClientAddress.of(request)))
            throw wrong("password");
    }

    @PostMapping("/api/auth/change-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change your password",
            description =
                    "Every session and token of before ends, the one of this request too. API clients are revoked, webhooks paused and passkeys removed, but for those that keep names.")
    @ApiResponse(responseCode = "204", description = "It is changed; sign in again")
    @ApiResponse(responseCode = "404", description = "not-found: the account was closed")
    @ApiResponse(responseCode = "422", description = "The old one is wrong, or the new one no good")
    @ApiResponse(responseCode = "429", description = "too-many-attempts: it was wrong too often")
    void changePassword(
            Caller caller, @Valid @RequestBody NewPassword change, HttpServletRequest request) {
        var account = own.of(caller);
        if (GoodPasswordCheck.isPersonal(
                change.newPassword(), account.name(), account.email().value()))
            throw Problems.invalid("new_password", Text.of("invalid.must-not-contain-your"));
        if (!own.changePassword(
                account,
                change.oldPassword(),
                change.newPassword(),
                Objects.requireNonNullElse(change.keep(), Set.of()),
                ClientAddress.of(request))) throw wrong("old_password");
    }

    @PostMapping("/api/auth/logout-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End all your sessions and tokens, the one of this request too",
            description =
                    "With keep, API clients, webhooks and passkeys end too, but for those that it names.")
    @ApiResponse(responseCode = "204", description = "Every service knows within a minute")
    @ApiResponse(responseCode = "404", description = "not-found: the account was closed")
    void signOutEverywhere(
            Caller caller, @RequestBody(required = false) @Nullable SignOut signOut) {
        own.signOutEverywhere(
                own.of(caller),
                signOut == null || signOut.keep() == null ? Grant.ALL : signOut.keep());
    }

    @DeleteMapping("/api/profile")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Close your account for good")
    @ApiResponse(responseCode = "204", description = "It is closed, and its data blanked")
    @ApiResponse(responseCode = "404", description = "not-found: the account was closed")
    @ApiResponse(responseCode = "409", description = "last-admin: make somebody else one first")
    @ApiResponse(responseCode = "422", description = "The password is wrong")
    @ApiResponse(responseCode = "429", description = "too-many-attempts: it was wrong too often")
    void close(Caller caller, @Valid @RequestBody Closing closing, HttpServletRequest request) {
        if (!own.close(own.of(caller), closing.password(), ClientAddress.of(request)))
            throw wrong("password");
    }

    private static RuntimeException wrong(String field) {
        return Problems.invalid(
                Text.of("problem.invalid-input.your-present-password"),
                List.of(new Problems.Fault(field, Text.of("invalid.not-right"))));
    }
}
