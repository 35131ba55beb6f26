package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.CourseGrant;
import org.chaland.model.CourseState;
import org.chaland.spi.CourseStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link CourseStore}. */
abstract class CourseStoreRules extends StoragePart {

    private static final Account ANNA = new Account(Samples.ISSUER, "anna");
    private static final CourseState OPEN = CourseState.open(NOW, Optional.of(NOW.plusNanos(1_000)));

    private Storage storage;
    private CourseStore courses;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        courses = storage.courses();
    }

    @Test
    void nothingIsGivenAtFirst() {
        assertEquals(Optional.empty(), courses.find(ANNA, "welding"));
        assertEquals(List.of(), courses.ofAccount(ANNA));
        assertEquals(List.of(), courses.toLookAt(NOW, 10));
    }

    @Test
    void everythingThatIsStoredComesBack() {
        var all = List.of(
                grant("welding", false, CourseState.none(), Optional.of(NOW)),
                grant("a b=;\\é\uD83D\uDE00", true, OPEN, Optional.empty()),
                grant("x".repeat(100), true, CourseState.open(NOW, Optional.empty()), Optional.of(NOW)),
                grant("latin", true, CourseState.closed(), Optional.empty()));
        all.forEach(courses::put);

        all.forEach(grant -> assertEquals(Optional.of(grant), courses.find(ANNA, grant.course())));
        assertEquals(Set.copyOf(all), Set.copyOf(courses.ofAccount(ANNA)));
    }

    @Test
    void laterOneTakesThePlaceOfTheOneBefore() {
        courses.put(grant("welding", false, CourseState.none(), Optional.of(NOW)));
        var later = new CourseGrant(ANNA, "welding", OTHER_SHOP, true, OPEN, Optional.empty());
        courses.put(later);

        assertEquals(List.of(later), courses.ofAccount(ANNA));
        assertEquals(List.of(), courses.toLookAt(NOW, 10));
    }

    @Test
    void accountsAndCoursesAreComparedAsBytes() {
        var names = new ArrayList<>(Samples.LOOK_ALIKES);
        names.addAll(Samples.LOOK_ALIKE_TEXTS);
        names.forEach(name -> courses.put(grant(name, true, OPEN, Optional.empty())));
        courses.put(
                new CourseGrant(new Account(Samples.ISSUER, "Anna"), "welding", SHOP, true, OPEN, Optional.empty()));

        assertEquals(names.size(), courses.ofAccount(ANNA).size());
        names.forEach(
                name -> assertEquals(Optional.of(name), courses.find(ANNA, name).map(CourseGrant::course)));
    }

    @Test
    void deletedOneIsForgottenAndNoOther() {
        courses.put(grant("welding", true, OPEN, Optional.of(NOW)));
        courses.put(grant("latin", true, OPEN, Optional.of(NOW)));

        courses.delete(ANNA, "welding");
        courses.delete(ANNA, "welding");
        courses.delete(new Account(Samples.OTHER_ISSUER, "anna"), "latin");

        assertEquals(
                List.of("latin"),
                courses.ofAccount(ANNA).stream().map(CourseGrant::course).toList());
    }

    @Test
    void whatIsToBeLookedAtIsListedTheLongestWaitingFirst() {
        courses.put(grant("a third", true, OPEN, Optional.of(NOW)));
        courses.put(grant("later", true, OPEN, Optional.of(NOW.plusNanos(1_000))));
        courses.put(grant("c first", true, OPEN, Optional.of(Instant.EPOCH)));
        courses.put(grant("b second", true, OPEN, Optional.of(NOW.minusNanos(1_000))));
        courses.put(grant("never", true, OPEN, Optional.empty()));

        assertEquals(List.of("c first", "b second", "a third"), toLookAt(10));
        assertEquals(List.of("c first", "b second"), toLookAt(2));
    }

    @Test
    void listsCannotBeChanged() {
        courses.put(grant("welding", true, OPEN, Optional.of(NOW)));

        assertThrows(
                UnsupportedOperationException.class,
                () -> courses.ofAccount(ANNA).clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> courses.toLookAt(NOW, 1).clear());
    }

    @Test
    void writingIsUndoneWhenTheHostRollsBack() {
        courses.put(grant("welding", true, OPEN, Optional.empty()));

        Rollbacks.rolledBack(storage.transactions(), () -> {
            courses.put(grant("latin", true, OPEN, Optional.empty()));
            courses.put(grant("welding", true, CourseState.closed(), Optional.empty()));
        });
        Rollbacks.rolledBack(storage.transactions(), () -> courses.delete(ANNA, "welding"));

        assertEquals(List.of(grant("welding", true, OPEN, Optional.empty())), courses.ofAccount(ANNA));
    }

    @Test
    void manyAtOnceLeaveOne() {
        Threads.race(number -> {
            courses.put(grant(
                    "welding",
                    true,
                    CourseState.open(NOW, Optional.of(NOW.plusSeconds(number + 1))),
                    Optional.empty()));
            return true;
        });

        assertEquals(1, courses.ofAccount(ANNA).size());
        assertTrue(courses.find(ANNA, "welding").orElseThrow().given().isOpen(NOW));
    }

    private List<String> toLookAt(int limit) {
        return courses.toLookAt(NOW, limit).stream().map(CourseGrant::course).toList();
    }

    private static CourseGrant grant(String course, boolean ours, CourseState given, Optional<Instant> lookAt) {
        return new CourseGrant(ANNA, course, SHOP, ours, given, lookAt);
    }
}
