package dev.marquee.notification.address;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Which addresses get no mails, and why, for admins; one is found by its whole address, or opened
 * from the list by its fingerprint. What is in the way can be lifted, with a reason.
 */
@Controller
@RequestMapping("/admin/mail/suppressions")
class SuppressionPageController {

    /** As the page shows it. */
    record Row(
            String key,
            String reason,
            @Nullable Long organizerId,
            @Nullable String mailClass,
            String answer,
            @Nullable String evidence,
            String since) {}

    private static final int SIZE = 25;
    private static final int LONGEST = 200;

    private final Suppressions suppressions;
    private final SuppressionList list;
    private final AuditTrail audit;
    private final StaffTime times;

    SuppressionPageController(
            Suppressions suppressions, SuppressionList list, AuditTrail audit, StaffTime times) {
        this.suppressions = suppressions;
        this.list = list;
        this.audit = audit;
        this.times = times;
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        if (!address.isBlank() || !key.isBlank())
            return one(address.strip(), key, "", false, model);
        var only =
                Arrays.stream(SuppressionReason.values())
                        .filter(one -> one.word().equals(reason))
                        .findFirst()
                        .orElse(null);
        var total = list.count(only);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("rows", rows(list.list(only, SIZE, (long) shown * SIZE)));
        model.addAttribute("reason", only == null ? "" : only.word());
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        return show("", "", model);
    }

    @PostMapping("/lift")
    String lift(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes attributes,
            Model model) {
        if (why.isBlank() || why.length() > LONGEST) return one(address, key, why, true, model);
        if (!suppressions.liftKey(keyOf(address, key), null))
            throw Problems.notFound("suppression");
        audit.record(
                "suppression.lifted",
                "address:" + (address.isBlank() ? key : AddressKey.of(address)),
                why.strip());
        if (!address.isBlank()) attributes.addAttribute("address", address);
        attributes.addAttribute("lifted", "true");
        return "redirect:/admin/mail/suppressions";
    }

    private String keyOf(String address, String key) {
        return address.isBlank() ? key : suppressions.key(address);
    }

    /** One address, with what stands in the way of its mails. */
    private String one(String address, String key, String why, boolean missing, Model model) {
        var found = keyOf(address, key);
        var rows =
                rows(
                        suppressions.inForce(found).stream()
                                .map(one ->
                                        new SuppressionList.Line(
                                                found,
                                                one.scope(),
                                                one.reason(),
                                                Optional.ofNullable(one.smtpCode())
                                                        .map(String::valueOf)
                                                        .orElse(null),
                                                one.enhanced(),
                                                one.evidence(),
                                                one.since()))
                                .toList());
        model.addAttribute("rows", rows);
        model.addAttribute(
                "liftable",
                rows.stream().anyMatch(row -> !row.reason.equals(SuppressionReason.ERASED.word())));
        model.addAttribute("reason", "");
        model.addAttribute("why", why);
        model.addAttribute("missing", missing);
        return show(address, key, model);
    }

    private static String show(String address, String key, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("key", key);
        model.addAttribute("one", !address.isEmpty() || !key.isEmpty());
        model.addAttribute(
                "reasons",
                Arrays.stream(SuppressionReason.values()).map(SuppressionReason::word).toList());
        return "mail/suppressions";
    }

    private List<Row> rows(List<SuppressionList.Line> lines) {
        return lines.stream()
                .map(line ->
                        new Row(
                                line.key(),
                                line.reason().word(),
                                line.scope().organizerId(),
                                line.scope().mailClass() == null
                                        ? null
                                        : line.scope().mailClass().word(),
                                answer(line),
                                Optional.ofNullable(line.evidence())
                                        .map(SmtpAnswer::withoutAddresses)
                                        .orElse(null),
                                times.second(line.since())))
                .toList();
    }

    private static String answer(SuppressionList.Line line) {
        return String.join(
                        " ",
                        Optional.ofNullable(line.smtpCode()).orElse(""),
                        Optional.ofNullable(line.enhanced()).orElse(""))
                .strip();
    }
}
