package dev.marquee.notification.centre;

import dev.marquee.notification.address.Suppressions;
import dev.marquee.notification.organizer.OrganizerChoices;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one's notifications. Looking at it marks nothing as read; opening one does. */
@Controller
@RequestMapping("/my/notifications")
class NotificationPages {

    /** One of them. */
    record Row(
            long id,
            String icon,
            String topic,
            String title,
            String text,
            boolean unread,
            Instant createdAt) {}

    /** How one topic is told. */
    record Choice(Topic topic, List<Option> options) {}

    /** One channel of it. */
    record Option(String channel, boolean on, boolean locked) {}

    /** What the page can show. */
    private enum Shelf {
        ALL(EnumSet.allOf(Topic.class)),
        UNREAD(EnumSet.allOf(Topic.class)),
        TICKETS(
                EnumSet.of(
                        Topic.BOOKING,
                        Topic.EVENT_CHANGED,
                        Topic.EVENT_CANCELLED,
                        Topic.WAITING_LIST,
                        Topic.REMINDER)),
        MONEY(EnumSet.of(Topic.PAYMENT, Topic.REFUND)),
        MESSAGES(EnumSet.of(Topic.MESSAGE, Topic.COMPLAINT));

        private final Set<Topic> topics;

        Shelf(Set<Topic> topics) {
            this.topics = topics;
        }

        /** The one of this name; all where there is none. */
        static Shelf of(String word) {
            return Arrays.stream(values())
                    .filter(shelf -> shelf.word().equals(word))
                    .findFirst()
                    .orElse(ALL);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kinds that stand on it. */
        Set<NoticeKind> kinds() {
            var kinds = EnumSet.allOf(NoticeKind.class);
            kinds.removeIf(kind -> !topics.contains(kind.topic()));
            return kinds;
        }
    }

    private static final int SIZE = 20;

    private final Notifications notifications;
    private final NoticeTexts texts;
    private final Preferences preferences;
    private final OrganizerChoices organizers;
    private final Suppressions suppressions;
    private final StaffTime times;
    private final Clock clock;

    NotificationPages(
            Notifications notifications,
            NoticeTexts texts,
            Preferences preferences,
            OrganizerChoices organizers,
            Suppressions suppressions,
            StaffTime times,
            Clock clock) {
        this.notifications = notifications;
        this.texts = texts;
        this.preferences = preferences;
        this.organizers = organizers;
        this.suppressions = suppressions;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(required = false) @Nullable Long before,
            Caller caller,
            Locale locale,
            Model model) {
        var shelf = Shelf.of(show);
        var found =
                notifications.list(
                        caller.id(),
                        shelf == Shelf.UNREAD,
                        before == null ? Long.MAX_VALUE : before,
                        shelf.kinds(),
                        SIZE + 1);
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        var standing = notifications.standing(caller.id());
        model.addAttribute("days", byDay(shown, locale));
        model.addAttribute("shelves", Arrays.stream(Shelf.values()).map(Shelf::word).toList());
        model.addAttribute("show", shelf.word());
        model.addAttribute("unread", standing.unread());
        model.addAttribute("latest", standing.latest());
        model.addAttribute("older", found.size() > SIZE ? shown.getLast().id() : null);
        model.addAttribute("choices", choices(caller));
        model.addAttribute("organizers", organizers.of(caller.id()));
        if (caller.emailVerified() && suppressions.isHard(caller.email()))
            model.addAttribute("unreachable", caller.email());
        return "centre/notifications";
    }

    private Map<String, List<Row>> byDay(List<Notification> shown, Locale locale) {
        var today = clock.instant().atZone(times.zone()).toLocalDate();
        var days = new LinkedHashMap<String, List<Row>>();
        for (var one : shown)
            days.computeIfAbsent(day(one, today), any -> new ArrayList<>()).add(row(one, locale));
        return days;
    }

    private String day(Notification one, LocalDate today) {
        var day = one.createdAt().atZone(times.zone()).toLocalDate();
        if (!day.isBefore(today)) return "today";
        return day.isAfter(today.minusDays(7)) ? "week" : "earlier";
    }

    private Row row(Notification one, Locale locale) {
        var words = texts.write(one.kind(), one.params(), locale);
        var topic = one.kind().topic();
        return new Row(
                one.id(),
                topic.icon(),
                topic.word(),
                words.title(),
                words.text(),
                one.readAt() == null,
                one.createdAt());
    }

    private List<Choice> choices(Caller caller) {
        var all = preferences.of(caller.id());
        return all.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().isOfStaff() || PreferencesController.isStaff(caller))
                .map(entry ->
                        new Choice(
                                entry.getKey(),
                                Arrays.stream(Channel.values())
                                        .map(channel ->
                                                new Option(
                                                        channel.word(),
                                                        entry.getValue().contains(channel),
                                                        entry.getKey().isLocked(channel)))
                                        .toList()))
                .toList();
    }

    /** Opens what it is about; it is read then. */
    @GetMapping("/{id}")
    String open(@PathVariable long id, Caller caller) {
        var one =
                notifications
                        .find(id)
                        .filter(it -> it.user() == caller.id())
                        .orElseThrow(() -> Problems.notFound("notification"));
        notifications.read(caller.id(), id);
        return "redirect:" + NoticeLinks.of(one.subjectRef());
    }

    @PostMapping("/read-all")
    String readAll(@RequestParam(defaultValue = "0") long upTo, Caller caller) {
        notifications.readAll(caller.id(), upTo);
        return "redirect:/my/notifications";
    }

    /**
     * What is ticked is on; what is locked stays as it is.
     *
     * @param shown the organisers that stood on the page: others have written since
     * @param organizer those of them that are ticked
     */
    @PostMapping("/preferences")
    @Transactional
    public String save(
            @RequestParam(defaultValue = "") List<String> on,
            @RequestParam(defaultValue = "") List<@Nullable Long> shown,
            @RequestParam(defaultValue = "") List<@Nullable Long> organizer,
            Caller caller,
            RedirectAttributes attributes) {
        for (var topic : Topic.values())
            if (!topic.isOfStaff() || PreferencesController.isStaff(caller))
                for (var channel : Channel.values())
                    if (!topic.isLocked(channel))
                        preferences.set(
                                caller.id(),
                                topic,
                                channel,
                                on.contains(topic.word() + "." + channel.word()));
        for (var one : shown)
            if (one != null) organizers.set(caller.id(), one, organizer.contains(one));
        attributes.addAttribute("saved", "true");
        return "redirect:/my/notifications#preferences";
    }
}
