package dev.marquee.venue;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.marquee.platform.test.HouseRules;

@AnalyzeClasses(packages = "dev.marquee.venue", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest static final ArchTests house_rules = ArchTests.in(HouseRules.class);
}
