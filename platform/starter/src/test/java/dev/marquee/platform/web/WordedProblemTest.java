package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BeanPropertyBindingResult;

class WordedProblemTest {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final StaticMessageSource messages = new StaticMessageSource();

    @Test
    void a_refusal_is_english_until_it_is_sent_and_then_in_the_readers_language() {
        messages.addMessage("problem.status.404", VIETNAMESE, "Không tìm thấy");
        messages.addMessage("problem.not-found", VIETNAMESE, "Không có {0} này.");
        messages.addMessage("thing.seat-plan", VIETNAMESE, "sơ đồ ghế");
        var problem = Problems.notFound("seat plan").getBody();
        assertThat(problem.getDetail()).isEqualTo("There is no such seat plan.");

        Problems.put(problem, messages, VIETNAMESE);

        assertThat(problem.getDetail()).isEqualTo("Không có sơ đồ ghế này.");
        assertThat(problem.getTitle()).isEqualTo("Không tìm thấy");
        assertThat(problem.getType()).hasToString("urn:marquee:problem:not-found");
    }

    @Test
    void it_says_what_would_help_and_who_can_change_it() {
        messages.addMessage("reason.offer-refused.over.help", VIETNAMESE, "Hãy bỏ mã.");
        var problem =
                Problems.problem(
                                HttpStatus.CONFLICT,
                                "offer-refused",
                                Text.of("problem.not-found", "code"),
                                Map.of("reason", "over"))
                        .getBody();

        Problems.put(problem, messages, VIETNAMESE);

        assertThat(problem.getProperties())
                .containsEntry("help", "Hãy bỏ mã.")
                .containsEntry("docs", "/docs/reasons#offer-refused.over")
                .containsEntry("who", "nobody");
    }

    @Test
    void a_reason_that_is_in_no_catalogue_is_found_by_tests() {
        for (var refusal :
                List.of(
                        Problems.problem(HttpStatus.CONFLICT, "brand-new", "No."),
                        Problems.problem(HttpStatus.GONE, "sold-out", "No."),
                        Problems.problem(
                                HttpStatus.CONFLICT, "sold-out", "No.", Map.of("right", 1))))
            assertThatThrownBy(() -> Problems.put(refusal.getBody(), messages, VIETNAMESE))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("reasons.csv");
    }

    @Test
    void nothing_is_put_into_english_that_is_read_in_another_language() {
        messages.addMessage("problem.not-found", VIETNAMESE, "Không có {0} này.");
        var read = new AtomicInteger();
        var thing =
                new Object() {
                    @Override
                    public String toString() {
                        return "ghế " + read.incrementAndGet();
                    }
                };

        var problem =
                Problems.problem(
                                HttpStatus.NOT_FOUND,
                                "not-found",
                                Text.of("problem.not-found", thing))
                        .getBody();
        assertThat(read).hasValue(0);
        Problems.put(problem, messages, VIETNAMESE);

        assertThat(problem.getDetail()).isEqualTo("Không có ghế 1 này.");
        assertThat(read).hasValue(1);
    }

    @Test
    void english_is_read_by_the_same_rules_as_every_other_language() {
        assertThat(Text.of("problem.not-found", Text.of("thing.event")).english())
                .isEqualTo("There is no such event.");
        assertThat(Text.of("problem.of-nothing", 3).english()).isEqualTo("problem.of-nothing");
        assertThat(Text.of("words {of} no key").english()).isEqualTo("words {of} no key");
    }

    @Test
    void words_that_a_language_lacks_stay_english() {
        var problem =
                Problems.problem(
                                HttpStatus.CONFLICT,
                                "sold-out",
                                Text.of("problem.changed-meanwhile", Text.of("thing.event")),
                                Map.of("left", 3))
                        .getBody();

        Problems.put(problem, messages, VIETNAMESE);

        assertThat(problem.getTitle()).isEqualTo("Conflict");
        assertThat(problem.getDetail()).startsWith("The event has changed since you read it.");
        assertThat(problem.getProperties()).containsEntry("left", 3);
    }

    @Test
    void what_is_wrong_with_fields_is_in_the_readers_language_too() {
        messages.addMessage("invalid.required", VIETNAMESE, "là bắt buộc");
        var problem =
                Problems.invalid(
                                List.of(
                                        new Fault("name", Text.of("invalid.required")),
                                        new Fault("email", Problems.words("đã được dùng"))))
                        .getBody();
        assertThat(problem.getProperties())
                .containsEntry(
                        "errors",
                        List.of(
                                Map.of("field", "name", "message", "is required"),
                                Map.of("field", "email", "message", "đã được dùng")));

        Problems.put(problem, messages, VIETNAMESE);

        assertThat(problem.getProperties())
                .containsEntry(
                        "errors",
                        List.of(
                                Map.of("field", "name", "message", "là bắt buộc"),
                                Map.of("field", "email", "message", "đã được dùng")));
    }

    @Test
    void a_rejected_field_has_the_codes_of_pages_and_the_text_of_the_api() {
        var errors = new BeanPropertyBindingResult(new Form("x"), "form");

        Text.of("invalid.more-decimals-than", "IDR").reject(errors, "price", "price_decimals");

        var error = errors.getFieldErrors("price").getFirst();
        assertThat(error.getCode()).isEqualTo("price_decimals");
        assertThat(error.getCodes())
                .startsWith("price_decimals.form.price")
                .endsWith("price_decimals", "invalid.more-decimals-than");
        assertThat(error.getDefaultMessage()).isEqualTo("has more decimals than IDR");
        assertThat(error.getRejectedValue()).isEqualTo("x");
        assertThat(ProblemAdvice.fieldErrors(errors))
                .containsExactly(new Fault("price", Text.of("invalid.more-decimals-than", "IDR")));
    }

    @Test
    void what_is_wrong_with_the_whole_is_in_the_readers_language_as_well() {
        var errors = new BeanPropertyBindingResult(new Form("x"), "form");

        Text.of("invalid.more-decimals-than", "IDR").reject(errors, "price_decimals");

        var error = errors.getGlobalErrors().getFirst();
        assertThat(error.getCodes())
                .containsExactly(
                        "price_decimals.form", "price_decimals", "invalid.more-decimals-than");
        assertThat(error.getDefaultMessage()).isEqualTo("has more decimals than IDR");
        assertThat(ProblemAdvice.fieldErrors(errors))
                .containsExactly(new Fault("form", Text.of("invalid.more-decimals-than", "IDR")));
    }

    @Test
    void a_page_shows_what_a_refusal_says() {
        assertThat(Problems.said(Problems.notFound("event")))
                .isEqualTo(Text.of("problem.not-found", Text.of("thing.event")));
        var ready = Problems.problem(HttpStatus.CONFLICT, "busy", "Bận quá.");
        assertThat(Problems.said(ready).in(messages, VIETNAMESE)).isEqualTo("Bận quá.");
        assertThat(Problems.fault(Problems.invalid("name", Text.of("invalid.required"))))
                .isEqualTo(Text.of("invalid.required"));
    }

    record Form(String price) {
        public String getPrice() {
            return price;
        }
    }
}
