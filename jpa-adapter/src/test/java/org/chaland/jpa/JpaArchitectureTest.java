package org.chaland.jpa;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class JpaArchitectureTest {

    private static final String ROOT = "org.chaland.jpa";
    private static final String CONTRACTS = "org.chaland.spi.contract";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses ALL = new ClassFileImporter().importPackages(ROOT, CONTRACTS);

    @Test
    void dependsOnPortsValuesAndJakartaPersistenceOnly() {
        check(classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "jakarta.persistence..",
                        "org.jspecify..",
                        "org.chaland.model",
                        "org.chaland.spi",
                        ROOT + ".."));
    }

    @Test
    void packageIsNullMarked() {
        assertThat(JpaStorage.class.getPackage().isAnnotationPresent(NullMarked.class))
                .isTrue();
    }

    @Test
    void onlyWhatAHostNamesIsPublicAndItIsFinal() {
        var published = MAIN.stream().filter(type -> type.getModifiers().contains(PUBLIC));

        assertThat(published)
                .allMatch(type -> type.getModifiers().contains(FINAL))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("ChalandEntities", "ChalandSchema", "Database", "JpaStorage");
    }

    /** Where the database aborts a transaction in the middle of a batch, a driver may run the rest of it in the next one. */
    @Test
    void nothingIsWrittenInBatches() {
        var batches = MAIN.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTarget().getName().endsWith("Batch"));

        assertThat(batches).isEmpty();
    }

    /** Surefire passes over other names in silence. */
    @Test
    void contractRunsEndInContractTest() {
        var contracts = new DescribedPredicate<JavaClass>("contracts of the kit") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().equals(CONTRACTS)
                        && type.getSimpleName().endsWith("Contract");
            }
        };
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .areAssignableTo(contracts)
                .and()
                .doNotHaveModifier(ABSTRACT)
                .should()
                .haveSimpleNameEndingWith("ContractTest")
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void moduleDescriptorIsInForce() {
        assumeFalse("false".equals(System.getProperty("surefire.useModulePath")), "a run on the class path");

        var module = JpaStorage.class.getModule();

        assertThat(module.isNamed()).as("tests run on the module path").isTrue();
        assertThat(module.getDescriptor().exports())
                .extracting(exports -> exports.source())
                .containsExactly(ROOT);
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}
