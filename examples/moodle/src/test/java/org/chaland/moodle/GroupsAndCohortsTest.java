package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Buyers are put into a group of their course, or into a cohort instead of a course, where that is set. */
class GroupsAndCohortsTest {

    private static final ShopId SHOP = new ShopId("shop-1");
    private static final String COURSE = MoodleDouble.COURSE;
    private static final String PREFIX = "cohort:";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final CourseState open = CourseState.open(now.minus(Duration.ofDays(1)), Optional.empty());

    private final MoodleDouble moodle = new MoodleDouble();
    private final Account zoe = moodle.user(People.ZOE);
    private final long user = moodle.row(zoe).id;

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test
    void buyerIsInTheGroupUntilTheCourseIsClosed() {
        var provider = with("course-group", DoubleCourses.GROUP);
        var group = moodle.courses.addGroup(COURSE);

        provider.set(SHOP, zoe, COURSE, open);
        assertThat(group).containsExactly(user);
        assertThat(provider.isIn(SHOP, zoe, COURSE)).isTrue();

        provider.set(SHOP, zoe, COURSE, CourseState.closed());
        assertThat(group).isEmpty();
        assertThat(moodle.courses.get(COURSE).given(user)).isEqualTo(CourseState.closed());
    }

    @Test
    void whoIsInTheCourseOtherwiseIsPutIntoTheGroupAndStaysInTheCourseAtTheEnd() {
        var provider = with("course-group", DoubleCourses.GROUP);
        var group = moodle.courses.addGroup(COURSE);
        moodle.courses.get(COURSE).letIn(user);

        assertThat(provider.isIn(SHOP, zoe, COURSE)).isFalse();
        provider.set(SHOP, zoe, COURSE, open);
        assertThat(provider.isIn(SHOP, zoe, COURSE)).isTrue();
        provider.set(SHOP, zoe, COURSE, CourseState.none());

        assertThat(group).isEmpty();
        assertThat(moodle.courses.isIn(COURSE, user)).isTrue();
    }

    @Test
    void whoIsInTheGroupByOthersIsInAndOtherMembersStay() {
        var provider = with("course-group", DoubleCourses.GROUP);
        var group = moodle.courses.addGroup(COURSE);
        var other = moodle.row(moodle.user(People.contact("ann@example.org"))).id;
        for (var one : new long[] {user, other}) {
            moodle.courses.get(COURSE).letIn(one);
            group.add(one);
        }

        assertThat(provider.isIn(SHOP, zoe, COURSE)).isTrue();
        provider.set(SHOP, zoe, COURSE, CourseState.none());
        assertThat(group).containsExactly(other);
    }

    @Test
    void repliesThatAreLostLeaveNobodyHalfway() {
        var provider = with("course-group", DoubleCourses.GROUP);
        var group = moodle.courses.addGroup(COURSE);
        moodle.next(Groups.ADD, Fault.lostReply());
        moodle.next(Groups.REMOVE, Fault.lostReply());

        catchThrowableOfType(RuntimeException.class, () -> provider.set(SHOP, zoe, COURSE, open));
        provider.set(SHOP, zoe, COURSE, open);
        assertThat(group).containsExactly(user);

        catchThrowableOfType(RuntimeException.class, () -> provider.set(SHOP, zoe, COURSE, CourseState.closed()));
        provider.set(SHOP, zoe, COURSE, CourseState.closed());
        assertThat(group).isEmpty();
    }

    @Test
    void courseWithoutTheGroupIsRefusedBeforeAnythingIsDone() {
        var provider = with("course-group", DoubleCourses.GROUP);

        assertThat(refusal(() -> provider.set(SHOP, zoe, COURSE, open)))
                .hasMessageContaining("Group ID number")
                .hasMessageContaining("Create group");
        assertThat(moodle.courses.get(COURSE).enrolments).isEmpty();
        provider.set(SHOP, zoe, COURSE, CourseState.closed());
    }

    @Test
    void groupThatHidesItsMembersIsRefused() {
        var provider = with("course-group", DoubleCourses.GROUP);
        moodle.courses.addGroup(COURSE);
        moodle.courses.get(COURSE).hiddenMembers = true;

        assertThat(refusal(() -> provider.set(SHOP, zoe, COURSE, open))).hasMessageContaining("membership visibility");
    }

    @Test
    void groupIsThatOfTheShop() {
        var provider = with("course-group." + MoodleDouble.OTHER_SHOP, DoubleCourses.GROUP);
        var group = moodle.courses.addGroup(COURSE);

        provider.set(SHOP, zoe, COURSE, open);
        assertThat(group).isEmpty();
        provider.set(MoodleDouble.OTHER_SHOP, zoe, COURSE, open);
        assertThat(group).containsExactly(user);
    }

    @Test
    void rightThatIsMissingIsARefusalThatNamesIt() {
        var provider = with("course-group", DoubleCourses.GROUP);
        moodle.courses.addGroup(COURSE);
        moodle.site.capabilities.remove("course:managegroups");

        assertThat(refusal(() -> provider.set(SHOP, zoe, COURSE, open)))
                .hasMessageContaining("moodle/course:managegroups");
    }

    @Test
    void codeOfACohortPutsTheBuyerIntoItAndOutOfIt() {
        var provider = with("cohorts", PREFIX);
        var id = moodle.courses.addCohort();
        var code = PREFIX + DoubleCourses.COHORT + id;

        provider.set(SHOP, zoe, code, open);
        provider.set(SHOP, zoe, code, open);
        assertThat(moodle.courses.cohort(id)).containsExactly(user);
        assertThat(provider.isIn(SHOP, zoe, code)).isTrue();
        provider.set(SHOP, zoe, code, CourseState.closed());

        assertThat(moodle.courses.cohort(id)).isEmpty();
        assertThat(provider.courseAddress(SHOP, code)).hasToString(moodle.site.url + "/my/courses.php#PACK+" + id);
    }

    /** Nothing at Moodle ends a membership, so core has to begin and end it. */
    @Test
    void timesAreNotKeptWhereCohortsAreSold() {
        assertThat(with("cohorts", PREFIX).keepsTimes()).isFalse();
        assertThat(moodle.provider().keepsTimes()).isTrue();
    }

    @Test
    void unknownCohortIsRefusedWithThePageWhereCohortsAre() {
        var provider = with("cohorts", PREFIX);
        moodle.courses.addCohort();

        var refusal = refusal(() -> provider.set(SHOP, zoe, PREFIX + "none", open));

        assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_COURSE);
        assertThat(refusal).hasMessageContaining("Users, Accounts, Cohorts");
    }

    @Test
    void rightForCohortsThatIsMissingIsARefusalThatNamesIt() {
        var provider = with("cohorts", PREFIX);
        var code = PREFIX + DoubleCourses.COHORT + moodle.courses.addCohort();
        moodle.site.capabilities.remove("cohort:assign");
        assertThat(refusal(() -> provider.set(SHOP, zoe, code, open))).hasMessageContaining("moodle/cohort:assign");

        moodle.site.capabilities.remove("cohort:view");
        assertThat(refusal(() -> provider.isIn(SHOP, zoe, code))).hasMessageContaining("moodle/cohort:view");
    }

    private MoodleProvider with(String property, String value) {
        return new MoodleProvider(MoodleSettings.from(moodle.with(property, value)));
    }

    private static ProviderRefusalException refusal(ThrowingCallable call) {
        return catchThrowableOfType(ProviderRefusalException.class, call);
    }

    @Nested
    class GroupContractTest extends IdentityProviderContract {

        @Override
        protected ProviderFixture fixture() {
            return new GroupFixture();
        }
    }

    @Nested
    class CohortContractTest extends IdentityProviderContract {

        @Override
        protected ProviderFixture fixture() {
            return new CohortFixture();
        }
    }

    /** What both have in common. */
    private abstract static class Fixture implements ProviderFixture {

        final MoodleDouble moodle = new MoodleDouble();
        private final MoodleProvider provider;

        Fixture(String property, String value) {
            provider = new MoodleProvider(MoodleSettings.from(moodle.with(property, value)));
        }

        long id(Account account) {
            return moodle.row(account).id;
        }

        @Override
        public IdentityProvider provider() {
            return new OnlyCourses(provider);
        }

        @Override
        public Account user(Contact profile) {
            return moodle.user(profile);
        }

        @Override
        public void suspend(Account account) {
            moodle.row(account).suspended = true;
        }

        @Override
        public void delete(Account account) {
            moodle.users.delete(id(account));
        }

        @Override
        public int accounts() {
            return moodle.users.count();
        }

        @Override
        public void close() {
            moodle.close();
        }
    }

    private static final class GroupFixture extends Fixture {

        GroupFixture() {
            super("course-group", DoubleCourses.GROUP);
            moodle.courses.addGroup(course());
            moodle.courses.addGroup(otherCourse());
        }

        @Override
        public String course() {
            return MoodleDouble.COURSE;
        }

        @Override
        public String otherCourse() {
            return MoodleDouble.OTHER_COURSE;
        }

        @Override
        public CourseState given(Account account, String course) {
            return moodle.courses.get(course).given(id(account));
        }

        @Override
        public void letIn(Account account, String course) {
            moodle.courses.get(course).letIn(id(account));
            moodle.courses.get(course).groups.values().forEach(members -> members.add(id(account)));
        }
    }

    private static final class CohortFixture extends Fixture {

        private final long one = moodle.courses.addCohort();
        private final long other = moodle.courses.addCohort();

        CohortFixture() {
            super("cohorts", PREFIX);
        }

        @Override
        public String course() {
            return PREFIX + DoubleCourses.COHORT + one;
        }

        @Override
        public String otherCourse() {
            return PREFIX + DoubleCourses.COHORT + other;
        }

        @Override
        public CourseState given(Account account, String course) {
            return moodle.courses.cohort(course.equals(course()) ? one : other).contains(id(account))
                    ? CourseState.open(Instant.EPOCH, Optional.empty())
                    : CourseState.none();
        }

        @Override
        public void letIn(Account account, String course) {
            moodle.courses.cohort(course.equals(course()) ? one : other).add(id(account));
        }

        @Override
        public boolean keepsClosed() {
            return false;
        }
    }

    /** What else a Moodle does is tried elsewhere. */
    private record OnlyCourses(MoodleProvider moodle) implements CourseAccess {

        @Override
        public String issuer() {
            return moodle.issuer();
        }

        @Override
        public Map<Field, Integer> fieldLimits() {
            return moodle.fieldLimits();
        }

        @Override
        public void set(ShopId shop, Account account, String course, CourseState wanted) {
            moodle.set(shop, account, course, wanted);
        }

        @Override
        public boolean isIn(ShopId shop, Account account, String course) {
            return moodle.isIn(shop, account, course);
        }

        @Override
        public boolean keepsTimes() {
            return moodle.keepsTimes();
        }

        @Override
        public URI courseAddress(ShopId shop, String course) {
            return moodle.courseAddress(shop, course);
        }
    }
}
