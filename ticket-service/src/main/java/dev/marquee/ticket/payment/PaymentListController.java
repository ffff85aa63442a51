package dev.marquee.ticket.payment;

import dev.marquee.platform.web.ListAddress;
import dev.marquee.ticket.search.ListQuery;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All payments, and those that need a person, for support and admins. */
@Controller
@RequestMapping(PaymentListController.PATH)
class PaymentListController {

    static final String PATH = "/admin/payments";

    private final PaymentList list;
    private final LookAgain lookAgain;

    PaymentListController(PaymentList list, LookAgain lookAgain) {
        this.list = list;
        this.lookAgain = lookAgain;
    }

    @GetMapping
    String list(@Valid ListQuery query, @RequestParam(defaultValue = "") String done, Model model) {
        var sort = query.sortOr(PaymentList.NEWEST_FIRST);
        model.addAttribute("query", query);
        model.addAttribute("sort", sort);
        model.addAttribute("done", done);
        model.addAttribute("states", PaymentList.STATES);
        model.addAttribute(
                "list",
                ListAddress.of(PATH)
                        .with("q", query.q())
                        .with("status", query.status())
                        .sortedBy(sort));
        model.addAttribute("found", list.page(query));
        model.addAttribute("attention", list.page(attention()).total());
        return "payment/list";
    }

    @PostMapping("/{id}/look")
    String look(@PathVariable long id) {
        lookAgain.handle(id);
        return "redirect:" + PATH + "?status=" + PaymentList.ATTENTION + "&done=looked";
    }

    private static ListQuery attention() {
        return new ListQuery(
                null, null, null, PaymentList.ATTENTION, null, null, null, null, null, null, 1);
    }
}
