package dev.marquee.auth.privacy;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The page on which somebody gets what is stored about them. */
@Controller
@RequestMapping("/profile/export")
class FilePageController {

    private final OwnFiles own;

    FilePageController(OwnFiles own) {
        this.own = own;
    }

    @GetMapping
    ModelAndView page(Caller caller) {
        return page(caller, HttpStatus.OK);
    }

    @RecentSignIn
    @PostMapping
    ModelAndView ask(Caller caller) {
        try {
            own.ask(caller);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            return page(caller, HttpStatus.CONFLICT).addObject("refused", true);
        }
        return new ModelAndView("redirect:/profile/export", HttpStatus.SEE_OTHER);
    }

    @GetMapping("/{job}/file")
    ResponseEntity<StreamingResponseBody> file(@PathVariable long job, Caller caller) {
        return own.content(caller, job);
    }

    /** Where the page of looked-up tickets leads a guest. */
    @GetMapping("/link/{token}")
    ResponseEntity<StreamingResponseBody> guests(@PathVariable String token) {
        return own.content(token);
    }

    private ModelAndView page(Caller caller, HttpStatus status) {
        return new ModelAndView("profile/export", status)
                .addObject("file", own.last(caller).map(FileView::of).orElse(null))
                .addObject("mayAsk", own.mayAsk(caller));
    }
}
