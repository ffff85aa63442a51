package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.ComplaintState.Move;
import dev.marquee.platform.web.Problems;
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
    static ErrorResponseException state(Complaint complaint, String move) {
        var state = complaint.state().word();
        return Problems.problem(
                HttpStatus.CONFLICT,
                "invalid-state",
                "This complaint is %s and cannot be %s."
                        .formatted(
                                complaint.unconfirmed() ? "not confirmed" : state.replace('_', ' '),
                                move),
                Map.of("state", state));
    }

    static String word(Move move) {
        return switch (move) {
            case START -> "started";
            case RESOLVE -> "resolved";
            case REOPEN -> "reopened";
            case SETTLE, DISCARD -> "closed";
        };
    }

    /** 409: somebody else has it. */
    static ErrorResponseException taken(String by) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "already-assigned",
                "%s works on this complaint already.".formatted(by),
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
                "Somebody wrote since you read this complaint. Read that first, or send your answer anyway.",
                Map.of("entry", said));
    }

    static ErrorResponseException noLastWord() {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "answer-needed",
                "The last word is the requester's. Answer first, or say that there is nothing to say.");
    }

    static ErrorResponseException tooMany(String why) {
        return Problems.problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-complaints", why);
    }

    static ErrorResponseException otherPerson() {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "other-requester",
                "The two complaints are of different people, who would read each other's words. Link them instead.");
    }

    static ErrorResponseException forbidden() {
        return Problems.problem(
                HttpStatus.FORBIDDEN, "forbidden", "Support decides that about a complaint.");
    }
}
