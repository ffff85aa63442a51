package dev.marquee.customer.complaint.mail;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.ComplaintLinks;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.ForgetComplaints;
import dev.marquee.platform.config.Sha256;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of mails: by their token, their number, their sender, and how many there are. */
abstract class ComplaintMailContract extends RunningService {

    private static final String CUSTOMER = "customer@ticket.local";

    @Autowired private ComplaintLinks links;
    @Autowired private KeptMails kept;
    @Autowired private Complaints complaints;
    @Autowired private ForgetComplaints forgetComplaints;
    @Autowired private TransactionTemplate transaction;

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private long complain() {
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"It was cold\"}",
                        customer());
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return json(made).get("id").asLong();
    }

    private String token(long complaint) {
        return links.replyTokenOf(complaints.find(complaint).orElseThrow());
    }

    private static String mail(String name, String from, String subject, List<String> tokens) {
        return mail(name, from, subject, "Words of " + name, tokens, null);
    }

    private static String mail(
            String name,
            String from,
            String subject,
            String text,
            List<String> tokens,
            String automatic) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("message_hash", Sha256.of(name));
        node.put("message_id", "<" + name + "@mail.example.org>");
        node.put("from", from);
        node.put("from_name", "Somebody");
        node.put("subject", subject);
        node.put("text", text);
        node.putPOJO("tokens", tokens);
        node.put("automatic", automatic);
        node.put("opens", true);
        node.put("language", "vi");
        node.put("files", 0);
        return node.toString();
    }

    private JsonNode take(String mail) {
        var answer = post("/internal/complaints/mails", "{\"mails\":[" + mail + "]}", service());
        assertThat(answer).hasStatusOk();
        return json(answer).at("/results/0");
    }

    private String verdict(String mail) {
        return take(mail).get("verdict").asString();
    }

    private List<String> thread(long id, JwtRequestPostProcessor as) {
        return json(get("/api/complaints/" + id, as))
                .get("entries")
                .valueStream()
                .filter(entry -> !entry.hasNonNull("code"))
                .map(entry -> entry.get("text").asString())
                .toList();
    }

    private long kept(String name) {
        return jdbc.sql("select id from complaint_mail where message_hash = ?")
                .param(Sha256.of(name))
                .query(Long.class)
                .single();
    }

    @Test
    void an_answer_by_mail_stands_in_the_thread_once_and_makes_it_staffs_turn() {
        var id = complain();
        post("/api/complaints/" + id + "/entries", "{\"text\":\"How cold?\"}", support());
        var mail = mail("answer", CUSTOMER, "Re: Cold", List.of("x", token(id)));
        assertThat(verdict(mail)).isEqualTo("entry");
        assertThat(verdict(mail)).as("told again").isEqualTo("entry");
        assertThat(thread(id, customer()))
                .containsExactly("It was cold", "How cold?", "Words of answer");
        var shown = json(get("/api/complaints/" + id, support()));
        assertThat(shown.get("waiting_on").asString()).isEqualTo("staff");
        // Its words are kept once, in the thread.
        assertThat(
                        jdbc.sql("select count(*) from complaint_mail where body <> ''")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_mail_reopens_what_was_resolved_and_follows_what_is_closed() {
        var id = complain();
        post("/api/complaints/" + id + "/entries", "{\"text\":\"Sorry\"}", support());
        resolve(id);
        assertThat(verdict(mail("still", CUSTOMER, "Re: Cold", List.of(token(id)))))
                .isEqualTo("entry");
        assertThat(status(id)).isEqualTo("in_progress");
        resolve(id);
        send(HttpMethod.PATCH, "/api/complaints/" + id, "{\"status\":\"closed\"}", customer());
        var next = take(mail("later", CUSTOMER, "Re: Cold", List.of(token(id))));
        assertThat(next.get("complaint").asLong()).isNotEqualTo(id);
        assertThat(status(id)).isEqualTo("closed");
    }

    private void resolve(long id) {
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/complaints/" + id,
                                "{\"status\":\"resolved\",\"nothing_to_say\":true}",
                                support()))
                .hasStatusOk();
    }

    private String status(long id) {
        return json(get("/api/complaints/" + id, support())).get("status").asString();
    }

    @Test
    void the_token_from_another_address_waits_for_staff_and_then_says_where_it_came_from() {
        var id = complain();
        var held = mail("held", "rui@other.example", "Re: Cold", List.of(token(id)));
        assertThat(verdict(held)).isEqualTo("held");
        assertThat(thread(id, customer())).containsExactly("It was cold");
        assertThat(get("/my/complaints/" + id, customer()))
                .bodyText()
                .doesNotContain("Words of held", "rui@other.example");
        assertThat(get("/admin/complaints/" + id, support()))
                .hasStatusOk()
                .bodyText()
                .contains("Words of held", "rui@other.example")
                .doesNotContain("??");
        var accept = "/admin/complaints/mails/" + kept("held") + "/accept";
        assertThat(mvc.post().uri(accept).with(support()).exchange()).hasStatus3xxRedirection();
        assertThat(mvc.post().uri(accept).with(support()).exchange()).hasStatus3xxRedirection();
        assertThat(thread(id, customer())).containsExactly("It was cold", "Words of held");
        assertThat(get("/my/complaints/" + id, customer()))
                .bodyText()
                .contains("Somebody (rui@other.example)");
    }

    @Test
    void a_number_in_the_subject_counts_for_the_requester_alone() {
        var id = complain();
        var stranger = take(mail("stranger", "rui@other.example", "About #" + id, List.of()));
        assertThat(stranger.get("complaint").asLong()).isNotEqualTo(id);
        assertThat(stranger.get("verdict").asString()).isEqualTo("complaint");
        assertThat(thread(id, support())).containsExactly("It was cold");
        assertThat(verdict(mail("own", CUSTOMER, "About #" + id, List.of()))).isEqualTo("entry");
        assertThat(thread(id, support())).containsExactly("It was cold", "Words of own");
    }

    @Test
    void a_token_that_is_nearly_right_is_no_token_and_that_of_the_page_is_none_here() {
        var id = complain();
        var right = token(id);
        var wrong = right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0");
        var page = links.tokenOf(complaints.find(id).orElseThrow());
        for (var token : List.of(wrong, page))
            assertThat(
                            take(mail("n" + token, "rui@other.example", "Re", List.of(token)))
                                    .get("complaint")
                                    .asLong())
                    .isNotEqualTo(id);
        assertThat(get("/complaints/" + right, support())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_stranger_who_writes_to_us_is_asked_back_once_a_day_and_no_more() {
        var first = mail("one", "Anh@Other.Example", "Re: Fwd: The hall", List.of());
        assertThat(verdict(first)).isEqualTo("complaint");
        assertThat(owed("complaint-mails")).hasSize(1).first().asString().contains("confirm");
        assertThat(json(get("/api/complaints?view=unconfirmed", support())).get("total").asLong())
                .isOne();
        var made = json(get("/api/complaints?view=unconfirmed", support())).at("/items/0");
        assertThat(made.get("subject").asString()).isEqualTo("The hall");
        assertThat(verdict(mail("two", "anh@other.example", "Once more", List.of())))
                .isEqualTo("quarantine");
        assertThat(owed("complaint-mails")).hasSize(1);
    }

    @Test
    void what_a_machine_wrote_is_shown_and_not_answered() {
        var id = complain();
        var before = owed("complaint-mails").size();
        var away = mail("away", CUSTOMER, "Out of office", "I am away", List.of(token(id)), "auto");
        assertThat(verdict(away)).isEqualTo("quarantine");
        assertThat(verdict(mail("list", "news@list.example", "News", "Buy", List.of(), "list-id")))
                .isEqualTo("nothing");
        assertThat(owed("complaint-mails")).hasSize(before);
        assertThat(thread(id, support())).containsExactly("It was cold");
        assertThat(get("/admin/complaints/mails", support()))
                .hasStatusOk()
                .bodyText()
                .contains("I am away")
                .doesNotContain("??", "Buy");
        assertThat(
                        mvc.post()
                                .uri("/admin/complaints/mails/" + kept("away") + "/discard")
                                .with(support())
                                .exchange())
                .hasStatus3xxRedirection();
        assertThat(get("/admin/complaints/mails", support()))
                .bodyText()
                .doesNotContain("I am away");
    }

    @Test
    void of_many_at_once_five_of_a_thread_are_taken_and_another_thread_is_not_hindered()
            throws Exception {
        var id = complain();
        var token = token(id);
        var works =
                IntStream.range(0, 8)
                        .mapToObj(n ->
                                (Callable<String>)
                                        () ->
                                                verdict(
                                                        mail(
                                                                "m" + n,
                                                                CUSTOMER,
                                                                "Re",
                                                                List.of(token))))
                        .toList();
        var verdicts = together(works);
        assertThat(verdicts).filteredOn("entry"::equals).hasSize(5);
        assertThat(verdicts).filteredOn("quarantine"::equals).hasSize(3);
        // The control: without a thread in common nothing is counted.
        var other = complain();
        assertThat(verdict(mail("other", CUSTOMER, "Re", List.of(token(other)))))
                .isEqualTo("entry");
    }

    @Test
    void the_same_mail_from_two_replicas_at_once_is_one_entry() throws Exception {
        var id = complain();
        var mail = mail("twice", CUSTOMER, "Re", List.of(token(id)));
        Callable<String> work = () -> verdict(mail);
        assertThat(together(List.of(work, work, work, work))).containsOnly("entry");
        assertThat(thread(id, support())).containsExactly("It was cold", "Words of twice");
        // The control: another Message-ID is another mail.
        assertThat(verdict(mail("thrice", CUSTOMER, "Re", List.of(token(id))))).isEqualTo("entry");
        assertThat(thread(id, support())).hasSize(3);
    }

    @Test
    void a_domain_that_makes_twenty_complaints_in_an_hour_waits_for_staff() {
        for (var n = 0; n < 20; n++)
            assertThat(verdict(mail("d" + n, "p" + n + "@bot.example", "Hello", List.of())))
                    .isEqualTo("complaint");
        assertThat(verdict(mail("d20", "p20@bot.example", "Hello", List.of())))
                .isEqualTo("quarantine");
        // The control: another domain is not counted with it.
        assertThat(verdict(mail("e", "p@other.example", "Hello", List.of())))
                .isEqualTo("complaint");
        var accepted =
                mvc.post()
                        .uri("/admin/complaints/mails/" + kept("d20") + "/accept")
                        .with(support())
                        .exchange();
        assertThat(accepted).hasStatus3xxRedirection();
        assertThat(accepted.getResponse().getRedirectedUrl())
                .matches("/admin/complaints/\\d+#last");
    }

    /** Locked and purged at once, again and again: sometimes one is gone before it is locked. */
    @Test
    void a_domain_is_counted_though_its_row_is_purged_at_the_same_moment() throws Exception {
        var counting = new AtomicInteger(2);
        Callable<String> counts =
                () -> {
                    for (var n = 0; n < 60; n++)
                        transaction.executeWithoutResult(
                                status -> kept.lockDomain("purged.example"));
                    counting.decrementAndGet();
                    return "counted";
                };
        Callable<String> purges =
                () -> {
                    while (counting.get() > 0)
                        jdbc.sql("delete from complaint_gate where name = 'domain:purged.example'")
                                .update();
                    return "purged";
                };
        assertThat(together(List.of(counts, purges, counts, purges)))
                .containsExactly("counted", "purged", "counted", "purged");
    }

    @Test
    void the_rows_of_domains_without_mails_go_and_no_others() {
        for (var domain : List.of("gone.example", "stays.example"))
            transaction.executeWithoutResult(status -> kept.lockDomain(domain));
        take(mail("stays", "p@stays.example", "Hello", List.of()));

        kept.purge(Duration.ofDays(30));

        assertThat(
                        jdbc.sql("select name from complaint_gate where name like 'domain:%'")
                                .query(String.class)
                                .list())
                .containsExactly("domain:stays.example");
    }

    @Test
    void words_that_nobody_looked_at_go_and_rows_are_shown_where_retention_is() {
        var id = complain();
        for (var name : List.of("new", "old", "older", "placed")) {
            var own = name.equals("placed");
            take(mail(name, own ? CUSTOMER : "rui@other.example", "Re", List.of(token(id))));
        }
        age("old", 31);
        age("older", 500);
        age("placed", 401);

        assertThat(wouldGo("waiting-complaint-mails")).isEqualTo(2);
        assertThat(wouldGo("complaint-mails")).isEqualTo(1);
        kept.purge(Duration.ofDays(30));

        assertThat(
                        jdbc.sql("select body from complaint_mail where body <> ''")
                                .query(String.class)
                                .list())
                .containsExactly("Words of new");
        assertThat(wouldGo("waiting-complaint-mails")).isZero();
        assertThat(wouldGo("complaint-mails")).as("the older one too").isEqualTo(2);
    }

    private void age(String name, int days) {
        jdbc.sql("update complaint_mail set received_at = ? where message_hash = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusDays(days), Sha256.of(name))
                .update();
    }

    private long wouldGo(String kind) {
        var rules =
                post(
                        "/internal/privacy/retention",
                        "{\"people\":[\"held@example.org\"],\"events\":[]}",
                        service());
        assertThat(rules).hasStatusOk();
        return json(rules)
                .get("kinds")
                .valueStream()
                .filter(rule -> rule.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow()
                .get("count")
                .asLong();
    }

    @Test
    void who_is_forgotten_leaves_no_mail() {
        var id = complain();
        take(mail("stranger", "rui@other.example", "Re: Cold", List.of(token(id))));
        take(mail("another", "ana@other.example", "Hello", List.of()));
        forget("rui@other.example");
        assertThat(count("complaint_mail")).as("of the sender").isOne();
        take(mail("ours", "eve@other.example", "Re: Cold", List.of(token(id))));
        forget(CUSTOMER);
        assertThat(jdbc.sql("select sender from complaint_mail").query(String.class).list())
                .as("to the complaint of somebody who is forgotten")
                .containsExactly("ana@other.example");
    }

    @Test
    void who_wrote_into_the_complaint_of_another_is_forgotten_there_too() {
        var id = complain();
        for (var name : List.of("rui", "bea"))
            take(mail(name, name + "@other.example", "Re: Cold", List.of(token(id))));
        for (var name : List.of("rui", "bea"))
            assertThat(
                            mvc.post()
                                    .uri("/admin/complaints/mails/" + kept(name) + "/accept")
                                    .with(support()))
                    .hasStatus3xxRedirection();
        assertThat(writers()).contains("rui@other.example", "bea@other.example");

        forget("rui@other.example");

        assertThat(writers()).doesNotContain("rui@").contains("bea@other.example");
        assertThat(thread(id, support()))
                .contains("It was cold", "Words of bea")
                .doesNotContain("Words of rui");
    }

    private String writers() {
        return String.join(
                ",",
                jdbc.sql("select author_name from complaint_entry").query(String.class).list());
    }

    @Test
    void what_strangers_wrote_to_a_complaint_is_theirs_when_they_ask_and_when_they_are_forgotten() {
        var threads = List.of(complain(), guests("gil@guest.example"), closed());
        for (var id : threads) {
            var name = "their" + id;
            var mail = mail(name, "Rui@Other.Example", "Re: Cold", List.of(token(id)));
            assertThat(verdict(mail)).as("%d", id).isEqualTo("held");
            accept(name);
        }
        assertThat(exported("rui@other.example"))
                .contains("rui@other.example", "Words of their" + threads.getFirst())
                .contains("Words of their" + threads.get(1), "Words of their" + threads.getLast())
                .doesNotContain("It was cold", "gil@guest.example");
        assertThat(exported("gil@guest.example"))
                .contains("It was loud", "Words of their" + threads.get(1))
                .doesNotContainIgnoringCase("rui@");
        assertThat(exported("ana@other.example")).doesNotContain("Words");

        forget("ana@other.example");
        assertThat(entries()).as("the control").containsIgnoringCase("rui@other.example");
        forget("rui@other.example");

        assertThat(entries())
                .doesNotContainIgnoringCase("rui@other.example")
                .doesNotContain("Words of their")
                .contains("It was cold", "It was loud");
    }

    private void accept(String name) {
        assertThat(
                        mvc.post()
                                .uri("/admin/complaints/mails/" + kept(name) + "/accept")
                                .with(support())
                                .exchange())
                .hasStatus3xxRedirection();
    }

    private long guests(String address) {
        var mail = mail("guest", address, "Loud", "It was loud", List.of(), null);
        var id = take(mail).get("complaint").asLong();
        jdbc.sql("update complaint set unconfirmed = false where id = ?").param(id).update();
        return id;
    }

    private long closed() {
        var id = complain();
        resolve(id);
        send(HttpMethod.PATCH, "/api/complaints/" + id, "{\"status\":\"closed\"}", customer());
        return id;
    }

    private String exported(String address) {
        var answer =
                post(
                        "/internal/privacy/export",
                        "{\"account\":null,\"emails\":[\"%s\"]}".formatted(address),
                        service());
        assertThat(answer).hasStatusOk();
        return json(answer).toString();
    }

    private String entries() {
        return jdbc.sql("select * from complaint_entry order by id")
                .query()
                .listOfRows()
                .toString();
    }

    private void forget(String address) {
        transaction.executeWithoutResult(status -> forgetComplaints.forget(List.of(address)));
    }
}
