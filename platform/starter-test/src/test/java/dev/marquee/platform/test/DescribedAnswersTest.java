package dev.marquee.platform.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class DescribedAnswersTest {

    private static final String DESCRIPTION =
            """
            {"paths":{"/things/{id}":{"get":{"responses":{
               "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
               "404":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"},
                 "examples":{"not-found":{"value":{"type":"urn:marquee:problem:not-found"}}}}}}}}}},
             "components":{"schemas":{
               "Thing":{"type":"object","required":["id","note"],"properties":{
                 "id":{"type":"integer"},"note":{"type":["string","null"]}}},
               "Problem":{"type":"object","properties":{"type":{"type":"string"}}}}}}
            """;

    @RestController
    static class Answering {
        @GetMapping("/things/{id}")
        ResponseEntity<String> answer(
                @RequestParam int status, @RequestParam String type, @RequestParam String body) {
            return ResponseEntity.status(status).contentType(MediaType.valueOf(type)).body(body);
        }
    }

    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(new Answering())
                    .alwaysDo(new DescribedAnswers(DescribedAnswersTest::description))
                    .build();

    private static OpenApiDescription description() {
        return new OpenApiDescription(JsonMapper.shared().readTree(DESCRIPTION));
    }

    private void get(int status, String type, String body) throws Exception {
        mvc.perform(
                MockMvcRequestBuilders.get("/things/7")
                        .param("status", Integer.toString(status))
                        .param("type", type)
                        .param("body", body));
    }

    @Test
    void what_is_described_passes() {
        assertThatCode(() -> get(200, "application/json", "{\"id\":7,\"note\":null}"))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        get(
                                404,
                                "application/problem+json",
                                "{\"type\":\"urn:marquee:problem:not-found\"}"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | application/json | {\"id\":null,\"note\":null} | /id",
                "200 | application/json | {\"id\":7} | note",
                "200 | application/json | {\"id\":7,\"note\":null,\"more\":1} | more",
                "200 | text/plain | seven | is not described",
                "409 | application/json | {} | the status is not described",
                "404 | application/problem+json | {\"type\":\"urn:marquee:problem:gone\"} | is none of",
                "404 | application/problem+json | {\"type\":\"urn:marquee:problem:not-found\",\"left\":1} | left"
            })
    void what_is_not_described_fails(int status, String type, String body, String said) {
        assertThatThrownBy(() -> get(status, type, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
    }
}
