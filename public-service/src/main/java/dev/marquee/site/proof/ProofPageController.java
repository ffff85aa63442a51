package dev.marquee.site.proof;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.client.EventClient;
import dev.marquee.site.client.ProofClient;
import dev.marquee.site.wording.EventTime;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The counts of an event's last check. An event that shows none is no event here. */
@Controller
class ProofPageController {

    private final ProofClient proofs;
    private final EventClient events;

    ProofPageController(ProofClient proofs, EventClient events) {
        this.proofs = proofs;
        this.events = events;
    }

    /** Whoever is signed in sees their own name on it: that is for no cache. */
    @GetMapping("/e/{code}/proof")
    String show(
            @PathVariable String code,
            Model model,
            Locale locale,
            Optional<Caller> caller,
            HttpServletResponse response) {
        var proof = proofs.proof(code);
        var event = events.event(proof.eventCode());
        if (caller.isEmpty()) {
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL,
                    CacheControl.maxAge(ShownProofs.KEPT).cachePublic().getHeaderValue());
        }
        model.addAttribute("event", event)
                .addAttribute("proof", proof)
                .addAttribute(
                        "time", EventTime.of(proof.checkedAt(), null, event.timeZone(), locale));
        return "proof";
    }
}
