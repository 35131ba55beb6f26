package org.chaland.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Staff;
import org.chaland.model.CustomerId;
import org.jspecify.annotations.NullMarked;

/** The modules and directions of the design, as rules; each is shown to fail in {@link RulesCanFailTest}. */
final class Rules {

    static final ArchRule SPI_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAnyPackage("org.chaland.model..", "org.chaland.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.chaland.model..", "org.chaland.spi..");

    static final ArchRule CORE_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("org.chaland..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "jakarta.validation..",
                    "org.slf4j..",
                    "org.chaland..");

    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("org.chaland.(**)").should().beFreeOfCycles();

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().that().resideInAPackage("org.chaland..").should(resideInANullMarkedPackage());

    /** A builder may fall back on the machine; whatever it builds is given its time and randomness. Who waits for an answer may be interrupted. */
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .resideInAPackage("org.chaland..")
            .and()
            .doNotHaveSimpleName("Builder")
            .and()
            .doNotHaveSimpleName("BoundedHttp")
            .should()
            .callMethodWhere(describe(
                    "the time or randomness of the machine",
                    call -> call.getTargetOwner().isEquivalentTo(Instant.class)
                                    && call.getName().equals("now")
                            || call.getTargetOwner().isEquivalentTo(Clock.class)
                                    && call.getName().startsWith("system")
                            || call.getTargetOwner().isEquivalentTo(System.class)
                                    && call.getName().matches("currentTimeMillis|nanoTime")))
            .orShould()
            .dependOnClassesThat(belongTo(SecureRandom.class))
            .orShould()
            .dependOnClassesThat(belongTo(Thread.class));

    static final ArchRule NOBODY_IS_LOOKED_UP_BY_A_BARE_ID = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("org.chaland", "org.chaland.checkout", "org.chaland.claim", "org.chaland.support")
            .should(takeNoCustomerId());

    /** Staff may name a customer, and each time say who they are. */
    static final ArchRule STAFF_SAY_WHO_THEY_ARE =
            methods().that().arePublic().and().areDeclaredIn(BackOffice.class).should(takeStaffFirst());

    /** Surefire runs no other names; what is broken on purpose is nested, and run by a test of its own. */
    static final ArchRule A_CONTRACT_THAT_IS_RUN_ENDS_IN_CONTRACT_TEST =
            classes().that(areAContractThatIsRun()).should().haveSimpleNameEndingWith("ContractTest");

    private Rules() {}

    private static DescribedPredicate<JavaClass> areAContractThatIsRun() {
        return describe(
                "are a contract that is run",
                found -> found.isTopLevelClass()
                        && !found.getModifiers().contains(JavaModifier.ABSTRACT)
                        && found.getAllRawSuperclasses().stream()
                                .anyMatch(type -> type.getPackageName().equals("org.chaland.spi.contract")));
    }

    private static DescribedPredicate<JavaClass> belongTo(Class<?> type) {
        return describe(type.getSimpleName(), found -> found.isEquivalentTo(type));
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName()));
            }
        };
    }

    static ArchCondition<JavaMethod> takeStaffFirst() {
        return new ArchCondition<>("be told first who acts") {
            @Override
            public void check(JavaMethod item, ConditionEvents events) {
                var told = item.getRawParameterTypes().stream()
                        .findFirst()
                        .filter(type -> type.isEquivalentTo(Staff.class))
                        .isPresent();
                events.add(new SimpleConditionEvent(item, told, item.getFullName()));
            }
        };
    }

    static ArchCondition<JavaMethod> takeNoCustomerId() {
        return new ArchCondition<>("take no customer id: it is no proof of anything") {
            @Override
            public void check(JavaMethod item, ConditionEvents events) {
                var bare = item.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(CustomerId.class));
                events.add(new SimpleConditionEvent(item, !bare, item.getFullName()));
            }
        };
    }
}
