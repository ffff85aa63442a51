package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The doors by which strangers complain: each complaint is a mail, and each file is carried. */
@TestPropertySource(
        properties = {
            "marquee.gateway.limits.complaint.times=3",
            "marquee.gateway.limits.complaint.per=1h",
            "marquee.gateway.limits.complaint.hourly=1",
            "marquee.gateway.limits.complaint-file.times=2",
            "marquee.gateway.limits.complaint-file.per=1h",
            "marquee.gateway.limits.complaint-file.hourly=1"
        })
class ComplaintLimitTest extends GatewayTest {

    private static final String LINK = "2f-" + "0".repeat(25);

    @Test
    void the_page_and_the_api_share_a_limit_and_files_have_their_own() {
        for (var door : new String[] {"/complaints/new", "/api/complaints", "/complaints/new"})
            assertThat(post(door, "{}").status()).isNotEqualTo(429);
        for (var door : new String[] {"/complaints/new", "/api/complaints", "/api/%63omplaints"})
            assertThat(post(door, "{}").status()).as(door).isEqualTo(429);

        var byLink = "/complaints/" + LINK + "/files";
        var byBooking = "/t/" + LINK + "/complaints/87/files";
        assertThat(post(byLink, "x").status()).isNotEqualTo(429);
        assertThat(post(byBooking, "x").status()).isNotEqualTo(429);
        assertThat(post(byLink, "x").status()).isEqualTo(429);
        assertThat(post(byBooking, "x").status()).isEqualTo(429);

        // The control: what is written to a complaint that is there is not counted with them.
        for (var n = 0; n < 5; n++)
            assertThat(post("/complaints/" + LINK, "text=x").status()).isNotEqualTo(429);
    }
}
