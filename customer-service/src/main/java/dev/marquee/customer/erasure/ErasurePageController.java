package dev.marquee.customer.erasure;

import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
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

/** Asks before a customer goes, and says what goes with it. */
@Controller
@RequestMapping("/admin/customers/{id}")
class ErasurePageController {

    private final EraseCustomer erase;
    private final ManageCustomers manage;

    ErasurePageController(EraseCustomer erase, ManageCustomers manage) {
        this.erase = erase;
        this.manage = manage;
    }

    @GetMapping("/delete")
    String askBeforeDeleting(@PathVariable long id, Caller caller, Model model) {
        var viewer = Viewer.of(caller);
        var customer = manage.get(id, viewer);
        if (customer.id() != id)
            return "redirect:/admin/customers/" + customer.id() + "?done=was-merged";
        model.addAttribute("customer", customer);
        model.addAttribute("may", manage.mayChange(customer, viewer));
        model.addAttribute("erases", caller.has("ADMIN"));
        return "customer/delete";
    }

    @PostMapping("/delete")
    ModelAndView delete(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long version,
            Caller caller,
            Model model) {
        try {
            erase.delete(id, version, Viewer.of(caller));
            return new ModelAndView("redirect:/admin/customers?done=deleted");
        } catch (ErrorResponseException e) {
            return again(e, askBeforeDeleting(id, caller, model), model);
        }
    }

    @GetMapping("/erase")
    String askBeforeErasing(@PathVariable long id, Caller caller, Model model) {
        var customer = manage.get(id, Viewer.of(caller));
        if (customer.id() != id)
            return "redirect:/admin/customers/" + customer.id() + "?done=was-merged";
        model.addAttribute("customer", customer);
        model.addAttribute("reach", erase.reach(id));
        return "customer/erase";
    }

    @RecentSignIn
    @PostMapping("/erase")
    ModelAndView erase(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long version,
            Caller caller,
            Model model) {
        try {
            erase.erase(id, version, Viewer.of(caller));
            return new ModelAndView("redirect:/admin/customers?done=erased");
        } catch (ErrorResponseException e) {
            return again(e, askBeforeErasing(id, caller, model), model);
        }
    }

    /** Where the customer has changed meanwhile, the question is asked again as it is now. */
    private static ModelAndView again(ErrorResponseException e, String question, Model model) {
        if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw e;
        model.addAttribute("changed", true);
        return new ModelAndView(question, HttpStatus.CONFLICT);
    }
}
