package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chaland.model.Account;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Moodle does with enrolments that nobody expects, and what a shop sets for the courses that were bought. */
class BoughtCoursesTest {

    private static final ShopId SHOP = new ShopId("shop-1");
    private static final String COURSE = MoodleDouble.COURSE;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant yesterday = now.minus(Duration.ofDays(1));
    private final CourseState open = CourseState.open(yesterday, Optional.of(now.plus(Duration.ofDays(1))));

    private final MoodleDouble moodle = new MoodleDouble();
    private final MoodleProvider provider = moodle.provider();
    private final Account zoe = moodle.user(People.ZOE);

    @AfterEach
    void close() {
        moodle.close();
    }

    /** Moodle rounds its clock to 100 seconds, so a course that begins now would not be listed for most of them. */
    @Test
    void whatBeginsNowIsSeenAtOnce() {
        provider.set(SHOP, zoe, COURSE, CourseState.open(Instant.now(), Optional.empty()));

        assertThat(provider.isIn(SHOP, zoe, COURSE)).isTrue();
    }

    /** Why the begin is moved: without that, this is what is seen. */
    @Test
    void courseThatBeganLessThanAMinuteAgoMayNotBeListed() {
        var begun = 1_000_040;
        var course = moodle.courses.get(COURSE);
        course.enrolments.put(1L, new DoubleCourse.Enrolment(DoubleCourses.STUDENT, begun, 0, false));

        assertThat(course.letsIn(1, DoubleCourses.rounded(begun + 9))).isFalse();
        assertThat(course.letsIn(1, DoubleCourses.rounded(begun + 10))).isTrue();
    }

    @Test
    void whatBeginsLaterBeginsThenAndNotBefore() {
        var later = CourseState.open(now.plusSeconds(3_600), Optional.empty());

        provider.set(SHOP, zoe, COURSE, later);

        assertThat(given()).isEqualTo(later);
    }

    /** What is past its end, Moodle may be set to unenrol, and then grades are gone. */
    @Test
    void closedEnrolmentHasNoEnd() {
        provider.set(SHOP, zoe, COURSE, open);

        provider.set(SHOP, zoe, COURSE, CourseState.closed());

        assertThat(moodle.courses.get(COURSE).enrolments.get(moodle.row(zoe).id))
                .isEqualTo(new DoubleCourse.Enrolment(DoubleCourses.STUDENT, 0, 0, true));
        assertThat(moodle.calls()).doesNotContain(Courses.UNENROL);
    }

    @Test
    void closingEnrolsNobody() {
        provider.set(SHOP, zoe, COURSE, CourseState.closed());

        assertThat(moodle.courses.get(COURSE).enrolments).isEmpty();
        assertThat(moodle.calls()).doesNotContain(Courses.ENROL);
    }

    @Test
    void whatIsYetToBeginIsClosedToo() {
        provider.set(SHOP, zoe, COURSE, CourseState.open(now.plusSeconds(3_600), Optional.empty()));

        provider.set(SHOP, zoe, COURSE, CourseState.closed());

        assertThat(given()).isEqualTo(CourseState.closed());
    }

    /** A role in a course stays when an enrolment is suspended. */
    @Test
    void teacherWhoseEnrolmentIsSuspendedOrHasEndedTeachesNothing() {
        var teachers = moodle.courses.get(COURSE).otherwise;
        var user = moodle.row(zoe).id;
        moodle.courses.get(COURSE).letTeach(user, true);
        assertThat(taught()).containsExactly(COURSE);

        teachers.put(user, new DoubleCourse.Enrolment(DoubleCourses.TEACHER, 0, 0, true));
        assertThat(taught()).isEmpty();
        teachers.put(user, new DoubleCourse.Enrolment(DoubleCourses.TEACHER, 0, now.getEpochSecond() - 3_600, false));
        assertThat(taught()).isEmpty();
    }

    @Test
    void whoBoughtTheCourseThatTheyTeachStillTeachesIt() {
        moodle.courses.get(COURSE).letTeach(moodle.row(zoe).id, true);
        provider.set(SHOP, zoe, COURSE, open);

        assertThat(taught()).containsExactly(COURSE);
    }

    @Test
    void rolesOfTeachersAreASettingAndTheFieldOfTheCourseIsTheSameAsForBuyers() {
        moodle.courses.get(COURSE).letTeach(moodle.row(zoe).id, true);
        var properties = moodle.properties();
        properties.put("chaland.moodle.courses", "idnumber");
        var byNumber = new MoodleProvider(MoodleSettings.from(properties));
        assertThat(byNumber.taught(SHOP, zoe, Set.of(COURSE, "id " + COURSE))).containsExactly("id " + COURSE);

        properties.put("chaland.moodle.teacher-roles", "trainer, coach");
        var others = new MoodleProvider(MoodleSettings.from(properties));
        assertThat(others.taught(SHOP, zoe, Set.of("id " + COURSE))).isEmpty();
    }

    /** Moodle says nothing of courses that the service account may not see, and so nobody is shown. */
    @Test
    void withoutTheRightToSeeParticipantsNobodyTeaches() {
        moodle.courses.get(COURSE).letTeach(moodle.row(zoe).id, true);
        moodle.site.capabilities.remove("course:viewparticipants");

        assertThat(taught()).isEmpty();
    }

    @Test
    void oneQuestionCostsACallForEachCourseThatIsTaughtAndTwoMore() {
        moodle.courses.get(COURSE).letTeach(moodle.row(zoe).id, true);
        taught();
        var before = moodle.calls().size();

        taught();

        assertThat(moodle.calls().subList(before, moodle.calls().size()))
                .containsExactly(Users.SEARCH, BoughtCourses.OF_USER, BoughtCourses.PROFILES);
    }

    private Set<String> taught() {
        return provider.taught(SHOP, zoe, Set.of(COURSE, MoodleDouble.OTHER_COURSE));
    }

    @Test
    void anotherCourseOfTheSameNameIsNoticedWithinAMinute() {
        var clock = new SettableClock();
        var patient = moodle.provider(clock);
        patient.set(SHOP, zoe, COURSE, open);
        moodle.courses.rename(COURSE, COURSE + " 2025");
        moodle.courses.add(COURSE);

        clock.advance(Duration.ofSeconds(61));
        patient.set(SHOP, zoe, COURSE, CourseState.open(yesterday, Optional.empty()));

        assertThat(given()).isEqualTo(CourseState.open(yesterday, Optional.empty()));
        assertThat(moodle.courses.get(COURSE + " 2025").given(moodle.row(zoe).id))
                .isEqualTo(open);
    }

    @Test
    void courseThatWasMadeAnewIsFoundAtOnce() {
        provider.set(SHOP, zoe, COURSE, open);
        moodle.courses.add(COURSE);

        provider.set(SHOP, zoe, COURSE, open);

        assertThat(given()).isEqualTo(open);
    }

    @Test
    void hiddenCourseIsUnknownAndClosedWithoutRefusal() {
        moodle.courses.get(COURSE).visible = false;

        assertThat(refusal(() -> provider.set(SHOP, zoe, COURSE, open)).reason())
                .isEqualTo(Reason.UNKNOWN_COURSE);
        assertThat(refusal(() -> provider.isIn(SHOP, zoe, COURSE))).hasMessageContaining("Course visibility");
        provider.set(SHOP, zoe, COURSE, CourseState.closed());
    }

    @Test
    void courseIsFoundByItsIdNumberIfThatIsSet() {
        var byNumber = with("courses", "idnumber");

        byNumber.set(SHOP, zoe, "id " + COURSE, open);

        assertThat(given()).isEqualTo(open);
        assertThat(refusal(() -> byNumber.set(SHOP, zoe, COURSE, open))).hasMessageContaining("ID number");
        assertThat(byNumber.courseAddress(SHOP, "A & B"))
                .hasToString(moodle.site.url + "/course/view.php?idnumber=A+%26+B");
        assertThat(provider.courseAddress(SHOP, "A & B"))
                .hasToString(moodle.site.url + "/course/view.php?name=A+%26+B");
    }

    @Test
    void roleIsThatOfTheShop() {
        moodle.site.assignable.add(9L);
        var other = with("course-role." + MoodleDouble.OTHER_SHOP, "9");

        other.set(MoodleDouble.OTHER_SHOP, zoe, COURSE, open);
        other.set(SHOP, zoe, MoodleDouble.OTHER_COURSE, open);

        assertThat(role(COURSE)).isEqualTo(9);
        assertThat(role(MoodleDouble.OTHER_COURSE)).isEqualTo(DoubleCourses.STUDENT);
    }

    @Test
    void coursesAreOpenedOnlyWhereThatIsSet() {
        var properties = moodle.properties();
        properties.remove("chaland.moodle.courses");
        var closed = new MoodleProvider(MoodleSettings.from(properties));

        assertThat(closed.offers(CourseAccess.class)).isFalse();
        assertThat(provider.offers(CourseAccess.class)).isTrue();
        assertThat(refusal(() -> closed.set(SHOP, zoe, COURSE, open))).hasMessageContaining("chaland.moodle.courses");
    }

    @ParameterizedTest
    @CsvSource({
        "wsnoinstance, Manage enrol plugins",
        "wsusercannotassign, Allow role assignments",
        "nopermissions, enrol/manual:enrol",
        "requireloginerror, moodle/course:view",
        "sitepolicynotagreed, User agreements",
        "usernotfullysetup, Browse list of users",
        "forcepasswordchangenotice, Browse list of users",
        "wsaccessuserunconfirmed, Browse list of users",
        "usernotconfirmed, Browse list of users",
    })
    void whatAPersonHasToMendIsARefusalThatNamesThePage(String code, String page) {
        moodle.next(Courses.ENROL, Fault.instead(Answer.error(code)));

        var refusal = refusal(() -> provider.set(SHOP, zoe, COURSE, open));

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_PERMITTED);
        assertThat(refusal).hasMessageContaining(code).hasMessageContaining(page);
    }

    /** Moodle leaves the course out of the list and says nothing, as if nobody had been enrolled. */
    @Test
    void whatTheServiceAccountMayNotSeeIsARefusalThatNamesTheRight() {
        provider.set(SHOP, zoe, COURSE, open);
        moodle.site.capabilities.remove("course:viewparticipants");
        assertThat(refusal(() -> provider.isIn(SHOP, zoe, COURSE)))
                .hasMessageContaining("moodle/course:viewparticipants");

        moodle.site.capabilities.add("course:viewparticipants");
        moodle.site.capabilities.remove("site:accessallgroups");
        assertThat(provider.isIn(SHOP, zoe, COURSE)).isTrue();
        moodle.courses.get(COURSE).separateGroups = true;
        assertThat(refusal(() -> provider.isIn(SHOP, zoe, COURSE))).hasMessageContaining("moodle/site:accessallgroups");
    }

    @Test
    void courseThatIsHiddenMeanwhileIsUnknown() {
        var remembering = moodle.provider();
        remembering.isIn(SHOP, zoe, COURSE);
        moodle.courses.remove(COURSE);

        assertThat(refusal(() -> remembering.isIn(SHOP, zoe, COURSE)).reason()).isEqualTo(Reason.UNKNOWN_COURSE);
    }

    @Test
    void whoIsNotInCostsOneMoreCallAMinute() {
        provider.set(SHOP, moodle.user(People.contact("ann@example.org")), COURSE, open);
        moodle.forgetCalls();

        provider.isIn(SHOP, zoe, COURSE);
        provider.isIn(SHOP, zoe, COURSE);

        assertThat(moodle.calls()).containsExactly(BoughtCourses.OF_USER, Participants.ENROLLED, BoughtCourses.OF_USER);
    }

    @Test
    void openingCostsTwoCallsAndTheLookUpOfTheCourse() {
        provider.set(SHOP, zoe, COURSE, open);
        provider.isIn(SHOP, zoe, COURSE);

        assertThat(moodle.calls()).containsExactly(Courses.FIND, Courses.ENROL, BoughtCourses.OF_USER);
    }

    private MoodleProvider with(String property, String value) {
        return new MoodleProvider(MoodleSettings.from(moodle.with(property, value)));
    }

    private CourseState given() {
        return moodle.courses.get(COURSE).given(moodle.row(zoe).id);
    }

    private long role(String course) {
        return moodle.courses.get(course).enrolments.get(moodle.row(zoe).id).role();
    }

    private static ProviderRefusalException refusal(ThrowingCallable call) {
        return catchThrowableOfType(ProviderRefusalException.class, call);
    }
}
