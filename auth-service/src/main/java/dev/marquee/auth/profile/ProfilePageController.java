package dev.marquee.auth.profile;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.OutdatedToken;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.value.ZoneName;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    record ProfileForm(
            @NotBlank
                    @PersonName
                    @Size(max = 100)
                    @Pattern(regexp = "\\P{Cc}*", message = "{name.plain}")
                    @Nullable String name,
            @ZoneName @Nullable String timeZone,
            @Nullable String locale,
            @Pattern(regexp = "instant|daily|off", message = "{invalid.instant-daily-or-off}")
                    @Nullable String digest) {}

    private static final String REGIONS =
            "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";

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
                .addObject(
                        "profileForm",
                        new ProfileForm(
                                account.name(),
                                own.profileOf(account).timeZone(),
                                own.languageOf(account),
                                account.digest()))
                .addObject("done", done);
    }

    /** What entry staff can do: the first page they see. */
    @GetMapping("/profile/entry")
    String entry() {
        return "profile/entry";
    }

    @PostMapping("/profile")
    ModelAndView save(
            Caller caller,
            @Valid @ModelAttribute("profileForm") ProfileForm form,
            BindingResult errors,
            HttpServletResponse response) {
        var account = own.of(caller);
        if (!errors.hasErrors()
                && form.locale() != null
                && !form.locale().equals(own.languageOf(account)) // the region stays
                && !own.chooseLanguage(account, form.locale()))
            errors.rejectValue("locale", "profile.language.unknown");
        if (errors.hasErrors())
            return page(HttpStatus.UNPROCESSABLE_CONTENT, account).addObject("done", "");
        own.rename(account, Objects.requireNonNull(form.name()));
        if (form.timeZone() != null) own.chooseZone(account, form.timeZone());
        if (form.digest() != null) own.chooseDigest(account, form.digest());
        OutdatedToken.tell(response);
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
                .addObject("profile", own.profileOf(account))
                .addObject("zones", zones(own.profileOf(account).timeZone()))
                .addObject("names", own.languages())
                .addObject("waiting", waiting.toList());
    }

    /** The regions of the world by their present names, and what is chosen now. */
    private static Map<String, String> zones(String chosen) {
        return Stream.concat(
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(zone -> zone.matches(REGIONS))
                                .flatMap(zone -> WrittenTime.presentZone(zone).stream())
                                .map(ZoneId::getId),
                        Stream.of(chosen))
                .distinct()
                .sorted()
                .collect(
                        Collectors.toMap(
                                zone -> zone,
                                zone -> zone.replace('_', ' '),
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    private static ModelAndView done(String what) {
        return new ModelAndView("redirect:/profile?done=" + what, HttpStatus.SEE_OTHER);
    }
}
