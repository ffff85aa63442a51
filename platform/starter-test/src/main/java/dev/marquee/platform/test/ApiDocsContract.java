package dev.marquee.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.OpenApiDescription.Described;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an integrator finds in the description of every service's API. */
public interface ApiDocsContract {

    /** Possessive quantifiers, and operations on classes of characters. */
    Pattern ONLY_JAVA = Pattern.compile("[*+?}]\\+|\\[\\^?\\[|&&");

    /** {@code status}, {@code event_status}, {@code kind} … */
    Pattern CHOICE = Pattern.compile("(\\w+_)?(status|state|kind|role|roles)");

    @Test
    default void two_validators_have_nothing_to_say(@Autowired MockMvcTester mvc) {
        var description = description(mvc);
        assertThat(DescriptionValidators.swaggerParser(description)).isEmpty();
        assertThat(DescriptionValidators.openApiSchema(description)).isEmpty();
    }

    @Test
    default void every_operation_says_what_it_answers(@Autowired MockMvcTester mvc) {
        assertThat(operations(mvc))
                .allSatisfy(it -> {
                    var good =
                            it.statuses().filter(status -> status.matches("[23]\\d\\d")).toList();
                    assertThat(good).as(it.toString()).isNotEmpty();
                    assertThat(good)
                            .allSatisfy(status ->
                                    assertThat(
                                                    it.operation()
                                                            .path("responses")
                                                            .path(status)
                                                            .path("content"))
                                            .as(it + " " + status)
                                            .allSatisfy(media ->
                                                    assertThat(media.path("schema").isEmpty())
                                                            .isFalse()));
                });
    }

    @Test
    default void every_request_has_an_example_that_fits_its_schema(@Autowired MockMvcTester mvc) {
        var description = new OpenApiDescription(description(mvc));
        assertThat(description.operations())
                .allSatisfy(it ->
                        assertThat(it.requestMedia())
                                .as(it.toString())
                                .allSatisfy(media -> {
                                    assertThat(media.has("example")).isTrue();
                                    assertThat(description.faults(media, media.get("example")))
                                            .isEmpty();
                                }));
    }

    /** JSON Schema has the patterns of ECMA-262; only Java has these. */
    @Test
    default void patterns_can_be_read_by_other_languages(@Autowired MockMvcTester mvc) {
        assertThat(description(mvc).findValuesAsString("pattern"))
                .allMatch(pattern -> pattern.startsWith("^") && pattern.endsWith("$"))
                .noneMatch(pattern -> ONLY_JAVA.matcher(pattern).find());
    }

    @Test
    default void every_operation_says_in_words_what_it_is_for(@Autowired MockMvcTester mvc) {
        assertThat(operations(mvc))
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(it.operation().path("summary").asString(""))
                                .as(it.toString())
                                .isNotBlank())
                .allSatisfy(it ->
                        assertThat(it.operation().path("tags").valueStream())
                                .as("%s stands among its like", it)
                                .noneMatch(tag -> tag.asString().endsWith("-controller")));
    }

    @Test
    default void every_refusal_is_a_problem_detail_with_an_example(@Autowired MockMvcTester mvc) {
        assertThat(operations(mvc))
                .allSatisfy(it ->
                        assertThat(it.refusals())
                                .as(it.toString())
                                .allSatisfy(status -> {
                                    var problem = it.problem(status);
                                    assertThat(problem.path("schema").path("$ref").asString(""))
                                            .endsWith("/Problem");
                                    assertThat(examples(problem))
                                            .isNotEmpty()
                                            .allSatisfy(example ->
                                                    assertThat(example.path("status").asString())
                                                            .isEqualTo(status));
                                }));
    }

    @Test
    default void what_needs_a_caller_says_so_and_names_401(@Autowired MockMvcTester mvc) {
        assertThat(operations(mvc))
                .allSatisfy(it -> {
                    var security = it.operation().path("security");
                    assertThat(security.isEmpty()).as(it.toString()).isFalse();
                    if (security.valueStream().noneMatch(JsonNode::isEmpty))
                        assertThat(it.refusals()).as(it.toString()).contains("401");
                });
    }

    @Test
    default void every_field_has_an_example(@Autowired MockMvcTester mvc) {
        var schemas = description(mvc).path("components").path("schemas");
        var without = new ArrayList<String>();
        schemas.propertyStream()
                .forEach(schema ->
                        schema.getValue()
                                .path("properties")
                                .propertyStream()
                                .filter(field -> needsExample(field.getValue()))
                                .forEach(field ->
                                        without.add(schema.getKey() + "." + field.getKey())));
        assertThat(without).isEmpty();
    }

    /** A status, a state, a kind or a role is one of a few words, and clients switch on them. */
    @Test
    default void what_is_one_of_a_few_words_says_which(@Autowired MockMvcTester mvc) {
        var description = description(mvc);
        var schemas = description.path("components").path("schemas");
        var without = new ArrayList<String>();
        schemas.propertyStream()
                .filter(schema -> !schema.getKey().equals("Problem"))
                .forEach(schema ->
                        schema.getValue()
                                .path("properties")
                                .propertyStream()
                                .filter(field -> CHOICE.matcher(field.getKey()).matches())
                                .filter(field -> !isChoice(field.getValue(), schemas))
                                .map(field -> schema.getKey() + "." + field.getKey())
                                .forEach(without::add));
        for (var operation : new OpenApiDescription(description).operations())
            operation
                    .operation()
                    .path("parameters")
                    .valueStream()
                    .filter(it -> CHOICE.matcher(it.path("name").asString()).matches())
                    .filter(it -> !isChoice(it.path("schema"), schemas))
                    .forEach(it -> without.add(operation + " " + it.path("name")));
        assertThat(without).isSubsetOf(wordsOfOthers());
    }

    /**
     * Fields whose words another service chooses, so that they are not known here: {@code
     * TimelineEntry.status}.
     */
    default List<String> wordsOfOthers() {
        return List.of();
    }

    private static boolean isChoice(JsonNode field, JsonNode schemas) {
        var reference = field.path("$ref").asString("");
        return field.path("type").toString().contains("integer")
                || field.has("enum")
                || field.has("items") && isChoice(field.get("items"), schemas)
                || !reference.isEmpty()
                        && isChoice(
                                schemas.path(reference.substring(reference.lastIndexOf('/') + 1)),
                                schemas)
                || field.path("anyOf").valueStream().anyMatch(one -> isChoice(one, schemas));
    }

    @Test
    default void every_tag_is_declared_in_an_order_that_stays(@Autowired MockMvcTester mvc) {
        var description = description(mvc);
        var declared =
                description
                        .path("tags")
                        .valueStream()
                        .map(tag -> tag.path("name").asString())
                        .toList();
        assertThat(new OpenApiDescription(description).operations())
                .flatExtracting(it -> it.operation().path("tags").valueStream().toList())
                .extracting(JsonNode::asString)
                .isSubsetOf(declared)
                .containsAll(declared);
        assertThat(declared).doesNotHaveDuplicates();
        assertThat(description.path("tags").valueStream())
                .allMatch(tag -> !tag.path("description").asString("").isBlank());
        if (declared.contains("Older addresses")) assertThat(declared).endsWith("Older addresses");
    }

    @Test
    default void every_parameter_stands_by_itself(@Autowired MockMvcTester mvc) {
        assertThat(operations(mvc))
                .allSatisfy(it ->
                        assertThat(it.operation().path("parameters").valueStream())
                                .as(it.toString())
                                .noneMatch(parameter -> parameter.path("schema").has("$ref")));
    }

    @Test
    default void nothing_is_said_of_what_only_other_services_may_call(
            @Autowired MockMvcTester mvc) {
        assertThat(operations(mvc))
                .extracting(Described::path)
                .noneMatch(path -> path.startsWith("/internal"));
        assertThat(operations(mvc))
                .flatExtracting(it -> it.operation().path("parameters").valueStream().toList())
                .noneMatch(parameter -> parameter.path("name").asString("").equals("caller"));
    }

    private static boolean needsExample(JsonNode field) {
        return !field.has("example")
                && !field.has("examples")
                && !field.has("enum")
                && !field.has("$ref")
                && !field.has("items")
                && !field.has("additionalProperties")
                && !field.has("properties");
    }

    static List<JsonNode> examples(JsonNode media) {
        return media.has("example")
                ? List.of(parsed(media.get("example")))
                : media.path("examples")
                        .valueStream()
                        .map(example -> parsed(example.path("value")))
                        .toList();
    }

    /** Annotations carry examples as text. */
    static JsonNode parsed(JsonNode example) {
        return example.isString() ? JsonMapper.shared().readTree(example.asString()) : example;
    }

    private static List<Described> operations(MockMvcTester mvc) {
        return new OpenApiDescription(description(mvc)).operations();
    }

    private static JsonNode description(MockMvcTester mvc) {
        var answer = mvc.get().uri("/v3/api-docs").exchange();
        assertThat(answer).hasStatusOk();
        try {
            return JsonMapper.shared().readTree(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
