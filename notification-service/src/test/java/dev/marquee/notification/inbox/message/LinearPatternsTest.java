package dev.marquee.notification.inbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anybody may write to the mailbox: no pattern may take four times as long for a text that is twice
 * as long. What is counted are the characters that a pattern looks at.
 */
class LinearPatternsTest {

    /** How texts begin that lead into a pattern, and what is then repeated. */
    private static final List<String> BEGINNINGS =
            List.of(
                    "",
                    "\n",
                    "\n<",
                    "<a",
                    "Hi. This is the",
                    "Hi. This is the\n\n<",
                    "Sorry, we were unable",
                    "Message from x.",
                    "This message was created automatically by mail delivery software.",
                    "\n---",
                    "has not",
                    "From",
                    "From:",
                    "On a",
                    "On a wrote",
                    "x <a@b>",
                    "-- Original Message",
                    "550 user",
                    "smtp;");

    private static final List<String> REPEATED =
            List.of(
                    "\n", " ", "\t", " \n", "\n\n<", "\n<a", "<", "<a", "-", "\n---", ".", ". ",
                    ".\n", "a", "a ", "a@", "5", "5.", "550 ", "user ", "mailbox", "wrote:", ">",
                    "_", ":", ": ", "#", "c-", "+c-", "+a", "On ", "from:", "has ");

    /** Counts how often a character is looked at. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        private Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static long looks(Pattern pattern, String text) {
        var counted = new Counted(text);
        var found = pattern.matcher(counted);
        while (found.find()) {}
        var whole = found.reset().matches();
        assertThat(whole).isIn(true, false);
        return counted.looks;
    }

    private static String text(String beginning, String repeated, int length) {
        return beginning + repeated.repeat(length / repeated.length());
    }

    private static List<String> growing(Pattern pattern) {
        var growing = new ArrayList<String>();
        for (var beginning : BEGINNINGS)
            for (var repeated : REPEATED) {
                var once = looks(pattern, text(beginning, repeated, 1500));
                var twice = looks(pattern, text(beginning, repeated, 3000));
                if (twice > 3 * once + 3000) growing.add(beginning + " … " + repeated);
            }
        return growing;
    }

    static Stream<Pattern> patterns() throws ReflectiveOperationException {
        var found = new ArrayList<Pattern>();
        for (var name :
                List.of(
                        "inbox.message.DeliveryReports",
                        "inbox.message.MailReader",
                        "inbox.message.WrittenText",
                        "inbox.ApplyReport",
                        "inbox.SortMail",
                        "address.BounceClassifier",
                        "address.SmtpAnswer"))
            for (var field : Class.forName("dev.marquee.notification." + name).getDeclaredFields())
                if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    found.add((Pattern) field.get(null));
                }
        assertThat(found).hasSizeGreaterThan(20);
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void a_pattern_takes_twice_as_long_for_twice_the_text(Pattern pattern) {
        assertThat(growing(pattern)).isEmpty();
    }

    /** The control: as it was once. */
    @Test
    void one_that_looks_back_at_each_line_does_not() {
        assertThat(growing(Pattern.compile("(?s)\\AHi\\. This is the.*?\\n\\s*\\n<[^>\\n]+>:")))
                .contains("Hi. This is the … \n");
        assertThat(growing(Pattern.compile("(?i)^from:\\s*.*@.*$"))).contains("From: …  ");
    }

    @Test
    void only_the_beginning_of_a_letter_is_looked_at() {
        var letter = "Hi. This is the mail system.\n%s\n\n<a@mail.example>:\n550 5.1.1 unknown\n";
        assertThat(DeliveryReports.letter(letter.formatted("a".repeat(1000)))).isPresent();
        assertThat(DeliveryReports.letter(letter.formatted("\n".repeat(1000)))).isPresent();
        assertThat(DeliveryReports.letter(letter.formatted("\n".repeat(40_000)))).isEmpty();
    }
}
