package org.chaland.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "org.chaland",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTheKit.class})
class ArchitectureTest {

    @ArchTest
    static final ArchRule spiKnowsNoFramework = Rules.SPI_KNOWS_NO_FRAMEWORK;

    @ArchTest
    static final ArchRule coreKnowsNoFramework = Rules.CORE_KNOWS_NO_FRAMEWORK;

    @ArchTest
    static final ArchRule noPackageCycles = Rules.NO_PACKAGE_CYCLES;

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = Rules.EVERY_PACKAGE_IS_NULL_MARKED;

    @ArchTest
    static final ArchRule timeIsInjected = Rules.TIME_IS_INJECTED;

    @ArchTest
    static final ArchRule nobodyIsLookedUpByABareId = Rules.NOBODY_IS_LOOKED_UP_BY_A_BARE_ID;

    @ArchTest
    static final ArchRule staffSayWhoTheyAre = Rules.STAFF_SAY_WHO_THEY_ARE;

    /** The contract kit is made of tests. */
    static final class DoNotIncludeTheKit implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/org/chaland/spi/contract/");
        }
    }
}
