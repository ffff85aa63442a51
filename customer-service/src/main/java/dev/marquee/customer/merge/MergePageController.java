package dev.marquee.customer.merge;

import dev.marquee.customer.contact.Addresses;
import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.CustomerList;
import dev.marquee.customer.contact.CustomerQuery;
import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Two customers side by side, and which value of each is kept. */
@Controller
@RequestMapping("/admin/customers/{id}/merge")
class MergePageController {

    private static final int MOST = 10;

    /** A field of the two, and whose value is kept. */
    record Row(String field, String mine, String other, Side keep) {

        /** Whether there is anything to choose. */
        public boolean same() {
            return mine.equals(other);
        }
    }

    /** What the form says. */
    record Choice(
            @Nullable Side name,
            @Nullable Side email,
            @Nullable Side phone,
            @Nullable Side address,
            @Nullable Side feedback,
            @Nullable Long version,
            @Nullable Long otherVersion) {

        Keep keep() {
            return new Keep(name, email, phone, address, feedback);
        }
    }

    private final MergeCustomers merge;
    private final Duplicates duplicates;
    private final ManageCustomers manage;
    private final Addresses addresses;
    private final CustomerList list;

    MergePageController(
            MergeCustomers merge,
            Duplicates duplicates,
            ManageCustomers manage,
            Addresses addresses,
            CustomerList list) {
        this.merge = merge;
        this.duplicates = duplicates;
        this.manage = manage;
        this.addresses = addresses;
        this.list = list;
    }

    /** Asks with whom: first those who look alike, then whoever is searched for. */
    @GetMapping
    String choose(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            Caller caller,
            Model model) {
        var viewer = Viewer.of(caller);
        var customer = manage.get(id, viewer);
        var query = CustomerQuery.typed(q, "", "name");
        model.addAttribute("customer", customer);
        model.addAttribute("q", query.words());
        model.addAttribute("alike", list.these(duplicates.of(customer, viewer), viewer));
        model.addAttribute(
                "found",
                query.words().isEmpty()
                        ? List.of()
                        : list.page(query, viewer, MOST + 1, 0).stream()
                                .filter(other -> other.id() != customer.id())
                                .limit(MOST)
                                .toList());
        return "customer/merge-with";
    }

    @GetMapping("/{other}")
    String compare(@PathVariable long id, @PathVariable long other, Caller caller, Model model) {
        var viewer = Viewer.of(caller);
        var mine = manage.get(id, viewer);
        var others = manage.get(other, viewer);
        if (mine.id() == others.id())
            return "redirect:/admin/customers/" + mine.id() + "?done=was-merged";
        return sides(mine, others, Keep.THIS, model);
    }

    @PostMapping("/{other}")
    ModelAndView merge(
            @PathVariable long id,
            @PathVariable long other,
            @ModelAttribute Choice choice,
            Caller caller,
            Model model) {
        var viewer = Viewer.of(caller);
        try {
            var merged =
                    merge.handle(
                            new MergeCustomers.Command(
                                    id,
                                    other,
                                    choice.keep(),
                                    choice.version(),
                                    choice.otherVersion()),
                            viewer);
            return new ModelAndView("redirect:/admin/customers/" + merged.id() + "?done=merged");
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw e;
            return changed(manage.get(id, viewer), manage.get(other, viewer), choice, model);
        }
    }

    /** Shows both as they are now, with what was chosen; or that somebody merged them. */
    private ModelAndView changed(Customer mine, Customer other, Choice choice, Model model) {
        if (mine.id() == other.id())
            return new ModelAndView("redirect:/admin/customers/" + mine.id() + "?done=was-merged");
        model.addAttribute("changed", true);
        return new ModelAndView(sides(mine, other, choice.keep(), model), HttpStatus.CONFLICT);
    }

    private String sides(Customer mine, Customer other, Keep keep, Model model) {
        model.addAttribute("customer", mine);
        model.addAttribute("other", other);
        model.addAttribute("addresses", addresses.of(mine.id()));
        model.addAttribute("otherAddresses", addresses.of(other.id()));
        model.addAttribute(
                "rows",
                List.of(
                        row("name", mine.name(), other.name(), keep.name()),
                        row("email", mine.email(), other.email(), keep.email()),
                        row("phone", mine.phone(), other.phone(), keep.phone()),
                        row("address", mine.address(), other.address(), keep.address()),
                        row("feedback", mine.feedback(), other.feedback(), keep.feedback())));
        return "customer/merge";
    }

    private static Row row(String field, String mine, String other, @Nullable Side keep) {
        if (keep != null) return new Row(field, mine, other, keep);
        return new Row(field, mine, other, mine.isEmpty() ? Side.OTHER : Side.THIS);
    }
}
