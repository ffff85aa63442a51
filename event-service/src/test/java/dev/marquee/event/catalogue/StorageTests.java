package dev.marquee.event.catalogue;

import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.event.category.Categories;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.holder.HolderNames;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.notes.Notes;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.RefundMode;
import dev.marquee.event.pricing.TypePricing;
import dev.marquee.event.publishing.FollowStock;
import dev.marquee.event.publishing.PublishEvents;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.security.Caller;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What must hold on both databases. */
public abstract class StorageTests {

    public static final Instant START = Instant.parse("2030-05-01T19:00:00Z");
    private static final Caller ADMIN =
            new Caller(1, "Admin", "admin@ticket.local", true, Set.of("ADMIN"));

    @Autowired ManageEvents manage;
    @Autowired FollowStock stock;
    @Autowired PublishEvents publish;
    @Autowired Events events;
    @Autowired EventViews views;
    @Autowired EventCodes codes;
    @Autowired Notes notes;
    @Autowired CatalogueStateController state;
    @Autowired Categories categories;
    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @RepeatedTest(3)
    void codes_have_no_gaps_when_some_of_fifty_at_once_roll_back() throws Exception {
        var before = lastNumber();
        var stored = race(50, codes::next);
        assertThat(stored)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, stored.size())
                                .mapToObj(n -> "EV%02d".formatted(before + n))
                                .toList());
        assertThat(stored).hasSizeBetween(20, 45);
    }

    /** The control: without the counter's row, two creations get one code, or a code is lost. */
    @Test
    void the_naive_way_fails_the_same_race() throws Exception {
        jdbc.sql("drop table if exists naive").update();
        jdbc.sql("create table naive (code varchar(20))").update();
        // Chance would spare it on a busy machine: the first three read before any of them writes
        var allHaveRead = new CountDownLatch(3);
        var stored =
                race(
                        50,
                        () -> {
                            var max =
                                    jdbc.sql(
                                                    "select coalesce(max(cast(substring(code from 3) as integer)), 0) from naive")
                                            .query(Integer.class)
                                            .single();
                            allHaveRead.countDown();
                            await(allHaveRead);
                            var code = "EV%02d".formatted(max + 1);
                            jdbc.sql("insert into naive values (?)").param(code).update();
                            return code;
                        });
        assertThat(Set.copyOf(stored)).hasSizeLessThan(stored.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts everyone together; every fourth rolls back. Returns the codes that were stored. */
    private List<String> race(int creations, Supplier<String> nextCode) throws Exception {
        var transaction = new TransactionTemplate(transactions);
        var started = new CountDownLatch(1);
        var turn = new AtomicInteger();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, creations)
                            .mapToObj(n ->
                                    pool.submit(() -> {
                                        started.await();
                                        return Optional.ofNullable(
                                                transaction.execute(status -> {
                                                    var code = nextCode.get();
                                                    if (turn.incrementAndGet() % 4 != 0)
                                                        return code;
                                                    status.setRollbackOnly();
                                                    return null;
                                                }));
                                    }))
                            .toList();
            started.countDown();
            var stored = new ArrayList<String>();
            for (var one : running) one.get().ifPresent(stored::add);
            return stored;
        }
    }

    private long lastNumber() {
        return jdbc.sql("select last_number from event_code").query(Long.class).single();
    }

    @Test
    void what_types_share_comes_back_as_it_was_stored() {
        var hall = new Pool("Hall", 100);
        var id =
                manage.create(
                        details("Shared", START),
                        List.of(shares("Adult", null, hall), shares("Child", 30, hall)),
                        2,
                        null);
        var event = events.findById(id).orElseThrow();
        assertThat(event.totalTickets()).isEqualTo(100);
        assertThat(event.ticketTypes())
                .extracting(TicketType::pool, TicketType::quantity)
                .containsExactly(tuple(hall, null), tuple(hall, 30));
        assertThat(views.get(id).pools()).containsExactly(hall);
        assertThat(views.get(id).ticketTypes())
                .extracting(EventView.Type::pool)
                .containsExactly("Hall", "Hall");
    }

    private static TicketType shares(String name, Integer quantity, Pool pool) {
        return new TicketType(
                null, name, 0, quantity, null, null, null, TypePricing.PLAIN, false, pool, null);
    }

    @Test
    void an_event_comes_back_as_it_was_stored() {
        var details = details("Đêm nhạc mùa đông", START);
        var id =
                manage.create(
                        details,
                        List.of(
                                new TicketType(
                                        null,
                                        "Standing",
                                        2400,
                                        150,
                                        START.minusSeconds(3600),
                                        START.minusSeconds(60),
                                        2,
                                        new TypePricing(500L, 1900, false, 2, 6)),
                                TicketType.always(null, "Seat", 0, 50)),
                        2,
                        "a-key");
        var event = events.findById(id).orElseThrow();
        assertThat(event.details()).isEqualTo(details);
        assertThat(event.ticketTypes())
                .extracting(TicketType::name)
                .containsExactly("Standing", "Seat");
        assertThat(event.ticketTypes().getFirst().saleEndsAt()).isEqualTo(START.minusSeconds(60));
        assertThat(event.ticketTypes().getFirst().quota()).isEqualTo(2);
        assertThat(event.ticketTypes())
                .extracting(TicketType::pricing)
                .containsExactly(new TypePricing(500L, 1900, false, 2, 6), TypePricing.PLAIN);
        assertThat(event.hireKey()).isEqualTo("a-key");
        assertThat(event.totalTickets()).isEqualTo(200);
        var view = views.get(id);
        assertThat(view.startsAt()).hasToString("2030-05-01T20:00+01:00");
        assertThat(view.price()).isEqualTo("0.00");
        var standing = view.ticketTypes().getFirst();
        assertThat(standing.minPrice()).isEqualTo("5.00");
        assertThat(standing.taxRate()).isEqualTo("19.00");
        assertThat(standing.taxIncluded()).isFalse();
        assertThat(standing.minPerBooking()).isEqualTo(2);
        assertThat(standing.maxPerBooking()).isEqualTo(6);
        assertThat(view.holdMinutes()).isEqualTo(15);
        assertThat(view.paymentRetries()).isFalse();
        assertThat(view.refundPolicy())
                .isEqualTo(
                        new EventView.RefundPolicy(
                                RefundMode.AUTOMATIC, 48, "2.50", "10.00", true));
    }

    @Test
    void ticket_types_keep_their_ids_when_the_event_changes() {
        var id = create("Ids", 50);
        var before = events.findById(id).orElseThrow().ticketTypes();
        manage.changeTotal(id, ADMIN, 60, null);
        publish.changeStatus(id, ADMIN, EventStatus.PUBLISHED, null);
        var after = events.findById(id).orElseThrow().ticketTypes();
        assertThat(after.getFirst().id()).isEqualTo(before.getFirst().id());
        assertThat(after.getFirst().quantity()).isEqualTo(60);
    }

    @Test
    void the_hour_that_comes_twice_is_told_apart_in_any_zone_of_the_machine() {
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Lisbon"));
            for (var moment : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
                var start = Instant.parse(moment);
                var id =
                        manage.create(
                                details("Twice", start),
                                List.of(TicketType.always(null, "Seat", 0, 5)),
                                2,
                                null);
                assertThat(events.findById(id).orElseThrow().details().startsAt()).isEqualTo(start);
                assertThat(views.get(id).startsAt().toInstant()).isEqualTo(start);
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_state_of_the_catalogue_is_another_after_each_change_and_the_same_without() {
        var versions = new LinkedHashSet<String>();
        versions.add(state.state().version());
        var other = create("Other", 50);
        assertThat(versions.add(state.state().version())).as("created").isTrue();
        var id = create("State", 50);
        assertThat(versions.add(state.state().version())).as("created again").isTrue();
        publish.changeStatus(id, ADMIN, EventStatus.PUBLISHED, null);
        assertThat(versions.add(state.state().version())).as("published").isTrue();
        manage.changeTotal(id, ADMIN, 60, null);
        assertThat(versions.add(state.state().version())).as("changed").isTrue();
        manage.delete(other, ADMIN, null);
        create("Another", 50);
        assertThat(versions.add(state.state().version())).as("one for one").isTrue();
        jdbc.sql(
                        "update event set starts_at = timestamp with time zone '2001-01-01 00:00:00Z' where id = ?")
                .param(id)
                .update();
        assertThat(versions.add(state.state().version())).as("begun").isTrue();
        assertThat(state.state()).isEqualTo(state.state());
    }

    @Test
    void each_count_of_taken_tickets_is_another_state_also_where_the_sum_is_not() {
        var ids = IntStream.range(0, 3).mapToLong(n -> create("Counted " + n, 50)).toArray();
        for (var id : ids) publish.changeStatus(id, ADMIN, EventStatus.PUBLISHED, null);
        var version = state.state().version();
        var seen = new LinkedHashSet<String>();
        for (var sold :
                new int[][] {{4, 4, 4}, {5, 3, 4}, {3, 5, 4}, {4, 5, 3}, {3, 6, 3}, {4, 4, 50}}) {
            for (var n = 0; n < ids.length; n++) stock.stockIs(ids[n], sold[n], 0, 0);
            assertThat(seen.add(state.state().booked())).isTrue();
        }
        assertThat(state.state().version()).isEqualTo(version);
    }

    @Test
    void what_changes_for_buyers_is_owed_in_the_same_transaction() {
        var id = create("Owed", 50);
        assertThat(owed(id)).isEmpty();
        publish.changeStatus(id, ADMIN, EventStatus.PUBLISHED, null);
        assertThat(owed(id)).hasSize(1).first().asString().contains("\"status\":\"published\"");
        manage.changeTotal(id, ADMIN, 70, null);
        assertThat(owed(id)).hasSize(2).last().asString().contains("\"quantity\":70");
        publish.changeStatus(id, ADMIN, EventStatus.CANCELLED, null);
        assertThat(owed(id)).hasSize(3).last().asString().contains("\"status\":\"cancelled\"");

        var rolledBack = create("Never", 50);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    publish.changeStatus(rolledBack, ADMIN, EventStatus.PUBLISHED, null);
                    status.setRollbackOnly();
                });
        assertThat(owed(rolledBack)).isEmpty();
        assertThat(views.get(rolledBack).status()).isEqualTo(EventStatus.DRAFT);
    }

    @Test
    void a_draft_that_is_cancelled_owes_nothing() {
        var id = create("Quiet", 50);
        publish.changeStatus(id, ADMIN, EventStatus.CANCELLED, null);
        assertThat(owed(id)).isEmpty();
    }

    @Test
    void the_stock_and_an_organiser_do_not_overwrite_each_other() throws Exception {
        var id = create("Both", 1000);
        publish.changeStatus(id, ADMIN, EventStatus.PUBLISHED, null);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var following =
                    pool.submit(() ->
                            IntStream.rangeClosed(1, 30).forEach(n -> stock.stockIs(id, n, 0, 0)));
            var edits =
                    pool.submit(() ->
                            IntStream.rangeClosed(1, 30)
                                    .forEach(n -> manage.changeTotal(id, ADMIN, 1000 + n, null)));
            following.get();
            edits.get();
        }
        assertThat(views.get(id).bookedCount()).isEqualTo(30);
        assertThat(views.get(id).totalTickets()).isEqualTo(1030);
    }

    @Test
    void searching_ignores_case_and_accents_and_knows_no_wildcards() {
        create("Đêm nhạc mùa hè Zanzibar", 50);
        assertThat(found("dem NHAC zanzibar")).hasSize(1);
        assertThat(found("zanzibar nowhere")).isEmpty();
        assertThat(found("zanz%bar")).isEmpty();
        assertThat(found("zanzib_r")).isEmpty();
        assertThat(found("zanzibar!")).isEmpty();
        assertThat(found("' or 1=1 --")).isEmpty();
    }

    @Test
    void a_place_is_found_as_all_else_is() {
        var details = details("Placed", START).at(null, "Café Zanzíbar – Große Bühne, 100%");
        manage.create(details, List.of(TicketType.always(null, "Seat", 0, 5)), 2, null);
        for (var words :
                List.of("cafe", "CAFÉ", "zanzibar cafe", "grosse-buhne", "Cafe\u0301", "100%"))
            assertThat(at(words)).as(words).containsExactly("Placed");
        for (var words : List.of("c_fe", "caf%zanz", "cafe nowhere", "–"))
            assertThat(at(words)).as(words).isEmpty();
    }

    private List<String> at(String venue) {
        var query =
                new EventQuery(null, null, null, null, venue, null, null, null, null, null, null);
        return views.page(EventFilter.everything(), query).items().stream()
                .map(EventView::name)
                .toList();
    }

    @Test
    void the_database_refuses_what_the_code_should_have() {
        manage.create(
                details("Hired", START),
                List.of(TicketType.always(null, "Seat", 0, 5)),
                2,
                "somebodys-key");
        var id = create("Guarded", 50);
        for (var broken :
                List.of(
                        "ends_at = starts_at",
                        "quota = 0",
                        "total_tickets = 0",
                        "booked_count = -1",
                        "status = 'LOST'",
                        "category = 'Opera'",
                        "hire_key = 'somebodys-key'"))
            assertThatThrownBy(() ->
                            jdbc.sql("update event set " + broken + " where id = ?")
                                    .param(id)
                                    .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_database_knows_when_a_ticket_is_sold() {
        var id = create("Guarded types", 50);
        for (var broken :
                List.of(
                        "quota = 0",
                        "sale_starts_at = timestamp with time zone '2030-01-02 00:00:00+00', sale_ends_at = timestamp with time zone '2030-01-02 00:00:00+00'"))
            assertThatThrownBy(() ->
                            jdbc.sql("update ticket_type set " + broken + " where event_id = ?")
                                    .param(id)
                                    .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_category_takes_its_events_along_and_they_are_found_by_its_new_name() {
        kinds("", "name=Circus");
        var id = create("Zirkonia", 50);
        jdbc.sql("update event set category = 'Circus' where id = ?").param(id).update();
        kinds("/edit", "category=Circus", "name=Vaudeville");
        assertThat(views.get(id).category()).isEqualTo("Vaudeville");
        assertThat(found("zirkonia vaudeville")).hasSize(1);
        assertThat(found("zirkonia circus")).isEmpty();
        assertThat(change("/delete", "name=Vaudeville"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("Vaudeville is the kind of some events");
        kinds("/edit", "category=Vaudeville", "name=VAUDEVILLE");
        assertThat(views.get(id).category()).isEqualTo("VAUDEVILLE");
        jdbc.sql("update event set category = 'Music' where id = ?").param(id).update();
        kinds("/delete", "name=VAUDEVILLE");
        assertThat(categories.all()).doesNotContain("VAUDEVILLE").endsWith("Other");
    }

    @Test
    void categories_change_places() {
        var before = categories.all();
        kinds("/move", "name=" + before.get(2), "up=yes");
        assertThat(categories.all())
                .startsWith(before.get(0), before.get(2), before.get(1))
                .hasSameSizeAs(before);
        kinds("/move", "name=" + before.get(2));
        assertThat(categories.all()).isEqualTo(before);
        kinds("/move", "name=" + before.getFirst(), "up=yes");
        kinds("/move", "name=" + before.getLast());
        assertThat(categories.all()).isEqualTo(before);
    }

    private void kinds(String below, String... fields) {
        assertThat(change(below, fields)).hasStatus(FOUND);
    }

    private MvcTestResult change(String below, String... fields) {
        var request = mvc.post().uri("/admin/categories" + below).with(admin()).accept(TEXT_HTML);
        for (var field : fields) request = request.param(field.split("=")[0], field.split("=")[1]);
        return request.exchange();
    }

    @Test
    void an_event_goes_with_its_notes_and_its_picture_and_a_copy_has_the_picture_alone() {
        var id = create("Full", 50);
        notes.add(id, ADMIN, "The piano comes at three.");
        jdbc.sql(
                        "insert into event_picture (event_id, width, height, alt, hash, created_at) values (?, 4, 3, 'Dots', 'abc', current_timestamp)")
                .param(id)
                .update();
        jdbc.sql("insert into event_picture_file (event_id, size, jpeg) values (?, 'LARGE', ?)")
                .params(id, new byte[] {1, 2})
                .update();
        var copy =
                manage.duplicate(
                        id,
                        details("Full", START),
                        List.of(TicketType.always(null, "Seat", 0, 5)),
                        2,
                        null);
        assertThat(views.get(copy).picture().alt()).isEqualTo("Dots");
        assertThat(notes.of(copy)).isEmpty();
        manage.delete(id, ADMIN, null);
        assertThat(events.existsById(id)).isFalse();
        assertThat(notes.of(id)).isEmpty();
        assertThat(views.get(copy).picture().url())
                .isEqualTo("/api/events/" + copy + "/picture?v=abc");
        assertThat(
                        jdbc.sql("select event_id from event_picture_file where jpeg = ?")
                                .param(new byte[] {1, 2})
                                .query(Long.class)
                                .list())
                .containsExactly(copy);
    }

    @Test
    void only_its_author_deletes_a_note() {
        var id = create("Noted", 50);
        notes.add(id, ADMIN, "One\ntwo");
        var note = notes.of(id).getFirst();
        var other = new Caller(2, "Ana", "ana@example.org", true, Set.of("ADMIN"));
        assertThat(notes.own(note.id(), other)).isEmpty();
        notes.delete(notes.own(note.id(), ADMIN).orElseThrow());
        assertThat(notes.of(id)).isEmpty();
    }

    private List<EventView> found(String words) {
        var query =
                new EventQuery(words, null, null, null, null, null, null, null, null, null, null);
        return views.page(EventFilter.everything(), query).items();
    }

    private List<String> owed(long id) {
        return jdbc.sql("select payload from outbox where fact_key = ? order by id")
                .param(String.valueOf(id))
                .query(String.class)
                .list();
    }

    @Test
    void what_has_marks_is_found_without_them_by_its_name_in_any_language() {
        var main = create("Đêm nhạc khuya", 10);
        var other = create("Late music", 10);
        manage.translate(
                other, ADMIN, "vi", new Translation("Đêm nhạc khuya", null, Map.of()), null);
        for (var words :
                List.of(
                        "dem nhac khuya",
                        "Đêm khuya",
                        Normalizer.normalize("Đêm nhạc khuya", Normalizer.Form.NFD)))
            assertThat(idsFound(words)).as(words).contains(main, other);
        assertThat(views.get(other).texts().get("vi").name()).isEqualTo("Đêm nhạc khuya");
    }

    private List<Long> idsFound(String words) {
        var query =
                new EventQuery(words, null, null, null, null, null, null, null, null, null, 100);
        return views.page(EventFilter.everything(), query).items().stream()
                .map(EventView::id)
                .toList();
    }

    @Test
    void names_are_sorted_where_people_look_for_them() {
        for (var name : List.of("Zebra sắp", "Đà Lạt sắp", "Dâu sắp", "Ánh trăng sắp"))
            manage.create(
                    details(name, START).saidIn("vi"),
                    List.of(TicketType.always(null, "Seat", 0, 10)),
                    2,
                    null);
        var query =
                new EventQuery("sap", null, null, null, null, null, null, null, "name", null, 100);
        assertThat(views.page(EventFilter.everything(), query).items())
                .extracting(EventView::name)
                .containsExactly("Ánh trăng sắp", "Dâu sắp", "Đà Lạt sắp", "Zebra sắp");
    }

    private long create(String name, int total) {
        return manage.create(
                details(name, START), List.of(TicketType.always(null, "Seat", 0, total)), 2, null);
    }

    private static EventDetails details(String name, Instant start) {
        return new EventDetails(
                name,
                "Winter songs\nby candlelight",
                "Music",
                start,
                start.plusSeconds(7200),
                "Europe/Lisbon",
                3L,
                "Harbour Hall, Lisbon",
                null,
                "EUR",
                4,
                new PaymentTerms(
                        15,
                        false,
                        RefundMode.AUTOMATIC,
                        48,
                        250,
                        1000,
                        true,
                        false,
                        true,
                        true,
                        14,
                        "IBAN DE02 1203 0000 0000 2020 51"),
                new HolderTerms(HolderNames.REQUIRED, false, 3, 5, false));
    }
}
