package dev.marquee.customer.complaint;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.OnH2;
import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.kind.WaitingOn;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What is locked, and what goes. */
@OnH2
class ComplaintRowsTest extends RunningService {

    @Autowired private Complaints complaints;
    @Autowired private CloseComplaints closeComplaints;
    @Autowired private OpenComplaint openComplaint;
    @Autowired private TransactionTemplate transaction;

    private long complain() {
        var made =
                post("/api/complaints", "{\"subject\":\"Cold\",\"message\":\"Brr\"}", customer());
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return json(made).get("id").asLong();
    }

    private long unconfirmed() {
        var made =
                mvc.post()
                        .uri("/api/complaints")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"subject\":\"Cold\",\"message\":\"Brr\",\"name\":\"Siti\",\"email\":\"siti@example.org\"}")
                        .exchange();
        return json(made).get("id").asLong();
    }

    @Test
    void what_nobody_confirmed_goes_though_another_one_follows_it() {
        var old = unconfirmed();
        var next = complain();
        jdbc.sql("update complaint set follows = ? where id = ?").params(old, next).update();
        jdbc.sql(
                        "update complaint set created_at = timestamp with time zone '2020-01-01 00:00:00+00:00' where id = ?")
                .param(old)
                .update();
        closeComplaints.handle();
        assertThat(complaints.find(old)).isEmpty();
        assertThat(complaints.find(next).orElseThrow().follows()).isNull();
    }

    @Test
    void what_is_closed_is_not_confirmed() {
        var id = unconfirmed();
        jdbc.sql("update complaint set state = 'closed', close_reason = 'spam' where id = ?")
                .param(id)
                .update();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> openComplaint.confirm(id))
                .isInstanceOf(org.springframework.web.ErrorResponseException.class);
        assertThat(complaints.find(id).orElseThrow().waitingOn()).isEqualTo(WaitingOn.REQUESTER);
    }

    @Test
    void an_answer_to_what_was_merged_waits_for_nobody_who_holds_that() {
        var target = complain();
        var source = complain();
        var support = account(5, "support@ticket.local", "SUPPORT");
        assertThat(
                        post(
                                "/api/complaints/" + source + "/merge",
                                "{\"into\":" + target + "}",
                                support))
                .hasStatusOk();
        var answer =
                transaction.execute(status -> {
                    complaints.lock(source);
                    return CompletableFuture.<MvcTestResult>supplyAsync(() ->
                                    post(
                                            "/api/complaints/" + source + "/entries",
                                            "{\"text\":\"Any news?\"}",
                                            customer()))
                            .join();
                });
        assertThat(answer).hasStatus(HttpStatus.CREATED);
    }
}
