package dev.marquee.platform.test;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;

/**
 * Rules for the code of every service; a service's test includes them with {@code
 * ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    /** Of one package; more than that is several subjects. */
    private static final long MOST_TYPES = 30;

    private static final String MONEY =
            "(?i).*(price|amount|revenue|money|minor|refund|discount|tax).*";

    @ArchTest static final ArchRule fields_are_not_injected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothing_prints_to_the_console = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule packages_are_named_by_feature =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..impl..", "..dto..", "..util..", "..mapper..", "..common..");

    /** What needs each other belongs together; the rest can be understood by itself. */
    @ArchTest
    static final ArchRule packages_need_each_other_one_way =
            SlicesRuleDefinition.slices().assignedFrom(byPackage()).should().beFreeOfCycles();

    /** Money is whole minor units or a decimal: binary fractions lose cents. */
    @ArchTest
    static final ArchRule money_is_exact =
            noFields()
                    .that()
                    .haveNameMatching(MONEY)
                    .should()
                    .haveRawType(floating())
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule money_is_passed_on_exactly =
            noMethods()
                    .that()
                    .haveNameMatching(MONEY)
                    .should()
                    .haveRawReturnType(floating())
                    .orShould()
                    .haveRawParameterTypes(anyElementThat(floating()))
                    .allowEmptyShould(true);

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
    static void a_package_can_be_taken_in_at_a_glance(JavaClasses classes) {
        assertThat(
                        classes.stream()
                                .filter(type -> type.isTopLevelClass())
                                .filter(type -> !type.getSimpleName().equals("package-info"))
                                .collect(groupingBy(JavaClass::getPackageName, counting())))
                .allSatisfy((name, types) ->
                        assertThat(types).as(name).isLessThanOrEqualTo(MOST_TYPES));
    }

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

    private static SliceAssignment byPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static DescribedPredicate<JavaClass> floating() {
        return DescribedPredicate.describe(
                "a floating-point number",
                type ->
                        type.isEquivalentTo(double.class)
                                || type.isEquivalentTo(Double.class)
                                || type.isEquivalentTo(float.class)
                                || type.isEquivalentTo(Float.class));
    }

    private HouseRules() {}
}
