package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.security.PlatformSecurityAutoConfiguration;
import dev.marquee.platform.value.PersonName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest(
        controllers = TypedTextTest.Echo.class,
        excludeAutoConfiguration = PlatformSecurityAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
@Import(TypedTextTest.Echo.class)
class TypedTextTest {

    @SpringBootApplication
    static class App {}

    record Person(
            @JsonAlias("fullName") @NotBlank @PersonName @Nullable String name,
            @Nullable String about,
            @Nullable List<String> tags,
            @Nullable String password) {}

    @RestController
    static class Echo {

        @PostMapping("/json")
        Person json(@RequestBody @Valid Person person) {
            return person;
        }

        @PostMapping("/form")
        Person form(@Valid @ModelAttribute Person person) {
            return person;
        }

        @PostMapping("/one/{word}")
        String one(
                @PathVariable String word,
                @RequestParam String q,
                @RequestParam String password,
                @RequestParam @PersonName String name) {
            return String.join("|", word, q, password, name);
        }
    }

    private static final String TYPED = "\u200b m²\u00a0x\u202e ";

    @Autowired private MockMvcTester mvc;

    @Test
    void texts_of_a_json_body_are_cleaned_but_passwords() {
        assertThat(
                        mvc.post()
                                .uri("/json")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"fullName\":\"%1$s\",\"about\":\"%1$s\",\"tags\":[\"%1$s\"],\"password\":\"%1$s\"}"
                                                .formatted(TYPED)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"name\":\"m2 x\",\"about\":\" m² x \",\"tags\":[\" m² x \"],\"password\":\"%s\"}"
                                .formatted(TYPED));
    }

    @Test
    void texts_of_a_form_are_cleaned_but_passwords() {
        assertThat(
                        mvc.post()
                                .uri("/form")
                                .param("name", TYPED)
                                .param("about", TYPED)
                                .param("tags", TYPED, TYPED)
                                .param("password", TYPED))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"name\":\"m2 x\",\"about\":\" m² x \",\"tags\":[\" m² x \",\" m² x \"],\"password\":\"%s\"}"
                                .formatted(TYPED));
    }

    @Test
    void parameters_of_an_address_are_cleaned_but_passwords() {
        assertThat(
                        mvc.post()
                                .uri("/one/{word}", TYPED)
                                .param("q", TYPED)
                                .param("password", TYPED)
                                .param("name", TYPED))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(" m² x | m² x |" + TYPED + "|m2 x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u00a0", "\u2060\u200d", "\u3164", "\u2800", "\u0301"})
    void a_name_that_cannot_be_seen_is_blank(String name) {
        assertThat(
                        mvc.post()
                                .uri("/json")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\":\"%s\"}".formatted(name)))
                .hasStatus(422);
        assertThat(mvc.post().uri("/form").param("name", name)).hasStatus4xxClientError();
    }

    @Test
    void a_name_with_a_link_is_refused_in_words() {
        assertThat(
                        mvc.post()
                                .uri("/json")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\":\"verify at https://evil.example\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("without a link");
    }
}
