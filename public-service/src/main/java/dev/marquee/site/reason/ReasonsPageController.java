package dev.marquee.site.reason;

import dev.marquee.platform.reason.Reason;
import dev.marquee.platform.reason.Reasons;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Why something may be refused, for people: problem details and pages link there. */
@Controller
class ReasonsPageController {

    private final MessageSource messages;

    ReasonsPageController(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping(Reason.PAGE)
    String show(Model model, Locale locale) {
        model.addAttribute("areas", byArea(locale));
        return "reasons";
    }

    private Map<String, List<ReasonView>> byArea(Locale locale) {
        return Reasons.all().stream()
                .map(reason -> ReasonView.of(reason, messages, locale))
                .collect(
                        Collectors.groupingBy(ReasonView::area, TreeMap::new, Collectors.toList()));
    }
}
