package dev.marquee.ticket.payment;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.ticket.search.ListQuery;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

    /** The card shows the newest; all are under their tab. */
    private static final int MOST_IN_CARD = 5;

    private final PaymentList list;
    private final LookAgain lookAgain;
    private final Exports exports;
    private final MessageSource messages;

    PaymentListController(
            PaymentList list, LookAgain lookAgain, Exports exports, MessageSource messages) {
        this.list = list;
        this.lookAgain = lookAgain;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @Valid ListQuery query,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "") String done,
            Model model) {
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
                        .with("method", method)
                        .sortedBy(sort));
        model.addAttribute("method", method);
        model.addAttribute("methods", list.methods());
        model.addAttribute("totals", list.totals(query, method));
        model.addAttribute("found", list.page(query, method));
        var attention = list.page(attention());
        model.addAttribute("attention", attention.total());
        model.addAttribute("first", attention.items().stream().limit(MOST_IN_CARD).toList());
        return "payment/list";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            @Valid ListQuery query,
            @RequestParam(defaultValue = "") String method,
            HttpServletResponse response)
            throws IOException {
        exports.send(columns(), format, list.all(query, method), response);
    }

    private Table<PaymentRow> columns() {
        return Table.<PaymentRow>named("payments")
                .moment(words("payments.when"), PaymentRow::createdAt)
                .column(words("desk.export.booking"), PaymentRow::bookingId)
                .column(words("desk.buyer"), PaymentRow::buyerName)
                .column(words("desk.event"), PaymentRow::eventName)
                .column(words("payments.method"), PaymentRow::method)
                .column(words("journal.provider"), PaymentRow::provider)
                .column(words("journal.transaction"), PaymentRow::providerRef)
                .column(words("desk.state"), row -> words("state." + row.shown()))
                .column(words("payments.reason"), PaymentRow::reason)
                .column(words("payments.amount"), row -> new BigDecimal(row.amount()))
                .column(words("payments.refunded"), row -> new BigDecimal(row.refunded()))
                .column(words("desk.export.currency"), PaymentRow::currency);
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    @PostMapping("/{id}/look")
    String look(@PathVariable long id) {
        lookAgain.handle(id);
        return "redirect:" + PATH + "?status=" + PaymentList.ATTENTION + "&done=looked";
    }

    private static ListQuery attention() {
        return new ListQuery(
                null,
                null,
                null,
                PaymentList.ATTENTION,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null);
    }
}
