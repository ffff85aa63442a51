package dev.marquee.customer.complaint;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The complaints that somebody may see, in pages. */
@Component
public class ComplaintList {

    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 5;

    /**
     * Which ones, and in which order.
     *
     * @param view open, mine, in_progress, resolved, closed, unconfirmed, or all
     * @param words each in the subject, the requester, the event's name or the booking's number
     * @param event null for any
     * @param booking null for any
     * @param newestFirst or else what is due first
     */
    public record Query(
            String view,
            String words,
            @Nullable Long event,
            @Nullable Long booking,
            boolean newestFirst) {

        public static final List<String> VIEWS =
                List.of("open", "mine", "in_progress", "resolved", "closed", "unconfirmed", "all");

        /** What a person typed; what cannot be understood is as if it were not there. */
        public static Query typed(String view, String words, @Nullable Long event, String sort) {
            var clean = CleanText.of(words).replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
            return new Query(
                    VIEWS.contains(view) ? view : "open",
                    clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean,
                    event,
                    null,
                    sort.equals("newest"));
        }

        List<String> folded() {
            return Folding.words(words).stream().limit(MOST_WORDS).toList();
        }
    }

    private static final String WHEN_DUE =
            "case when first_due is not null then first_due when next_due is not null then next_due else resolve_due end";

    private final JdbcClient jdbc;
    private final ComplaintSettings settings;

    ComplaintList(JdbcClient jdbc, ComplaintSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    public List<Complaint> page(Query query, Reader reader, int size, long offset) {
        var order =
                query.newestFirst
                        ? "id desc"
                        : "(%s) is null, (%s), id".formatted(WHEN_DUE, WHEN_DUE);
        return select("*", query, reader, " order by " + order + " limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(ComplaintRow::read)
                .list();
    }

    /**
     * Those that the reader wrote, the newest first; what staff and organisers see is not theirs.
     */
    public List<Complaint> own(Reader reader, int size) {
        var params = new HashMap<String, Object>();
        var condition = owns(reader, params);
        params.put("size", size);
        return jdbc.sql(
                        "select * from complaint where "
                                + condition
                                + " order by id desc limit :size")
                .params(params)
                .query(ComplaintRow::read)
                .list();
    }

    public long count(Query query, Reader reader) {
        return select("count(*)", query, reader, "").query(Long.class).single();
    }

    /** The events that complaints in the queue are about, by id. */
    public Map<Long, String> events(Reader reader) {
        var found = new java.util.LinkedHashMap<Long, String>();
        select(
                        "distinct event_id, event_name",
                        Query.typed("all", "", null, ""),
                        reader,
                        " and event_id is not null and event_name <> '' order by event_name limit 200")
                .query(row -> {
                    found.put(row.getLong(1), row.getString(2));
                });
        return found;
    }

    private JdbcClient.StatementSpec select(String what, Query query, Reader reader, String order) {
        var params = new HashMap<String, Object>();
        var condition = sees(reader, params) + view(query, reader, params) + words(query, params);
        if (query.event != null) {
            condition += " and event_id = :event";
            params.put("event", query.event);
        }
        if (query.booking != null) {
            condition += " and booking_id = :booking";
            params.put("booking", query.booking);
        }
        return jdbc.sql("select " + what + " from complaint where " + condition + order)
                .params(params);
    }

    /** The same as {@link ComplaintAccess} says of one. */
    private String sees(Reader reader, Map<String, Object> params) {
        if (reader.isStaff()) return "1 = 1";
        var own = owns(reader, params);
        var caller = reader.caller();
        return settings.organizersAnswer() && caller != null && caller.has("ORGANIZER")
                ? "(" + own + " or (organizer_id = :account and not unconfirmed))"
                : own;
    }

    private static String owns(Reader reader, Map<String, Object> params) {
        var booking = reader.booking();
        if (booking != null) {
            params.put("proven", booking.id());
            return "booking_id = :proven and not unconfirmed";
        }
        var caller = reader.caller();
        if (caller == null) return "1 = 0";
        params.put("account", caller.id());
        params.put("address", reader.address().orElse("-"));
        return "(requester_account = :account or (address_key = :address and not unconfirmed))";
    }

    private static String view(Query query, Reader reader, Map<String, Object> params) {
        var hidden = reader.isStaff() ? " and not unconfirmed" : "";
        return switch (query.view) {
            case "open" -> hidden + " and state = 'open'";
            case "in_progress" -> hidden + " and state = 'in_progress'";
            case "resolved" -> hidden + " and state = 'resolved'";
            case "closed" -> hidden + " and state = 'closed'";
            case "unconfirmed" -> " and unconfirmed";
            case "mine" -> {
                var caller = reader.caller();
                params.put("me", caller == null ? -1 : caller.id());
                yield hidden + " and state in ('open', 'in_progress') and assignee_id = :me";
            }
            default -> hidden;
        };
    }

    private static String words(Query query, Map<String, Object> params) {
        var folded = query.folded();
        if (folded.isEmpty()) return query.words.isEmpty() ? "" : " and 1 = 0";
        for (var n = 0; n < folded.size(); n++)
            params.put("word" + n, Like.contains(folded.get(n)));
        return IntStream.range(0, folded.size())
                .mapToObj(n -> " and search_key like :word" + n + " escape '!'")
                .collect(Collectors.joining());
    }
}
