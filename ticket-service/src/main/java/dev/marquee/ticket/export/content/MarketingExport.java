package dev.marquee.ticket.export.content;

import dev.marquee.platform.export.Table;
import dev.marquee.platform.export.TableFile;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Readers;
import dev.marquee.ticket.consent.GivenConsent;
import dev.marquee.ticket.consent.GivenConsents;
import dev.marquee.ticket.search.Conditions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Writes who wants news of an organiser, with when and to which words they said so. Whoever refused
 * since by the link of a mail is left out: notification-service knows them, and without it there is
 * no list.
 */
@Component
public class MarketingExport {

    private final GivenConsents consents;
    private final NotificationClient notifications;
    private final MessageSource messages;

    public MarketingExport(
            GivenConsents consents, NotificationClient notifications, MessageSource messages) {
        this.consents = consents;
        this.notifications = notifications;
        this.messages = messages;
    }

    /** Reads who said that they want news, in the order in which they said so. */
    public List<GivenConsent> read(Selection selection, Progress progress) {
        progress.expect(consents.count(conditions(selection)));
        progress.before("marketing");
        var all = new ArrayList<GivenConsent>();
        List<GivenConsent> page;
        do {
            page = read(selection, all.isEmpty() ? 0 : all.getLast().id());
            page.forEach(one -> progress.step());
            all.addAll(page);
        } while (page.size() == Pages.SIZE);
        return all;
    }

    /**
     * Writes those who refused nothing since. Another service is asked for them meanwhile: call it
     * outside of transactions.
     *
     * @param naming is told the addresses that come into the file
     * @throws org.springframework.web.client.RestClientException if it is not known who refused
     */
    public void write(
            TableFile file,
            List<GivenConsent> given,
            Consumer<? super List<String>> naming,
            Progress progress)
            throws IOException {
        file.add(
                table(),
                () ->
                        IntStream.iterate(0, from -> from < given.size(), from -> from + Pages.SIZE)
                                .mapToObj(from ->
                                        given.subList(
                                                from, Math.min(from + Pages.SIZE, given.size())))
                                .flatMap(page -> {
                                    progress.before("refusals");
                                    var wanted = wanted(page);
                                    naming.accept(
                                            wanted.stream().map(GivenConsent::address).toList());
                                    return wanted.stream();
                                })
                                .iterator());
    }

    private List<GivenConsent> read(Selection selection, long after) {
        return consents.page(conditions(selection), after, Pages.SIZE);
    }

    private List<GivenConsent> wanted(List<GivenConsent> page) {
        var byOrganizer = page.stream().collect(Collectors.groupingBy(GivenConsent::organizerId));
        var refused =
                byOrganizer.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> refused(entry.getKey(), entry.getValue())));
        return page.stream()
                .filter(one ->
                        !refused.getOrDefault(one.organizerId(), Set.of()).contains(one.address()))
                .toList();
    }

    private Set<String> refused(long organizer, List<GivenConsent> given) {
        var addresses = given.stream().map(GivenConsent::address).distinct().toList();
        return new HashSet<>(
                notifications.withoutNews(new Readers(organizer, addresses)).addresses());
    }

    private static Conditions conditions(Selection selection) {
        var conditions = new Conditions();
        var organizer = selection.scope().organizer();
        if (organizer != null)
            conditions.and("c.organizer_id = :organizer", "organizer", organizer);
        if (selection.event() != null)
            conditions.and(
                    "exists (select 1 from booking k where k.buyer_email = c.address_key and k.event_id = :event)",
                    "event",
                    selection.event());
        return selection.within(conditions, "c.at");
    }

    private Table<GivenConsent> table() {
        return Table.<GivenConsent>named("marketing")
                .column(words("desk.email"), GivenConsent::address)
                .column(words("exports.name"), GivenConsent::name)
                .column(words("exports.language"), GivenConsent::locale)
                .moment(words("exports.consented"), GivenConsent::at)
                .column(words("exports.text-version"), GivenConsent::textVersion)
                .column(words("exports.source"), one -> words("exports.source." + one.source()))
                .column(words("desk.export.code"), GivenConsent::eventCode)
                .column(words("desk.export.booking"), GivenConsent::bookingId)
                .column(words("exports.organizer"), GivenConsent::organizerId);
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
