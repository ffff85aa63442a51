package dev.marquee.site.account;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.SeeOther;
import dev.marquee.site.client.CalendarAddressClient;
import dev.marquee.site.wording.EventTime;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a reader who is signed in gets the secret address of their calendar. */
@Controller
@RequestMapping("/my/calendar")
class MyCalendarController {

    private final CalendarAddressClient addresses;

    MyCalendarController(CalendarAddressClient addresses) {
        this.addresses = addresses;
    }

    @GetMapping
    String show(Caller caller, Model model, Locale locale) {
        if (!caller.emailVerified()) return "my-unverified";
        var made = addresses.find().madeAt();
        if (made != null)
            model.addAttribute("made", EventTime.of(made, null, ZoneId.systemDefault(), locale));
        return "my-calendar";
    }

    /** Shown by the answer itself: it is kept nowhere, so no other page could show it. */
    @PostMapping
    String renew(Caller caller, Model model) {
        if (!caller.emailVerified()) return "my-unverified";
        var url = addresses.renew().url();
        model.addAttribute("url", url);
        if (url != null) model.addAttribute("subscribe", url.replaceFirst("^https?:", "webcal:"));
        return "my-calendar";
    }

    @PostMapping("/remove")
    ModelAndView remove(Caller caller) {
        addresses.remove();
        return new ModelAndView(SeeOther.at("/my/calendar"));
    }
}
