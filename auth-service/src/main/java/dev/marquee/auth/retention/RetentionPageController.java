package dev.marquee.auth.retention;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that says what would go, and what stays all the same. */
@Controller
@RequestMapping("/admin/retention")
class RetentionPageController {

    /**
     * What is to stay.
     *
     * @param who an e-mail address, or the number of an event
     */
    record HoldForm(
            @NotBlank @Size(max = 254) @Nullable String who,
            @NotBlank @Size(max = 300) @Pattern(regexp = "\\P{Cc}*", message = "{name.plain}")
                    @Nullable String why) {}

    private static final String EVENT = "\\d{1,18}";

    private final AskServices services;
    private final StoredHolds holds;

    RetentionPageController(AskServices services, StoredHolds holds) {
        this.services = services;
        this.holds = holds;
    }

    @GetMapping
    ModelAndView page() {
        return page(HttpStatus.OK).addObject("holdForm", new HoldForm(null, null));
    }

    @PostMapping("/holds")
    ModelAndView hold(
            Caller caller, @Valid @ModelAttribute("holdForm") HoldForm form, BindingResult errors) {
        var who = form.who() == null ? "" : form.who().strip();
        Optional<EmailAddress> person = EmailAddress.parse(who);
        if (!errors.hasFieldErrors("who") && person.isEmpty() && !who.matches(EVENT))
            errors.rejectValue("who", "retention.hold.who.wrong");
        if (errors.hasErrors()) return page(HttpStatus.UNPROCESSABLE_CONTENT);
        holds.add(
                person.orElse(null),
                person.isPresent() ? null : Long.valueOf(who),
                Objects.requireNonNull(form.why()).strip(),
                caller.email());
        return done();
    }

    @PostMapping("/holds/{id}/remove")
    ModelAndView release(@PathVariable long id) {
        holds.remove(id);
        return done();
    }

    private ModelAndView page(HttpStatus status) {
        return new ModelAndView("retention/list", status)
                .addObject("said", services.ask())
                .addObject("holds", holds.all());
    }

    private static ModelAndView done() {
        return new ModelAndView("redirect:/admin/retention", HttpStatus.SEE_OTHER);
    }
}
