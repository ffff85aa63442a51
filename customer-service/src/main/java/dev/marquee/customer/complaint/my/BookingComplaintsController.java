package dev.marquee.customer.complaint.my;

import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.Reader;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The complaints about one booking, for whoever has the link of its mails. */
@Controller
@RequestMapping("/t/{token}/complaints")
class BookingComplaintsController {

    private final OwnPages pages;
    private final ComplaintAccess access;

    BookingComplaintsController(OwnPages pages, ComplaintAccess access) {
        this.pages = pages;
        this.access = access;
    }

    @GetMapping
    String list(@PathVariable String token, Model model) {
        return pages.list(access.byLink(token), base(token), model);
    }

    @PostMapping
    String create(
            @PathVariable String token,
            @Valid @ModelAttribute("complaint") ComplaintForm form,
            BindingResult result,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Reader reader;
        try {
            reader = access.byLink(token);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.SERVICE_UNAVAILABLE) throw e;
            return pages.away(result, base(token), model, response);
        }
        return pages.take(form, result, reader, locale, response)
                .map(made -> "redirect:" + base(token) + "/" + made.id())
                .orElseGet(() -> pages.list(reader, base(token), model));
    }

    @GetMapping("/{id}")
    String show(@PathVariable String token, @PathVariable long id, Model model) {
        return pages.show(
                access.open(id, access.byLink(token)), base(token), base(token) + "/" + id, model);
    }

    @PostMapping("/{id}")
    String write(
            @PathVariable String token,
            @PathVariable long id,
            @Valid @ModelAttribute("answer") OwnAnswerForm form,
            BindingResult result,
            Model model,
            HttpServletResponse response) {
        var opened = access.open(id, access.byLink(token));
        var stands = pages.write(opened, form, result, response);
        return stands.isEmpty()
                ? pages.show(opened, base(token), base(token) + "/" + id, model)
                : "redirect:" + base(token) + "/" + stands.getAsLong() + "#last";
    }

    @PostMapping("/{id}/solved")
    String solved(@PathVariable String token, @PathVariable long id) {
        pages.settle(access.open(id, access.byLink(token)));
        return "redirect:" + base(token) + "/" + id;
    }

    private static String base(String token) {
        return "/t/" + token + "/complaints";
    }
}
