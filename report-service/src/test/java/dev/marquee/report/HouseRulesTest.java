package dev.marquee.report;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.marquee.platform.test.HouseRules;

@AnalyzeClasses(packages = "dev.marquee.report", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest static final ArchTests house_rules = ArchTests.in(HouseRules.class);
}
