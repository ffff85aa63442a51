package dev.marquee.auth.registration;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the link. Opening it changes nothing, because programs that look through mails
 * open links too: the button does it.
 */
@Controller
class VerifyEmailController {

    private final VerifyEmail verify;

    VerifyEmailController(VerifyEmail verify) {
        this.verify = verify;
    }

    @GetMapping("/verify-email")
    ModelAndView page(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "false") boolean done) {
        if (done) return new ModelAndView("verify-email").addObject("done", true);
        var preview = verify.look(token);
        return new ModelAndView(
                        "verify-email", preview.isPresent() ? HttpStatus.OK : HttpStatus.GONE)
                .addObject("preview", preview.orElse(null))
                .addObject("token", token);
    }

    @PostMapping("/verify-email")
    ModelAndView verify(@RequestParam(defaultValue = "") String token) {
        if (verify.look(token).isEmpty()) return new ModelAndView("verify-email", HttpStatus.GONE);
        verify.handle(token);
        return new ModelAndView("redirect:/verify-email?done=true", HttpStatus.SEE_OTHER);
    }
}
