package dev.marquee.auth.registration;

import jakarta.validation.Valid;
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

    RegistrationController(Register register) {
        this.register = register;
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
            BindingResult errors) {
        if (errors.hasErrors()) return page(HttpStatus.UNPROCESSABLE_CONTENT);
        register.handle(form.toCommand());
        return new ModelAndView("redirect:/register?done=true", HttpStatus.SEE_OTHER);
    }

    private static ModelAndView page(HttpStatus status) {
        return new ModelAndView("register", status);
    }
}
