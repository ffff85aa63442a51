package dev.marquee.ticket.entry.page;

import dev.marquee.platform.words.ScriptWords;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page for phones at the door. It is the same for everybody, since a phone keeps it and shows
 * it without network; who stands there, and at which doors, its script asks for.
 */
@Controller
class DoorPageController {

    static final String PAGE = "/entry/";
    static final String WORKER = "/entry/worker.js";

    private final DoorFiles files;
    private final ScriptWords words;

    DoorPageController(DoorFiles files, MessageSource messages, JsonMapper json) {
        this.files = files;
        this.words = new ScriptWords(messages, json, "door.");
    }

    @GetMapping(PAGE)
    String page(Locale locale, Model model) {
        model.addAttribute("words", words.json(locale));
        return "entry/door";
    }

    /** What stands behind the sign # stays with the browser. */
    @GetMapping("/entry")
    RedirectView withSlash() {
        var redirect = new RedirectView(PAGE);
        redirect.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
        return redirect;
    }

    /** The service worker. With another version of any file, it is another one to the browser. */
    @GetMapping(WORKER)
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate())
                .body(files.worker());
    }
}
