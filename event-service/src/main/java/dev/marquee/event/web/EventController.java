package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.SalesFigures;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.editing.PayablePrices;
import dev.marquee.event.publishing.PublishEvents;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of one event, and what can be done with it there. Afterwards it is shown anew, with
 * {@code done} in the address for the words that say so.
 */
@Controller
@RequestMapping("/admin/events/{code}")
class EventController {

    private final ManageEvents manage;
    private final PublishEvents publish;
    private final EventViews views;
    private final OverviewPage overview;
    private final SalesFigures sales;
    private final EventPageWords words;
    private final PayablePrices payablePrices;

    EventController(
            ManageEvents manage,
            PublishEvents publish,
            EventViews views,
            OverviewPage overview,
            SalesFigures sales,
            EventPageWords words,
            PayablePrices payablePrices) {
        this.manage = manage;
        this.publish = publish;
        this.views = views;
        this.overview = overview;
        this.sales = sales;
        this.words = words;
        this.payablePrices = payablePrices;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        words.done(done, event, model, locale);
        return overview.show(event, HttpStatus.OK, model);
    }

    /** The question before what changes much, for browsers that do not show it as a dialog. */
    @GetMapping("/{move:complete|cancel|delete}")
    ModelAndView ask(@PathVariable String code, @PathVariable String move, Caller caller) {
        var event = own(code, caller);
        return new ModelAndView("events/confirm")
                .addObject("event", event)
                .addObject("sales", move.equals("cancel") ? sales.of(event).orElse(null) : null)
                .addObject("begun", overview.hasBegun(event))
                .addObject("move", move);
    }

    @PostMapping("/{move:publish|complete|cancel}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String move,
            Caller caller,
            Locale locale,
            Model model) {
        var event = own(code, caller);
        var status =
                switch (move) {
                    case "publish" -> EventStatus.PUBLISHED;
                    case "complete" -> EventStatus.COMPLETED;
                    default -> EventStatus.CANCELLED;
                };
        try {
            if (status == EventStatus.PUBLISHED) payablePrices.checkToPublish(event);
            publish.changeStatus(event.id(), caller, status, null);
            var told = status == EventStatus.CANCELLED && event.hasHolders();
            return new ModelAndView(
                    "redirect:/admin/events/"
                            + event.code()
                            + "?done="
                            + (told ? "cancel-and-told" : move));
        } catch (ErrorResponseException refusal) {
            return refused(refusal, own(code, caller), locale, model);
        }
    }

    @PostMapping("/delete")
    ModelAndView delete(@PathVariable String code, Caller caller, Locale locale, Model model) {
        var event = own(code, caller);
        try {
            sales.refuseIfEverSold(event);
            manage.delete(event.id(), caller, null);
            return new ModelAndView("redirect:/admin/events?done=" + event.code());
        } catch (ErrorResponseException refusal) {
            return refused(refusal, event, locale, model);
        }
    }

    private ModelAndView refused(
            ErrorResponseException refusal, EventView event, Locale locale, Model model) {
        model.addAttribute("refusal", words.refusal(refusal, event, locale));
        return overview.show(event, refusal.getStatusCode(), model);
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
