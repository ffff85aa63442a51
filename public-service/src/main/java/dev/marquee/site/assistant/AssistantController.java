package dev.marquee.site.assistant;

import dev.marquee.site.SeeOther;
import dev.marquee.site.assistant.Confirmation.Bought;
import dev.marquee.site.assistant.Confirmation.Buyer;
import dev.marquee.site.assistant.Confirmation.BuyerMissing;
import dev.marquee.site.assistant.Confirmation.Said;
import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.booking.HeldTickets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of the assistant. It works without scripts: each question is a form. */
@Controller
@RequestMapping("/assistant")
class AssistantController {

    private static final List<String> OFTEN =
            List.of("whats_on", "not_arrived", "cancel", "my_refund", "people");

    private final Assistant assistant;
    private final Askers askers;
    private final AskLimit limit;
    private final Conversations conversations;
    private final Confirmation confirmation;
    private final BookingAccess access;
    private final HeldTickets holds;
    private final TurnLog turns;
    private final MessageSource messages;

    AssistantController(
            Assistant assistant,
            Askers askers,
            AskLimit limit,
            Conversations conversations,
            Confirmation confirmation,
            BookingAccess access,
            HeldTickets holds,
            TurnLog turns,
            MessageSource messages) {
        this.assistant = assistant;
        this.askers = askers;
        this.limit = limit;
        this.conversations = conversations;
        this.confirmation = confirmation;
        this.access = access;
        this.holds = holds;
        this.turns = turns;
        this.messages = messages;
    }

    /**
     * @param event the event whose page led here
     */
    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String event,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return fill(model, askers.reader(request, response, locale).key(), event, null);
    }

    @PostMapping
    ModelAndView ask(
            @RequestParam(defaultValue = "") String message,
            @RequestParam(required = false) @Nullable String event,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var asker = askers.of(request, response, locale);
        var question = message.strip();
        if (question.isEmpty() || question.length() > Assistant.LONGEST) {
            var key = question.isEmpty() ? "assist.empty" : "assist.too-long";
            model.addAttribute("typed", question)
                    .addAttribute("fault", said(key, locale, Assistant.LONGEST));
            return new ModelAndView(
                    fill(model, asker.key(), event, question), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!limit.take(asker.key())) {
            model.addAttribute("fault", said("assist.too-many", locale));
            return new ModelAndView(
                    fill(model, asker.key(), event, question), HttpStatus.TOO_MANY_REQUESTS);
        }
        assistant.answer(question, code(event), locale, asker, null);
        return back(event);
    }

    /** Draws the conversation alone, for the script, which has shown the answer as it came. */
    @GetMapping("/talk")
    String talk(
            Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        fill(model, askers.reader(request, response, locale).key(), null, null);
        return "assistant :: talk";
    }

    @PostMapping("/forget")
    ModelAndView forget(Locale locale, HttpServletRequest request, HttpServletResponse response) {
        conversations.forget(askers.reader(request, response, locale).key());
        return new ModelAndView(SeeOther.at("/assistant"));
    }

    /** Whether an answer helped. */
    @PostMapping("/thumb")
    ModelAndView rate(
            @RequestParam(defaultValue = "") String turn,
            @RequestParam(defaultValue = "") String thumb,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (thumb.equals("up") || thumb.equals("down"))
            turns.rate(askers.reader(request, response, locale), turn, thumb);
        return new ModelAndView(SeeOther.at("/assistant?rated=true#last"));
    }

    /** Does what a card proposes. */
    @PostMapping("/confirm")
    ModelAndView confirm(
            @RequestParam(defaultValue = "") String proposal,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String email,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var asker = askers.reader(request, response, locale);
        switch (confirmation.confirm(proposal, new Buyer(name, email), asker, locale)) {
            case Bought(var booking) -> {
                access.grant(booking, response);
                holds.remember(booking, response);
                var pay = booking.waiting() && booking.priced();
                return new ModelAndView(
                        SeeOther.at("/bookings/" + booking.id() + (pay ? "/pay" : "")));
            }
            case BuyerMissing() -> {
                model.addAttribute("fault", said("assist.confirm.buyer", locale))
                        .addAttribute("name", name)
                        .addAttribute("email", email);
                return new ModelAndView(
                        fill(model, asker.key(), null, null), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Said(var text, var cards) -> {
                var answer = new Answer(text, locale, "confirmation", List.of(), cards, List.of());
                conversations.answer(asker.key(), answer);
                return back(null);
            }
        }
    }

    private String fill(Model model, String key, @Nullable String event, @Nullable String typed) {
        model.addAttribute("conversation", conversations.of(key).messages())
                .addAttribute("often", OFTEN)
                .addAttribute("event", code(event))
                .addAttribute("longest", Assistant.LONGEST)
                .addAttribute("about", assistant.about())
                .addAttribute("typed", typed);
        return "assistant";
    }

    private String said(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    private static @Nullable String code(@Nullable String event) {
        return event != null && event.matches("[A-Za-z0-9-]{1,40}") ? event : null;
    }

    private static ModelAndView back(@Nullable String event) {
        var code = code(event);
        return new ModelAndView(
                SeeOther.at("/assistant" + (code == null ? "" : "?event=" + code) + "#last"));
    }
}
