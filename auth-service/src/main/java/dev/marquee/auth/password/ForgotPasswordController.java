package dev.marquee.auth.password;

import dev.marquee.auth.account.DeliverableEmail;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.platform.value.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** The page for who forgot the password; it says the same for every address. */
@Controller
class ForgotPasswordController {

    /** Where the link shall go. */
    record ForgotForm(@NotBlank @DeliverableEmail @Nullable String email) {}

    private final AccountLetters letters;

    ForgotPasswordController(AccountLetters letters) {
        this.letters = letters;
    }

    @GetMapping("/forgot-password")
    ModelAndView page(@RequestParam(defaultValue = "false") boolean done) {
        return new ModelAndView("forgot-password")
                .addObject("forgotForm", new ForgotForm(null))
                .addObject("done", done);
    }

    @PostMapping("/forgot-password")
    ModelAndView send(@Valid @ModelAttribute("forgotForm") ForgotForm form, BindingResult errors) {
        if (errors.hasErrors())
            return new ModelAndView("forgot-password", HttpStatus.UNPROCESSABLE_CONTENT);
        letters.resetPassword(new EmailAddress(Objects.requireNonNull(form.email())));
        return new ModelAndView("redirect:/forgot-password?done=true", HttpStatus.SEE_OTHER);
    }
}
