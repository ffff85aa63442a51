package dev.marquee.auth.registration;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.auth.account.DeliverableEmail;
import dev.marquee.auth.account.GoodPassword;
import dev.marquee.auth.account.GoodPasswordCheck;
import dev.marquee.auth.account.Role;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.value.ZoneName;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Registration")
class RegistrationApiController {

    /**
     * Who wants an account.
     *
     * @param role customer where it is absent; anything else is a request
     * @param timeZone in which they read times; that of the house where it is absent
     * @param eventId an older system registered for events at this address
     */
    record Request(
            @Schema(example = "Minh Châu")
                    @NotBlank
                    @PersonName
                    @Size(max = 100)
                    @Pattern(regexp = "\\P{Cc}*", message = "{name.plain}")
                    @JsonAlias({"username", "user_name", "full_name", "fullName"})
                    @Nullable String name,
            @NotBlank @DeliverableEmail @Nullable String email,
            @NotEmpty @GoodPassword @Nullable String password,
            @Schema(implementation = Role.class, example = "ORGANIZER") @Nullable String role,
            @Schema(description = "The zone in which they read times; absent: that of the house")
                    @ZoneName
                    @JsonAlias({"timeZone", "timezone", "zoneinfo"})
                    @Nullable String timeZone,
            @Schema(hidden = true) @JsonAlias("eventId") @Nullable JsonNode eventId) {

        @Override
        public String toString() {
            return "Request";
        }
    }

    /**
     * What was asked for; the same for an address that has an account already.
     *
     * @param requestedRole waits for an admin, or null
     */
    record Answer(
            @Schema(example = "Minh Châu") String name,
            String email,
            List<Role> roles,
            @Nullable Role requestedRole,
            boolean emailVerified,
            @Schema(example = "A mail with a link is on its way.") String message) {}

    private final Register register;
    private final Validator validator;
    private final MessageSource messages;
    private final ReaderLocales locales;

    RegistrationApiController(
            Register register, Validator validator, MessageSource messages, ReaderLocales locales) {
        this.messages = messages;
        this.register = register;
        this.validator = validator;
        this.locales = locales;
    }

    @PostMapping({"/api/auth/register", "/api/auth/signup"})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a customer's account",
            description =
                    "The answer is the same where the address has an account already; its owner gets a mail."
                            + " A role other than customer is a request that an admin decides.")
    @ApiResponse(responseCode = "201", description = "A mail with a link is on its way")
    @ApiResponse(
            responseCode = "400",
            description = "not-for-events: this is not where one registers for events")
    @ApiResponse(responseCode = "422", description = "Something is missing or cannot be accepted")
    Answer register(@RequestBody Request request, HttpServletRequest http, Locale locale) {
        if (request.eventId() != null && !request.eventId().isNull())
            throw Problems.problem(
                    HttpStatus.BAD_REQUEST,
                    "not-for-events",
                    Text.of("problem.not-for-events", "POST /api/events/{id}/registrations"));
        var role = check(request);
        var email = new EmailAddress(Objects.requireNonNull(request.email()));
        var name = Objects.requireNonNull(request.name()).strip();
        register.handle(
                new Register.Command(
                        name,
                        email,
                        Objects.requireNonNull(request.password()),
                        role,
                        request.timeZone() == null
                                ? null
                                : WrittenTime.presentZone(request.timeZone()).orElseThrow(),
                        locales.chosen(http).map(Locale::toLanguageTag).orElse(null)));
        return new Answer(
                name,
                email.value(),
                List.of(Role.CUSTOMER),
                role == Role.CUSTOMER ? null : role,
                false,
                Text.of("register.mailed").in(messages, locale));
    }

    private Role check(Request request) {
        var errors = new ArrayList<Fault>();
        for (var violation : validator.validate(request))
            errors.add(
                    new Fault(
                            violation.getPropertyPath().toString(),
                            Problems.words(violation.getMessage())));
        if (GoodPasswordCheck.isPersonal(request.password(), request.name(), request.email()))
            errors.add(new Fault("password", Text.of("invalid.must-not-contain-your")));
        var role = request.role() == null ? Optional.of(Role.CUSTOMER) : Role.of(request.role());
        if (role.isEmpty())
            errors.add(new Fault("role", Text.of("invalid.customer-organizer-entry-manager")));
        if (errors.isEmpty() && role.isPresent()) return role.get();
        throw Problems.invalid(errors);
    }
}
