package dev.marquee.site.payment;

import dev.marquee.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a payment provider sends a buyer back to. The browser may be another one, or send no
 * cookie: then the page says what happens next, and nothing about anybody.
 */
@Controller
class PayReturnController {

    private final PayPages pages;

    PayReturnController(PayPages pages) {
        this.pages = pages;
    }

    @GetMapping({
        "/bookings/{id:\\d{1,18}}/pay/return",
        "/lookup/bookings/{id:\\d{1,18}}/pay/return"
    })
    ModelAndView back(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int looked,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var buyer = Buyer.of(id, request);
        var looks = Looks.of(looked, true);
        ModelAndView page;
        try {
            page = pages.show(buyer, looks, null, null, locale);
        } catch (HttpClientErrorException.NotFound
                | HttpClientErrorException.Unauthorized
                | HttpClientErrorException.Forbidden e) {
            return new ModelAndView("pay-return");
        }
        if (!"pay-looking".equals(page.getViewName()))
            return new ModelAndView(SeeOther.at(buyer.pay())); // which leads on to the tickets
        looks.repeat(buyer, response);
        return page;
    }
}
