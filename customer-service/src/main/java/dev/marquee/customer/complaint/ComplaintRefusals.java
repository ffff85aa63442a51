package dev.marquee.customer.complaint;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Why something cannot be done with a complaint. */
final class ComplaintRefusals {

    private ComplaintRefusals() {}

    static ErrorResponseException notFound() {
        return Problems.notFound("complaint");
    }

    /** 409: not from the state it is in, or not by this caller. */
    static ErrorResponseException state(Complaint complaint) {
        var state = complaint.state().word();
        return Problems.problem(
                HttpStatus.CONFLICT,
                "invalid-state",
                Text.of(
                        "problem.invalid-state."
                                + (complaint.unconfirmed() ? "unconfirmed" : state)),
                Map.of("state", state));
    }

    /** 409: somebody else has it. */
    static ErrorResponseException taken(String by) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "already-assigned",
                Text.of("problem.already-assigned", by),
                Map.of("name", by));
    }

    /** 409: something public was written since the caller looked. */
    static ErrorResponseException moved(ComplaintEntry entry) {
        var said = new LinkedHashMap<String, Object>();
        said.put("id", entry.id());
        said.put("author", entry.author().word());
        said.put("name", entry.authorName());
        said.put("text", entry.text());
        said.put("at", entry.at());
        return Problems.problem(
                HttpStatus.CONFLICT,
                "thread-moved",
                Text.of("problem.thread-moved"),
                Map.of("entry", said));
    }

    static ErrorResponseException noLastWord() {
        return Problems.problem(
                HttpStatus.CONFLICT, "answer-needed", Text.of("problem.answer-needed"));
    }

    static ErrorResponseException tooMany(Text why) {
        return Problems.problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-complaints", why);
    }

    static ErrorResponseException otherPerson() {
        return Problems.problem(
                HttpStatus.CONFLICT, "other-requester", Text.of("problem.other-requester"));
    }

    static ErrorResponseException otherBooking() {
        return Problems.problem(
                HttpStatus.CONFLICT, "other-booking", Text.of("problem.other-booking"));
    }

    static ErrorResponseException forbidden() {
        return Problems.problem(
                HttpStatus.FORBIDDEN,
                "forbidden",
                Text.of("problem.forbidden.support-decides-that"));
    }
}
