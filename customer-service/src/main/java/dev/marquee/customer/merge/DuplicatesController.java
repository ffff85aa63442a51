package dev.marquee.customer.merge;

import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.CustomerList;
import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.merge.Duplicates.Pair;
import dev.marquee.platform.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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

    DuplicatesController(Duplicates duplicates, CustomerList list, ManageCustomers manage) {
        this.duplicates = duplicates;
        this.list = list;
        this.manage = manage;
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
        return "customer/duplicates";
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
