package dev.marquee.auth.passkey;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.factor.Reauthentication;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Where people add and remove their passkeys; the browser's part is in passkeys.js. */
@Hidden
@Controller
@RequestMapping("/profile/passkeys")
class PasskeyPageController {

    /** Asked again, so that a browser left alone gives nobody a key to the house. */
    record Password(
            @NotBlank @Size(max = 1000) String password, @Size(max = 100) @Nullable String code) {

        @Override
        public String toString() {
            return "Password";
        }
    }

    /** A new passkey, as the browser's JSON has it, and what its owner calls it. */
    record Made(
            @NotBlank
                    @Size(max = 100)
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    String label,
            @NotNull JsonNode credential) {}

    private final Passkeys passkeys;
    private final WebAuthnJson json;
    private final Accounts accounts;
    private final Reauthentication reauthentication;
    private final SecondFactors factors;
    private final AuditTrail audit;

    PasskeyPageController(
            Passkeys passkeys,
            WebAuthnJson json,
            Accounts accounts,
            Reauthentication reauthentication,
            SecondFactors factors,
            AuditTrail audit) {
        this.passkeys = passkeys;
        this.json = json;
        this.accounts = accounts;
        this.reauthentication = reauthentication;
        this.factors = factors;
        this.audit = audit;
    }

    @GetMapping
    String page(Caller caller, @RequestParam(required = false) @Nullable String done, Model model) {
        var account = account(caller);
        model.addAttribute("passkeys", passkeys.of(account.id()));
        model.addAttribute("twoSteps", factors.isOn(account.id()));
        model.addAttribute("confirmed", account.emailVerified());
        model.addAttribute("done", done);
        return "passkeys";
    }

    @PostMapping("/options")
    ResponseEntity<String> options(
            Caller caller,
            Authentication authentication,
            @Valid @RequestBody Password password,
            HttpServletRequest request) {
        var account = confirmed(caller);
        switch (reauthentication.check(
                account, password.password(), password.code(), ClientAddress.of(request))) {
            case CONFIRMED -> {}
            case WRONG_PASSWORD ->
                    throw Problems.problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "wrong-password",
                            Text.of("problem.wrong-password"));
            case WRONG_CODE ->
                    throw Problems.problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "wrong-code",
                            Text.of("problem.wrong-code"));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.write(passkeys.startAdding(account, authentication)));
    }

    @PostMapping
    ResponseEntity<Void> add(
            Caller caller, Authentication authentication, @Valid @RequestBody Made made) {
        var account = confirmed(caller);
        var label = made.label().strip();
        if (!passkeys.add(account, authentication, label, json.made(made.credential())))
            throw Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "passkey-refused",
                    Text.of("problem.passkey-refused"));
        audit.record("passkey.added", "account:" + account.id(), label);
        return ResponseEntity.status(HttpStatus.CREATED).build();
    }

    /** The question before it is removed, for browsers that do not show it as a dialog. */
    @GetMapping("/remove")
    String ask(Caller caller, @RequestParam String id, Model model) {
        model.addAttribute(
                "passkey",
                passkeys.of(account(caller).id()).stream()
                        .filter(passkey -> passkey.id().equals(id))
                        .findAny()
                        .orElseThrow(() -> Problems.notFound("passkey")));
        return "passkeys/remove";
    }

    @RecentSignIn
    @PostMapping("/remove")
    String remove(Caller caller, @RequestParam String id) {
        var account = account(caller);
        if (!passkeys.remove(account, id)) throw Problems.notFound("passkey");
        audit.record("passkey.removed", "account:" + account.id(), "");
        return "redirect:/profile/passkeys?done=removed";
    }

    /** Until the address is confirmed, its real owner may yet come and be locked out. */
    private Account confirmed(Caller caller) {
        var account = account(caller);
        if (!account.emailVerified())
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "address-not-confirmed",
                    Text.of("problem.address-not-confirmed"));
        return account;
    }

    private Account account(Caller caller) {
        return accounts.byId(caller.id()).orElseThrow(() -> Problems.notFound("account"));
    }
}
