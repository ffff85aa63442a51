package dev.marquee.system.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link WordsTest} would say of words in the wrong place, and of none. */
class PlantedWordsTest {

    @Test
    void a_literal_in_a_template_is_told_with_its_line() {
        assertThat(
                        template(
                                """
                                <main>
                                  <h1 th:text="#{title}">A sample</h1>
                                  <p>
                                    [[#{lead}]] Buy now
                                  </p>
                                  <img th:src="@{/a.png}" alt="A hall" title="x">
                                  <input placeholder="Your name" th:value="${name}">
                                  <a th:title="#{open}" title="Open" th:text="'Page ' + ${number}">1</a>
                                </main>
                                """))
                .containsExactly(
                        "page.html:4 text “Buy now”",
                        "page.html:6 alt “A hall”",
                        "page.html:7 placeholder “Your name”",
                        "page.html:8 th:text “Page”");
    }

    @Test
    void a_sample_is_no_literal_and_neither_is_what_nobody_reads() {
        assertThat(
                        template(
                                """
                                <html th:replace="~{layout :: page(main=~{::main})}"><main>
                                  <!--/* how it is used */--><!-- a remark -->
                                  <div th:replace="~{pieces :: note}">A note</div>
                                  <p th:insert="~{:: price}">Free</p>
                                  <p th:text="${open} ? #{open} : #{closed}" th:class="${open ? 'is open' : ''}">Open</p>
                                  <script>var words = 'some words here';</script>
                                  · &nbsp; 12 <b th:each="x : ${list}">[[${x}]]</b>
                                </main></html>
                                """))
                .isEmpty();
    }

    @Test
    void what_is_given_to_a_layout_is_read() {
        assertThat(
                        template(
                                "<html th:replace=\"~{layout :: page(main=~{::main})}\"><main>Hello there</main></html>"))
                .containsExactly("page.html:1 text “Hello there”");
    }

    @Test
    void a_literal_in_a_mail_without_markup_is_told_with_its_line() {
        assertThat(
                        TemplateWords.of(
                                "mail.txt",
                                """
                                [(#{hello(${name})})]
                                [# th:if="${paid}"]Thank you
                                [/][(${code})]
                                """))
                .extracting(Literal::toString)
                .containsExactly("mail.txt:2 text “Thank you”");
    }

    @Test
    void a_literal_in_a_script_is_told_with_its_line() {
        assertThat(
                        ScriptWords.of(
                                "page.js",
                                """
                                // It's a remark, with words
                                const key = say('sold-out'), node = document.querySelector('.seat [data-x]');
                                node.textContent = `Only ${left} tickets left`;
                                node.title = "Close"; /* 'more of these' */
                                node.className = 'd-flex is-open'; node.addEventListener('click', go);
                                """))
                .extracting(Literal::toString)
                .containsExactly("page.js:3 text “Only  tickets left”", "page.js:4 text “Close”");
    }

    @Test
    void a_literal_in_java_is_told_with_its_line() throws IOException {
        assertThat(
                        java(
                                """
                                class Page {
                                    @Size(max = 3, message = "must be short")
                                    String name;
                                    void show(Model model) {
                                        model.put("title", "Your tickets");
                                        model.put("do", "Pay");
                                        throw Problems.problem(CONFLICT, "sold-out", "No seat is left.");
                                    }
                                }
                                """))
                .containsExactly(
                        "Page.java:2 @Size “must be short”",
                        "Page.java:5 put “Your tickets”",
                        "Page.java:6 put “Pay”",
                        "Page.java:7 problem “No seat is left.”");
    }

    @Test
    void what_programs_and_developers_read_is_no_literal() throws IOException {
        assertThat(
                        java(
                                """
                                class Page {
                                    @Operation(summary = "Show a page")
                                    void show() {
                                        log.info("a page is shown");
                                        jdbc.sql("select name from page where id = ?");
                                        if (no) throw new IllegalStateException("there is no page");
                                        errors.rejectValue("name", "Size");
                                        words(Text.of("page.sold-out"));
                                    }
                                }
                                """))
                .isEmpty();
    }

    @Test
    void a_key_that_is_missing_and_one_too_many_are_told(@TempDir Path root) throws IOException {
        var main = root.resolve("shop-service/src/main");
        write(
                root.resolve("platform/starter/src/main/resources/platform-messages.properties"),
                "x=X");
        write(
                main.resolve("resources/messages.properties"),
                "# Words\ntitle=Shop\nold=Old\nstate.open=Open\nSize.shopForm.name=Too long\n");
        write(
                main.resolve("resources/templates/shop.html"),
                "<p th:text=\"#{title}\"></p>\n<p th:text=\"#{lead(${x})}\"></p><!-- #{remark} -->");
        write(
                main.resolve("java/Shop.java"),
                "class Shop { @Size String a = \"state.\" + b + \"x\"; Text c = Text.of(\"gone\", 1); E d = Problems.notFound(\"old hat\"), f = Versions.changed(\"hat\"); }");
        assertThat(WordsTest.wrongKeys(Sources.of(root)))
                .containsExactly(
                        "shop-service/src/main/java/Shop.java:1 asks for gone, which no bundle has",
                        "shop-service/src/main/java/Shop.java:1 asks for thing.old-hat, which no bundle has",
                        "shop-service/src/main/java/Shop.java:1 asks for thing.hat, which no bundle has",
                        "shop-service/src/main/resources/templates/shop.html:2 asks for lead, which no bundle has",
                        "shop-service/src/main/resources/messages.properties:3 has old, which nothing uses");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> template(String text) {
        return TemplateWords.of("page.html", text).stream().map(Literal::toString).toList();
    }

    private static List<String> java(String text) throws IOException {
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        return JavaWords.of(List.of(file), any -> "Page.java").stream()
                .map(Literal::toString)
                .toList();
    }
}
