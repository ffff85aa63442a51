package dev.marquee.platform.test;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;

/**
 * Rules for the code of every service; a service's test includes them with {@code
 * ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    @ArchTest static final ArchRule fields_are_not_injected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothing_prints_to_the_console = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule packages_are_named_by_feature =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..impl..", "..dto..", "..util..", "..mapper..", "..common..");

    /** Who forgets to close one keeps its connection: six of them, and the service stands still. */
    @ArchTest
    static final ArchRule rows_are_listed_and_not_streamed =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(name("stream"))
                                    .and(
                                            target(
                                                    owner(
                                                            name(
                                                                    "org.springframework.jdbc.core.simple.JdbcClient$MappedQuerySpec")))))
                    .orShould()
                    .callMethodWhere(target(name("queryForStream")));

    @ArchTest
    static final ArchRule dates_are_of_java_time =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date");

    @ArchTest
    static void pages_need_no_exception_from_the_security_policy(JavaClasses classes)
            throws IOException {
        assertThat(TemplateRules.violations()).isEmpty();
    }

    @ArchTest
    static void style_sheets_and_scripts_can_be_read_to_their_ends(JavaClasses classes)
            throws IOException {
        assertThat(AssetRules.violations()).isEmpty();
    }

    private HouseRules() {}
}
