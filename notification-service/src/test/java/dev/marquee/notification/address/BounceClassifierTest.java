package dev.marquee.notification.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mail servers say, in their own words, and what that means for the address. */
class BounceClassifierTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // there is no such address
                "HARD | 550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address",
                "HARD | 550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
                "HARD | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
                "HARD | 556 5.1.10 Recipient address has null MX",
                "HARD | 550 5.1.2 Bad destination system address",
                "HARD | 553 5.1.3 The recipient address is not a valid RFC-5321 address",
                "HARD | 550 5.1.6 recipient no longer on server",
                "HARD | 550 No Such User Here",
                "HARD | 550 <ana@example.org>: user unknown",
                "HARD | 550 Requested action not taken: mailbox unavailable: user does not exist",
                "HARD | 554 delivery error: dd This user doesn't have a yahoo.com account: no such user",
                "HARD | 550 Unrouteable address",
                "HARD | 511 5.1.1 unknown address or alias: ana@example.org",
                "HARD | 550 5.0.0 <ana@example.org>... User unknown",
                "HARD | 554 5.0.0 mailbox not found",
                // it takes nothing just now
                "SOFT | 552 5.2.2 The email account that you tried to reach is over quota",
                "SOFT | 550 5.2.1 The email account that you tried to reach is disabled",
                "SOFT | 452 4.2.2 The email account that you tried to reach is over quota",
                "SOFT | 554 5.2.2 mailbox full; the recipient's mailbox is over quota",
                "SOFT | 452 4.3.1 Insufficient system storage",
                "SOFT | 432 4.3.2 Concurrent connections not needed: mailbox is inactive",
                "SOFT | 442 4.4.2 connection dropped",
                "SOFT | 550 5.0.0 something went wrong",
                "SOFT | 550 mailbox is full",
                // it wants none of ours
                "BLOCK | 550 5.7.1 Our system has detected that this message is likely unsolicited mail",
                "BLOCK | 550-5.7.26 This mail has been blocked because the sender is unauthenticated",
                "BLOCK | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
                "BLOCK | 550 5.7.1 Unable to relay",
                "BLOCK | 554 Message not allowed - [PH01] Email not accepted for policy reasons",
                "BLOCK | 550 spam message rejected",
                "BLOCK | 550 5.1.1 Access denied: your IP has a poor reputation",
                "BLOCK | 552 5.3.4 Message size exceeds fixed maximum message size",
                "BLOCK | 554 5.4.14 Hop count exceeded - possible mail loop",
                "BLOCK | 501 5.5.2 Syntax error",
                "BLOCK | 554 5.6.0 Corrupt message content",
                "BLOCK | 554 no",
                // it wants fewer at once
                "THROTTLE | 421 4.7.0 Try again later, closing connection",
                "THROTTLE | 421 4.7.28 Our system has detected an unusual rate of unsolicited mail",
                "THROTTLE | 450 4.2.1 The user you are trying to contact is receiving mail too quickly",
                "THROTTLE | 451 4.7.1 Greylisting in action, please come back later",
                "THROTTLE | 451 4.7.500 Server busy. Please try again later",
                "THROTTLE | 452 4.5.3 Too many recipients",
                "THROTTLE | 421 too many connections",
                "THROTTLE | 450 please try again later"
            })
    void an_answer_at_the_recipient(Bounce bounce, String answer) {
        assertThat(BounceClassifier.classify(SmtpAnswer.parse(answer, true))).isEqualTo(bounce);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SOFT | 550 the link in it leads to an unknown domain",
                "BLOCK | 554 5.7.1 spam",
                "BLOCK | 554 we think it is spam",
                "IGNORED | 250 2.1.5 ok"
            })
    void what_is_said_of_the_content_says_nothing_of_the_address(Bounce bounce, String answer) {
        assertThat(BounceClassifier.classify(SmtpAnswer.parse(answer, false))).isEqualTo(bounce);
    }

    @ParameterizedTest(name = "{1} {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HARD | failed | 5.1.1 | smtp; 550 5.1.1 user unknown",
                "HARD | Failed | 5.0.0 | smtp;550 No such user here",
                "SOFT | failed | 5.2.2 | smtp; 552 5.2.2 over quota",
                "SOFT | failed | 4.4.1 | smtp; connection timed out",
                "BLOCK | failed | 5.7.1 | smtp; 550 5.7.1 blocked",
                "IGNORED | delayed | 4.4.1 | smtp; connection timed out",
                "IGNORED | delivered | 2.0.0 | smtp; 250 ok",
                "IGNORED | relayed | 2.1.9 | smtp; 250 ok",
                "IGNORED | delayed | 5.1.1 | smtp; 550 user unknown"
            })
    void a_report_is_read_as_an_answer_and_one_of_a_delay_is_no_bounce(
            Bounce bounce, String action, String status, String diagnostic) {
        assertThat(BounceClassifier.classifyReport(action, SmtpAnswer.reported(status, diagnostic)))
                .isEqualTo(bounce);
    }

    @Test
    void what_is_kept_of_an_answer_names_no_address() {
        var answer = SmtpAnswer.parse("550 5.1.1 <Ana.B@example.org>: no ana.b@example.org", true);
        assertThat(answer.evidence()).isEqualTo("550 5.1.1 <(address)>: no (address)");
        assertThat(BounceClassifier.classify(answer)).isEqualTo(Bounce.HARD);
    }
}
