package dev.marquee.customer.contact;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of customers, as a page and as a file. */
@Controller
@RequestMapping("/admin/customers")
class CustomerListController {

    private static final int SIZE = 20;

    private final CustomerList list;
    private final Exports exports;
    private final MessageSource messages;

    CustomerListController(CustomerList list, Exports exports, MessageSource messages) {
        this.list = list;
        this.exports = exports;
        this.messages = messages;
    }

    /** What the address says, whatever it says. */
    @ModelAttribute("query")
    CustomerQuery query(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "name") String sort) {
        return CustomerQuery.typed(q, origin, sort);
    }

    @GetMapping
    String list(
            @ModelAttribute(name = "query", binding = false) CustomerQuery query,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var viewer = Viewer.of(caller);
        var total = list.count(query, viewer);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("customers", list.page(query, viewer, SIZE, (long) shown * SIZE));
        model.addAttribute("done", done);
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("writes", caller.has("ADMIN", "ORGANIZER"));
        model.addAttribute(
                "list",
                ListAddress.of("/admin/customers")
                        .with("q", query.words())
                        .with("origin", query.origin().map(Origin::word).orElse(""))
                        .sortedBy(query.sort()));
        return "customer/list";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @ModelAttribute(name = "query", binding = false) CustomerQuery query,
            @PathVariable Format format,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try (var rows = list.all(query, Viewer.of(caller))) {
            exports.send(table(locale), format, rows::iterator, response);
        }
    }

    private Table<CustomerView> table(Locale locale) {
        return Table.<CustomerView>named("customers")
                .column(word("name", locale), CustomerView::name)
                .column(word("email", locale), CustomerView::email)
                .column(
                        word("further", locale),
                        customer -> String.join(", ", customer.furtherEmails()))
                .column(word("phone", locale), CustomerView::phone)
                .column(word("address", locale), CustomerView::address)
                .column(word("feedback", locale), CustomerView::feedback)
                .column(
                        word("origin", locale),
                        customer -> word("origin." + customer.origin().word(), locale))
                .moment(word("created", locale), CustomerView::createdAt);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage("customers." + key, null, locale);
    }
}
