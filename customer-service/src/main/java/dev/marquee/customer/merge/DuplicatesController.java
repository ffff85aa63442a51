package dev.marquee.customer.merge;

import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.CustomerList;
import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.merge.Duplicates.Pair;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may stand there twice. */
@Controller
@RequestMapping("/admin/customers/duplicates")
class DuplicatesController {

    private static final int SIZE = 20;

    /** Two customers who may be one. */
    record Suggestion(Customer first, Customer second, Set<Reason> reasons) {}

    private final Duplicates duplicates;
    private final CustomerList list;
    private final ManageCustomers manage;
    private final Exports exports;
    private final MessageSource messages;

    DuplicatesController(
            Duplicates duplicates,
            CustomerList list,
            ManageCustomers manage,
            Exports exports,
            MessageSource messages) {
        this.duplicates = duplicates;
        this.list = list;
        this.manage = manage;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var viewer = Viewer.of(caller);
        var all = duplicates.all(viewer);
        var total = all.size();
        var shown = Math.clamp(page, 0, Math.max(0, (total - 1) / SIZE));
        var pairs = all.stream().skip((long) shown * SIZE).limit(SIZE).toList();
        model.addAttribute("suggestions", suggestions(pairs, viewer));
        model.addAttribute("cut", total == Duplicates.MOST);
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("done", done);
        model.addAttribute("list", ListAddress.of("/admin/customers/duplicates"));
        return "customer/duplicates";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format, Caller caller, Locale locale, HttpServletResponse response)
            throws IOException {
        var viewer = Viewer.of(caller);
        var table =
                Table.<Suggestion>named("duplicates")
                        .column(
                                word("duplicates.first", locale),
                                pair -> pair.first().details().name())
                        .column(
                                word("customers.email", locale),
                                pair -> pair.first().details().email())
                        .column(
                                word("duplicates.second", locale),
                                pair -> pair.second().details().name())
                        .column(
                                word("customers.email", locale),
                                pair -> pair.second().details().email())
                        .column(word("duplicates.why", locale), pair -> reasons(pair, locale));
        exports.send(table, format, suggestions(duplicates.all(viewer), viewer), response);
    }

    private String reasons(Suggestion pair, Locale locale) {
        return pair.reasons().stream()
                .map(reason ->
                        word("duplicates.reason." + reason.name().toLowerCase(Locale.ROOT), locale))
                .collect(Collectors.joining(", "));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    @PostMapping("/dismiss")
    String dismiss(@RequestParam long first, @RequestParam long second, Caller caller) {
        var viewer = Viewer.of(caller);
        var one = manage.get(first, viewer).id();
        var other = manage.get(second, viewer).id();
        if (one != other) duplicates.areDistinct(one, other);
        return "redirect:/admin/customers/duplicates?done=dismissed";
    }

    private List<Suggestion> suggestions(List<Pair> pairs, Viewer viewer) {
        var ids =
                pairs.stream()
                        .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                        .distinct()
                        .toList();
        Map<Long, Customer> found =
                list.these(ids, viewer).stream()
                        .collect(Collectors.toMap(Customer::id, Function.identity()));
        return pairs.stream().flatMap(pair -> suggestion(pair, found).stream()).toList();
    }

    /** One who went since the pairs were found makes no pair any more. */
    private static Optional<Suggestion> suggestion(Pair pair, Map<Long, Customer> found) {
        var first = found.get(pair.first());
        var second = found.get(pair.second());
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(new Suggestion(first, second, pair.reasons()));
    }
}
