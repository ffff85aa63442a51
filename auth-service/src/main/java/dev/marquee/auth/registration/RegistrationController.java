package dev.marquee.auth.registration;

import dev.marquee.auth.account.GoodPasswordCheck;
import dev.marquee.platform.locale.ReaderLocales;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people make an account. */
@Controller
class RegistrationController {

    private final Register register;
    private final RegistrationBrowsers browsers;
    private final ReaderLocales locales;

    RegistrationController(
            Register register, RegistrationBrowsers browsers, ReaderLocales locales) {
        this.register = register;
        this.browsers = browsers;
        this.locales = locales;
    }

    @GetMapping("/register")
    ModelAndView page(@RequestParam(defaultValue = "false") boolean done) {
        return page(HttpStatus.OK)
                .addObject("registrationForm", RegistrationForm.empty())
                .addObject("done", done);
    }

    @PostMapping("/register")
    ModelAndView register(
            @Valid @ModelAttribute("registrationForm") RegistrationForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (GoodPasswordCheck.isPersonal(form.password(), form.name(), form.email()))
            errors.rejectValue("password", "password.personal");
        if (errors.hasErrors()) return page(HttpStatus.UNPROCESSABLE_CONTENT);
        var account = register.handle(form.toCommand(languageOf(request)));
        response.addHeader(HttpHeaders.SET_COOKIE, browsers.remember(account));
        return new ModelAndView("redirect:/register?done=true", HttpStatus.SEE_OTHER);
    }

    private @Nullable String languageOf(HttpServletRequest request) {
        return locales.chosen(request).map(Locale::toLanguageTag).orElse(null);
    }

    private static ModelAndView page(HttpStatus status) {
        return new ModelAndView("register", status);
    }
}
