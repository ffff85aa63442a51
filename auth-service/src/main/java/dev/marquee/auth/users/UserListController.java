package dev.marquee.auth.users;

import dev.marquee.auth.account.Role;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.auth.users.UserDirectory.Filter;
import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.web.ListAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of accounts, and what waits for an admin's decision. */
@Controller
class UserListController {

    private static final int SIZE = 20;

    /** What the list is asked for; what is not known does not matter. */
    record Query(
            @Nullable String q,
            @Nullable String role,
            @Nullable String state,
            @Nullable String sort) {

        Filter filter() {
            return new Filter(text(q), wantedRole(), text(state), text(sort));
        }

        @Nullable Role wantedRole() {
            return text(role).isBlank() ? null : Role.of(text(role)).orElse(null);
        }

        ListAddress address() {
            return ListAddress.of("/admin/users")
                    .with("q", q)
                    .with("role", wantedRole())
                    .with("state", state)
                    .sortedBy(sort);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    private final UserDirectory directory;
    private final RoleRequests requests;
    private final Exports exports;
    private final MessageSource messages;

    UserListController(
            UserDirectory directory,
            RoleRequests requests,
            Exports exports,
            MessageSource messages) {
        this.directory = directory;
        this.requests = requests;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping("/admin/users")
    ModelAndView list(
            Query query,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String done) {
        var filter = query.filter();
        var total = directory.count(filter);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        return new ModelAndView("users/list")
                .addObject(
                        "users",
                        directory.list(filter, SIZE, (long) shown * SIZE).stream()
                                .map(UserView::of)
                                .toList())
                .addObject("requests", requests.pending(SIZE))
                .addObject("waiting", requests.countPending())
                .addObject("allRoles", Arrays.asList(Role.values()))
                .addObject("states", List.of("active", "unconfirmed", "invited", "disabled"))
                .addObject("filter", filter)
                .addObject("list", query.address())
                .addObject("page", shown)
                .addObject("size", SIZE)
                .addObject("total", total)
                .addObject("done", done);
    }

    @GetMapping("/admin/users/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format, Query query, Locale locale, HttpServletResponse response)
            throws IOException {
        var filter = query.filter();
        exports.send(
                table(locale),
                format,
                new Chunks<>(from ->
                        directory.list(filter, Chunks.SIZE, from).stream()
                                .map(UserView::of)
                                .toList()),
                response);
    }

    private Table<UserView> table(Locale locale) {
        return Table.<UserView>named("users")
                .column(word("users.id", locale), UserView::id)
                .column(word("users.name", locale), UserView::name)
                .column(word("users.email", locale), UserView::email)
                .column(word("users.confirmed", locale), UserView::emailVerified)
                .column(
                        word("users.roles", locale),
                        user ->
                                user.roles().stream()
                                        .map(role -> word("role." + role, locale))
                                        .collect(Collectors.joining(", ")))
                .column(word("users.state", locale), user -> word("state." + user.state(), locale))
                .moment(word("users.since", locale), UserView::createdAt);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
