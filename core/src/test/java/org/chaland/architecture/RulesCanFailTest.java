package org.chaland.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;
import org.chaland.architecture.one.One;
import org.chaland.architecture.two.Two;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.CustomerId;
import org.chaland.spi.contract.HostTransactionContract;
import org.chaland.spi.contract.StorageContract;
import org.chaland.spi.contract.StorageFixture;
import org.junit.jupiter.api.Test;

/** A gate counts only after it has been seen to fail. */
class RulesCanFailTest {

    @Test
    void aFrameworkInTheSpiIsFound() {
        assertThat(isBroken(Rules.SPI_KNOWS_NO_FRAMEWORK, HostTransactionContract.class))
                .isTrue();
    }

    @Test
    void aFrameworkInTheCoreIsFound() {
        assertThat(isBroken(Rules.CORE_KNOWS_NO_FRAMEWORK, RulesCanFailTest.class))
                .isTrue();
    }

    @Test
    void aCycleOfPackagesIsFound() {
        assertThat(isBroken(Rules.NO_PACKAGE_CYCLES, One.class, Two.class)).isTrue();
    }

    @Test
    void aPackageThatIsNotNullMarkedIsFound() {
        assertThat(isBroken(Rules.EVERY_PACKAGE_IS_NULL_MARKED, One.class)).isTrue();
    }

    @Test
    void aContractThatSurefireWouldSkipIsFound() {
        assertThat(isBroken(Rules.A_CONTRACT_THAT_IS_RUN_ENDS_IN_CONTRACT_TEST, SkippedKit.class))
                .isTrue();
    }

    @Test
    void theTimeOfTheMachineIsFound() {
        assertThat(isBroken(Rules.TIME_IS_INJECTED, AsksTheMachine.class)).isTrue();
    }

    @Test
    void aLookUpByABareIdIsFound() {
        var anywhere = ArchRuleDefinition.methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredIn(LooksUpByABareId.class)
                .should(Rules.takeNoCustomerId());

        assertThat(isBroken(anywhere, LooksUpByABareId.class)).isTrue();
    }

    @Test
    void anActOfNobodyIsFound() {
        var anywhere = ArchRuleDefinition.methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredIn(LooksUpByABareId.class)
                .should(Rules.takeStaffFirst());

        assertThat(isBroken(anywhere, LooksUpByABareId.class)).isTrue();
    }

    private static boolean isBroken(ArchRule rule, Class<?>... classes) {
        return rule.evaluate(new ClassFileImporter().importClasses(classes)).hasViolation();
    }

    private static final class AsksTheMachine {
        Instant now() {
            return Instant.now();
        }
    }

    private static final class LooksUpByABareId {
        @SuppressWarnings("unused")
        public String name(CustomerId id) {
            return id.toString();
        }
    }
}

/** Named so that Surefire does not run it. */
class SkippedKit extends StorageContract {

    @Override
    protected StorageFixture fixture() {
        return InMemoryStorage::new;
    }
}
