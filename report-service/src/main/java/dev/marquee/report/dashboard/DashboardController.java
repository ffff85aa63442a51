package dev.marquee.report.dashboard;

import dev.marquee.platform.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The dashboard, and its figures alone for those who leave it open. */
@Controller
@RequestMapping("/admin")
class DashboardController {

    private final Dashboard dashboard;

    DashboardController(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        model.addAllAttributes(dashboard.of(caller));
        return "dashboard/dashboard";
    }

    @GetMapping(params = "part=figures")
    String figures(Caller caller, Model model) {
        model.addAllAttributes(dashboard.figuresOf(caller));
        return "dashboard/figures :: figures";
    }
}
