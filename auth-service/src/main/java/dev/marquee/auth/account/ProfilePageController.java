package dev.marquee.auth.account;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class ProfilePageController {

    private final Accounts accounts;

    ProfilePageController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/profile")
    String page(Caller caller, Model model) {
        var account = accounts.byId(caller.id()).orElseThrow(() -> Problems.notFound("account"));
        model.addAttribute("profile", Profile.of(account));
        return "profile";
    }
}
