package dev.marquee.event.catalogue;

import dev.marquee.event.catalogue.EventRow.PictureRow;
import dev.marquee.event.catalogue.EventRow.TypeRow;
import dev.marquee.event.feed.FormerStarts;
import dev.marquee.event.text.SaidTexts;
import dev.marquee.event.text.StoredTexts;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.security.Caller;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads events for callers: five statements a page, however many events are on it. */
@Component
public class EventViews {

    private static final String SOONEST_OPEN_FIRST =
            "case when status in ('COMPLETED', 'CANCELLED') then 1 else 0 end, starts_at, id";

    private static final int PORTION = 200;

    private static final SortedMap<String, Translation> NO_TEXTS =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    /** Reads texts of events in other languages, by the ids of the events. */
    @FunctionalInterface
    private interface Texts {
        Map<Long, SortedMap<String, Translation>> of(List<Long> events);
    }

    private static final Texts NONE = events -> Map.of();

    private final JdbcClient jdbc;
    private final FoldedSql folded;
    private final StoredTexts texts;
    private final FormerStarts formerStarts;
    private final String house;
    private final ZoneId zone;

    EventViews(
            JdbcClient jdbc,
            FoldedSql folded,
            StoredTexts texts,
            FormerStarts formerStarts,
            SaidTexts languages,
            EventSettings settings) {
        this.jdbc = jdbc;
        this.folded = folded;
        this.texts = texts;
        this.formerStarts = formerStarts;
        this.house = languages.house();
        this.zone = settings.zone();
    }

    /** One page of the events that a filter and a query have in common, with all their texts. */
    public EventPage page(EventFilter filter, EventQuery query) {
        return page(filter, query, texts::of);
    }

    /**
     * The same with only the texts that a reader is shown: see {@link ReadEvent}.
     *
     * @param reader null for the main languages
     */
    public EventPage pageIn(@Nullable Locale reader, EventFilter filter, EventQuery query) {
        var languages = ReadEvent.languages(reader);
        return page(filter, query, ids -> texts.of(ids, languages));
    }

    private EventPage page(EventFilter filter, EventQuery query, Texts texts) {
        var filtered = filter.and(query, zone, folded);
        var total = count(filtered);
        var items =
                select(
                        filtered,
                        order(filter, query.sort()),
                        query.sizeOrDefault(),
                        (long) query.pageOr0() * query.sizeOrDefault(),
                        texts);
        return new EventPage(items, query.pageOr0(), query.sizeOrDefault(), total);
    }

    /** All events of a filter and a query in their main languages, read as they are taken. */
    public Stream<EventView> all(EventFilter filter, EventQuery query) {
        var filtered = filter.and(query, zone, folded);
        var order = order(filter, query.sort());
        return Stream.iterate(0L, from -> from + PORTION)
                .map(from -> select(filtered, order, PORTION, from, NONE))
                .takeWhile(events -> !events.isEmpty())
                .flatMap(List::stream);
    }

    /** How many events of a filter and a query there are in each state. */
    public Map<EventStatus, Long> counts(EventFilter filter, EventQuery query) {
        var filtered = filter.and(query, zone, folded);
        var counts = new EnumMap<EventStatus, Long>(EventStatus.class);
        jdbc.sql("select status, count(*) from event" + filtered.where() + " group by status")
                .params(filtered.parameters())
                .query(
                        (RowCallbackHandler)
                                row ->
                                        counts.put(
                                                EventStatus.valueOf(row.getString(1)),
                                                row.getLong(2)));
        return counts;
    }

    /** All events of a filter in their main languages, what is over last, at most 1000. */
    public List<EventView> list(EventFilter filter) {
        return select(filter, order(filter, null), 1000, 0, NONE);
    }

    /**
     * By id or code; what was never published only for its organiser and for admins. So are ticket
     * types that need a code.
     */
    public Optional<EventView> find(String idOrCode, Optional<Caller> caller) {
        return find(idOrCode)
                .filter(event -> maySee(event, caller))
                .map(this::withFormerStarts)
                .map(event ->
                        caller.filter(person -> owns(event, person)).isPresent()
                                ? event
                                : event.forEverybody());
    }

    private EventView withFormerStarts(EventView event) {
        if (!event.everPublished()) return event;
        var zone = ZoneId.of(event.timeZone());
        var starts = formerStarts.of(event.id(), event.startsAt(), zone);
        return starts.isEmpty() ? event : event.movedFrom(starts);
    }

    /** By id or code, for who may change it. */
    public Optional<EventView> findOwn(String idOrCode, Caller caller) {
        return find(idOrCode).filter(event -> owns(event, caller));
    }

    public EventView get(long id) {
        return find(String.valueOf(id)).orElseThrow();
    }

    private Optional<EventView> find(String idOrCode) {
        var filter = EventFilter.everything();
        if (idOrCode.matches("\\d{1,18}")) filter.and("id = :id", "id", Long.valueOf(idOrCode));
        else if (idOrCode.matches("[Ee][Vv]\\d{2,17}"))
            filter.and("code = :code", "code", idOrCode.toUpperCase(Locale.ROOT));
        else return Optional.empty();
        return select(filter, "id", 1, 0, texts::of).stream().findFirst();
    }

    private static boolean maySee(EventView event, Optional<Caller> caller) {
        return event.everPublished() || caller.filter(person -> owns(event, person)).isPresent();
    }

    /** Whether it is theirs to change. */
    public static boolean owns(EventView event, Caller caller) {
        return caller.has("ADMIN") || caller.has("ORGANIZER") && caller.id() == event.organizerId();
    }

    private long count(EventFilter filter) {
        return jdbc.sql("select count(*) from event" + filter.where())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    private List<EventView> select(
            EventFilter filter, String order, int limit, long offset, Texts texts) {
        var rows =
                jdbc.sql(
                                EventRow.SELECT
                                        + filter.where()
                                        + " order by "
                                        + order
                                        + " limit :limit offset :offset")
                        .params(filter.parameters())
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(EventRow.class)
                        .list();
        var ids = rows.stream().map(EventRow::id).toList();
        var types = types(ids);
        var pictures = pictures(ids);
        var saidOf = texts.of(ids);
        return rows.stream()
                .map(row ->
                        row.view(
                                types.getOrDefault(row.id(), List.of()),
                                pictures.get(row.id()),
                                saidOf.getOrDefault(row.id(), NO_TEXTS),
                                house))
                .map(event -> filter.isForEverybody() ? event.forEverybody() : event)
                .toList();
    }

    private Map<Long, List<TypeRow>> types(List<Long> events) {
        if (events.isEmpty()) return Map.of();
        return jdbc
                .sql(TypeRow.SELECT + " where event_id in (:events) order by event_id, position")
                .param("events", events)
                .query(TypeRow.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(TypeRow::eventId));
    }

    private Map<Long, EventView.Picture> pictures(List<Long> events) {
        if (events.isEmpty()) return Map.of();
        return jdbc
                .sql(
                        "select event_id as eventId, hash, width, height, alt from event_picture where event_id in (:events)")
                .param("events", events)
                .query(PictureRow.class)
                .list()
                .stream()
                .collect(Collectors.toMap(PictureRow::eventId, PictureRow::view));
    }

    private static String order(EventFilter filter, @Nullable String sort) {
        if (sort == null || sort.isEmpty())
            return filter.isAllOpen() ? "starts_at, id" : SOONEST_OPEN_FIRST;
        var descending = sort.startsWith("-");
        var field =
                switch (descending ? sort.substring(1) : sort) {
                    case "name" -> "name_key";
                    case "code" -> "id";
                    case "status" -> "status";
                    case "sold" -> "booked_count";
                    case "created_at" -> "created_at";
                    default -> "starts_at";
                };
        return field + (descending ? " desc, id desc" : ", id");
    }
}
