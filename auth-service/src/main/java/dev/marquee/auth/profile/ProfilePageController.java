package dev.marquee.auth.profile;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.PersonName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one's own account. */
@Controller
class ProfilePageController {

    /** What can be changed without more ado. */
    record NameForm(
            @NotBlank
                    @PersonName
                    @Size(max = 100)
                    @Pattern(regexp = "\\P{Cc}*", message = "{name.plain}")
                    @Nullable String name) {}

    private final OwnAccount own;
    private final RoleRequests requests;
    private final AccountLetters letters;

    ProfilePageController(OwnAccount own, RoleRequests requests, AccountLetters letters) {
        this.own = own;
        this.requests = requests;
        this.letters = letters;
    }

    @GetMapping("/profile")
    ModelAndView page(Caller caller, @RequestParam(defaultValue = "") String done) {
        var account = own.of(caller);
        return page(HttpStatus.OK, account)
                .addObject("nameForm", new NameForm(account.name()))
                .addObject("done", done);
    }

    /** What entry staff can do: the first page they see. */
    @GetMapping("/profile/entry")
    String entry() {
        return "profile/entry";
    }

    @PostMapping("/profile")
    ModelAndView rename(
            Caller caller, @Valid @ModelAttribute("nameForm") NameForm form, BindingResult errors) {
        var account = own.of(caller);
        if (errors.hasErrors())
            return page(HttpStatus.UNPROCESSABLE_CONTENT, account).addObject("done", "");
        own.rename(account, Objects.requireNonNull(form.name()));
        return done("saved");
    }

    @PostMapping("/profile/verify-email")
    ModelAndView verify(Caller caller) {
        var account = own.of(caller);
        if (!account.emailVerified()) letters.verify(account.id(), account.email());
        return done("mailed");
    }

    @PostMapping("/profile/role-request")
    ModelAndView askToOrganize(Caller caller) {
        var account = own.of(caller);
        if (!account.roles().contains(Role.ORGANIZER)) requests.ask(account.id(), Role.ORGANIZER);
        return done("asked");
    }

    private ModelAndView page(HttpStatus status, Account account) {
        var waiting = requests.pendingOf(account.id()).stream().map(RoleRequests.Pending::role);
        return new ModelAndView("profile", status)
                .addObject("profile", Profile.of(account))
                .addObject("waiting", waiting.toList());
    }

    private static ModelAndView done(String what) {
        return new ModelAndView("redirect:/profile?done=" + what, HttpStatus.SEE_OTHER);
    }
}
