package org.chaland.architecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.chaland.memory")
class ContractRunsTest {

    @ArchTest
    static final ArchRule aContractThatIsRunEndsInContractTest = Rules.A_CONTRACT_THAT_IS_RUN_ENDS_IN_CONTRACT_TEST;
}
