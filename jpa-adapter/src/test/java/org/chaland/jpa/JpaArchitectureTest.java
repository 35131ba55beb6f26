package org.chaland.jpa;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
    void entitiesKnowNothingOfTheStores() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".entity")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT));
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages = MAIN.getPackage(ROOT).getSubpackagesInTree();

        assertThat(packages).isNotEmpty().allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void publicClassesOfTheFrontPackageAreFinal() {
        check(classes()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .arePublic()
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL));
    }

    /** Surefire passes over other names in silence. */
    @Test
    void contractRunsEndInContractTest() {
        var contracts = new DescribedPredicate<JavaClass>("contracts of the kit") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().equals(CONTRACTS);
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
    void everyContractOfAStorageRunsInBothModes() {
        var contracts = ALL.stream()
                .filter(type -> type.getSimpleName().endsWith("Contract"))
                .filter(type -> type.tryGetMethod("storage").isPresent())
                .toList();

        assertThat(contracts)
                .isNotEmpty()
                .allSatisfy(contract -> assertThat(contract.getSubclasses())
                        .extracting(JavaClass::getSimpleName)
                        .contains(
                                "Hibernate" + contract.getSimpleName() + "Test",
                                "HibernateJoining" + contract.getSimpleName() + "Test"));
    }

    @Test
    void moduleDescriptorIsInForce() {
        assumeFalse("false".equals(System.getProperty("surefire.useModulePath")), "a run on the class path");

        var module = JpaStorage.class.getModule();

        assertThat(module.isNamed()).as("tests run on the module path").isTrue();
        assertThat(module.getDescriptor().exports())
                .extracting(exports -> exports.source())
                .containsExactlyInAnyOrder(ROOT, ROOT + ".entity");
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}
