package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.hours.WorkingCalendar;
import dev.marquee.platform.value.Folding;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The complaints, one at a time. */
@Repository
public class Complaints {

    private static final int LONGEST_KEY = 1000;

    /** A null must have a type in PostgreSQL. */
    private static final java.util.Map<String, Integer> TYPES =
            java.util.Map.of(
                    "close_reason", java.sql.Types.VARCHAR,
                    "assignee_id", java.sql.Types.BIGINT,
                    "assignee_name", java.sql.Types.VARCHAR,
                    "merged_into", java.sql.Types.BIGINT,
                    "refund_id", java.sql.Types.BIGINT);

    private final JdbcClient jdbc;
    private final BusinessHours hours;
    private final ComplaintSettings settings;

    Complaints(JdbcClient jdbc, BusinessHours hours, ComplaintSettings settings) {
        this.jdbc = jdbc;
        this.hours = hours;
        this.settings = settings;
    }

    public Optional<Complaint> find(long id) {
        return jdbc.sql("select * from complaint where id = ?")
                .param(id)
                .query(ComplaintRow::read)
                .optional();
    }

    List<Complaint> find(Collection<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql("select * from complaint where id in (:ids) order by id")
                .param("ids", ids)
                .query(ComplaintRow::read)
                .list();
    }

    /** Locks complaints until the transaction ends, in the order of their ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Complaint> lock(Collection<Long> ids) {
        return jdbc.sql("select * from complaint where id in (:ids) order by id for update")
                .param("ids", ids)
                .query(ComplaintRow::read)
                .list();
    }

    /**
     * Locks one.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Complaint lock(long id) {
        return lock(List.of(id)).stream().findFirst().orElseThrow(ComplaintRefusals::notFound);
    }

    /**
     * Locks the one that a complaint goes on in: itself, if it was not merged. What was merged is
     * not locked, so that who merges, in the order of ids, waits for nobody who waits for them.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Complaint lockLast(long id) {
        var target = find(id).orElseThrow(ComplaintRefusals::notFound).mergedInto();
        var complaint = lock(target == null ? id : target);
        // It may have been merged since it was found.
        var next = complaint.mergedInto();
        return next == null ? complaint : lockLast(next);
    }

    /** Those that were merged into it. */
    public List<Complaint> mergedInto(long id) {
        return jdbc.sql("select * from complaint where merged_into = ? order by id")
                .param(id)
                .query(ComplaintRow::read)
                .list();
    }

    /**
     * Those that are linked with it, or were made because it was closed, or the other way round.
     */
    public List<Complaint> related(Complaint complaint) {
        var follows = complaint.follows();
        return jdbc.sql(
                        """
                        select * from complaint where id <> :id and (follows = :id or id = :follows
                            or id in (select second_id from complaint_link where first_id = :id)
                            or id in (select first_id from complaint_link where second_id = :id)) order by id
                        """)
                .param("id", complaint.id())
                .param("follows", follows == null ? 0 : follows)
                .query(ComplaintRow::read)
                .list();
    }

    /** Links two; does nothing where they are. */
    void link(long one, long other) {
        jdbc.sql(
                        "insert into complaint_link (first_id, second_id) values (?, ?) on conflict do nothing")
                .params(Math.min(one, other), Math.max(one, other))
                .update();
    }

    /** Stores a new one. */
    @Transactional(propagation = Propagation.MANDATORY)
    long add(Complaint complaint) {
        reckon(complaint, hours.calendar());
        var requester = complaint.requester();
        var subject = complaint.subject();
        var values = new TreeMap<String, Object>(ComplaintRow.values(complaint));
        values.put("subject", subject.title());
        values.put("source", complaint.source().word());
        values.put("requester_account", requester.account());
        values.put("requester_name", requester.name());
        values.put("requester_email", requester.email());
        values.put("address_key", requester.addressKey());
        values.put("locale", requester.locale());
        values.put("booking_id", subject.bookingId());
        values.put("event_id", subject.eventId());
        values.put("event_name", subject.eventName());
        values.put("organizer_id", subject.organizerId());
        values.put("created_at", ComplaintRow.utc(complaint.createdAt()));
        values.put("follows", complaint.follows());
        values.put("search_key", searchKey(complaint));
        values.put("version", 0L);
        var names = List.copyOf(values.keySet());
        var key = new GeneratedKeyHolder();
        var statement =
                jdbc.sql(
                        "insert into complaint (%s) values (%s)"
                                .formatted(
                                        String.join(", ", names),
                                        names.stream()
                                                .map(name -> ":" + name)
                                                .collect(Collectors.joining(", "))));
        for (var name : names) statement = bind(statement, name, values.get(name));
        statement.update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Stores a locked one as it is now, with what is due when. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Complaint complaint) {
        reckon(complaint, hours.calendar());
        write(complaint, 1);
    }

    private void write(Complaint complaint, int more) {
        var values = new TreeMap<String, Object>(ComplaintRow.values(complaint));
        var sets =
                values.keySet().stream()
                        .map(name -> name + " = :" + name)
                        .collect(Collectors.joining(", "));
        var statement =
                jdbc.sql(
                        "update complaint set "
                                + sets
                                + ", version = version + "
                                + more
                                + " where id = :id");
        for (var value : values.entrySet())
            statement = bind(statement, value.getKey(), value.getValue());
        statement.param("id", complaint.id()).update();
        complaint.version += more;
    }

    /**
     * Works out again what is due of some that are open, after the hours of work changed. Few are
     * locked at once, so that nobody waits long who answers one of them.
     *
     * @param after the last that was done; 0 to begin
     * @return the last that is done now; empty where none were left
     */
    @Transactional
    public OptionalLong reckonAfter(long after) {
        var ids =
                jdbc.sql(
                                "select id from complaint where state in ('open', 'in_progress') and id > ? order by id limit 100")
                        .param(after)
                        .query(Long.class)
                        .list();
        if (ids.isEmpty()) return OptionalLong.empty();
        var locked = lock(ids);
        // Read once they are locked: who changes it again comes to them afterwards.
        var calendar = hours.calendar();
        for (var complaint : locked) {
            reckon(complaint, calendar);
            write(complaint, 0);
        }
        return OptionalLong.of(ids.getLast());
    }

    private void reckon(Complaint complaint, WorkingCalendar calendar) {
        complaint.reckon(settings.limits(complaint.priority()), calendar);
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement,
            String name,
            @org.jspecify.annotations.Nullable Object value) {
        if (value != null) return statement.param(name, value);
        var type = TYPES.get(name);
        if (type != null) return statement.param(name, null, type);
        return statement.param(
                name,
                null,
                name.endsWith("_id") || name.endsWith("_account") || name.equals("follows")
                        ? java.sql.Types.BIGINT
                        : java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static String searchKey(Complaint complaint) {
        var subject = complaint.subject();
        var requester = complaint.requester();
        var key =
                Folding.fold(
                        String.join(
                                " ",
                                subject.title(),
                                requester.name(),
                                requester.email(),
                                subject.eventName(),
                                subject.bookingId() == null ? "" : "" + subject.bookingId()));
        return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
    }
}
