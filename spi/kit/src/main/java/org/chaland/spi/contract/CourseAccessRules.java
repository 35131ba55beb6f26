package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.CourseState;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link CourseAccess}. Times are those of the machine's clock, to the second. */
abstract class CourseAccessRules extends ProviderPart<CourseAccess> {

    private static final String UNKNOWN = "no-such-course";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant yesterday = now.minus(Duration.ofDays(1));
    private final Instant tomorrow = now.plus(Duration.ofDays(1));
    private final CourseState open = CourseState.open(yesterday, Optional.of(tomorrow));

    private CourseAccess provider;
    private String course;
    private Account anna;
    private Account berta;

    CourseAccessRules() {
        super(CourseAccess.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        course = opened().course();
        anna = user(Samples.person("anna@example.org"));
        berta = user(Samples.person("berta@example.org"));
    }

    @Test
    void nobodyIsInAtFirst() {
        assertFalse(provider.isIn(shop(), anna, course));
        assertEquals(CourseState.Status.NONE, given(anna).status());
    }

    @Test
    void openCourseLetsTheAccountInAndNobodyElse() {
        set(anna, open);

        assertTrue(provider.isIn(shop(), anna, course));
        assertFalse(provider.isIn(shop(), berta, course));
        assertFalse(provider.isIn(shop(), anna, opened().otherCourse()));
    }

    @Test
    void openingTwiceIsOpeningOnce() {
        set(anna, open);
        var once = given(anna);
        set(anna, open);

        assertEquals(once, given(anna));
    }

    @Test
    void bothTimesAreKeptAndChangedTogether() {
        assumeTrue(provider.keepsTimes(), "the provider keeps no times");

        set(anna, open);
        assertEquals(open, given(anna));
        var longer = CourseState.open(yesterday.minusSeconds(1), Optional.of(tomorrow.plusSeconds(1)));
        set(anna, longer);
        assertEquals(longer, given(anna));
        var withoutEnd = CourseState.open(yesterday, Optional.empty());
        set(anna, withoutEnd);
        assertEquals(withoutEnd, given(anna));
        set(anna, open);
        assertEquals(open, given(anna));
    }

    @Test
    void courseIsOpenOnlyWhenItsTimeHasComeAndNotOver() {
        assumeTrue(provider.keepsTimes(), "the provider keeps no times");

        set(anna, CourseState.open(tomorrow, Optional.empty()));
        set(berta, CourseState.open(yesterday, Optional.of(now.minusSeconds(60))));

        assertFalse(provider.isIn(shop(), anna, course));
        assertFalse(provider.isIn(shop(), berta, course));
    }

    @Test
    void closedCourseLetsNobodyInAndKeepsWhatTheyDid() {
        set(anna, open);
        set(berta, open);

        set(anna, CourseState.closed());
        set(anna, CourseState.closed());

        assertFalse(provider.isIn(shop(), anna, course));
        assertEquals(
                opened().keepsClosed() ? CourseState.Status.CLOSED : CourseState.Status.NONE,
                given(anna).status());
        assertTrue(provider.isIn(shop(), berta, course));
    }

    @Test
    void closedCourseIsOpenedAgain() {
        set(anna, open);
        set(anna, CourseState.closed());
        set(anna, open);

        assertTrue(provider.isIn(shop(), anna, course));
    }

    @Test
    void whatIsTakenBackIsGoneAndMayBeGivenAgain() {
        set(anna, open);

        set(anna, CourseState.none());
        set(anna, CourseState.none());
        assertFalse(provider.isIn(shop(), anna, course));
        assertEquals(CourseState.Status.NONE, given(anna).status());

        set(anna, open);
        assertTrue(provider.isIn(shop(), anna, course));
    }

    @Test
    void oneCourseLeavesTheOthersAsTheyAre() {
        var other = opened().otherCourse();
        set(anna, open);
        provider.set(shop(), anna, other, open);

        provider.set(shop(), anna, other, CourseState.closed());

        assertTrue(provider.isIn(shop(), anna, course));
    }

    @Test
    void whoWasLetInByOthersIsSeen() {
        opened().letIn(anna, course);

        assertTrue(provider.isIn(shop(), anna, course));
        assertFalse(provider.isIn(shop(), berta, course));
    }

    @Test
    void suspendedAccountIsGivenItsCourseToo() {
        suspend(anna);

        set(anna, open);

        assertEquals(CourseState.Status.OPEN, given(anna).status());
    }

    @Test
    void closingChangesNothingForWhoIsNotInOrGoneOrNeverWas() {
        set(berta, open);
        for (var state : new CourseState[] {CourseState.closed(), CourseState.none()}) {
            set(anna, state);
            set(new Account(provider.issuer(), "987654321"), state);
            set(new Account(Samples.OTHER_ISSUER, berta.subject()), state);
            Subjects.like(berta).forEach(lookAlike -> set(lookAlike, state));
            provider.set(shop(), anna, UNKNOWN, state);
        }
        delete(anna);
        set(anna, CourseState.closed());

        assertTrue(provider.isIn(shop(), berta, course));
    }

    @Test
    void unknownCourseIsRefused() {
        assertEquals(Reason.UNKNOWN_COURSE, refusal(() -> provider.set(shop(), anna, UNKNOWN, open)));
        assertEquals(Reason.UNKNOWN_COURSE, refusal(() -> provider.isIn(shop(), anna, UNKNOWN)));
        assertEquals(Reason.UNKNOWN_COURSE, refusal(() -> provider.set(shop(), anna, course + "%", open)));
    }

    @Test
    void courseIsNamedExactly() {
        set(anna, open);
        var otherCases = Stream.of(course.toUpperCase(Locale.ROOT), course.toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals(course) && !name.equals(opened().otherCourse()))
                .toList();
        assumeTrue(!otherCases.isEmpty(), "the course has no other case");

        for (var name : otherCases) {
            assertEquals(Reason.UNKNOWN_COURSE, refusal(() -> provider.set(shop(), berta, name, open)));
            assertEquals(Reason.UNKNOWN_COURSE, refusal(() -> provider.isIn(shop(), anna, name)));
            provider.set(shop(), anna, name, CourseState.none());
        }
        assertTrue(provider.isIn(shop(), anna, course));
        assertFalse(provider.isIn(shop(), berta, course));
    }

    @Test
    void unknownAccountIsRefusedAndNotIn() {
        set(berta, open);

        assertRefused(new Account(provider.issuer(), "987654321"));
        assertRefused(new Account(Samples.OTHER_ISSUER, anna.subject()));
        Subjects.like(anna).forEach(this::assertRefused);
        delete(anna);
        assertRefused(anna);
    }

    @Test
    void addressIsAbsoluteAndTheSameForEverybody() {
        var before = provider.courseAddress(shop(), course);
        set(anna, open);

        assertTrue(before.isAbsolute());
        assertEquals(before, provider.courseAddress(shop(), course));
        assertFalse(before.equals(provider.courseAddress(shop(), opened().otherCourse())));
    }

    private void set(Account account, CourseState state) {
        provider.set(shop(), account, course, state);
    }

    private CourseState given(Account account) {
        return opened().given(account, course);
    }

    private void assertRefused(Account account) {
        assertEquals(Reason.UNKNOWN_ACCOUNT, refusal(() -> set(account, open)));
        assertFalse(provider.isIn(shop(), account, course));
    }

    private static Reason refusal(Runnable call) {
        var refusal = assertThrows(ProviderRefusalException.class, call::run);
        assertFalse(Messages.of(refusal).contains("anna@example.org"));
        return refusal.reason();
    }
}
