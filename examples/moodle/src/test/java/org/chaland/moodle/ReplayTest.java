package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chaland.moodle.People.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what a real Moodle answered (4.5.6), request by request. */
class ReplayTest {

    private static final ShopId SHOP = new ShopId("shop-1");
    private static final Account ANNA = new Account("https://moodle.example.org", "4");
    private static final String COURSE = "COURSE-A";

    private final ReplayServer moodle = new ReplayServer();
    private final MoodleSettings settings = moodle.settings();
    private final MoodleProvider provider = new MoodleProvider(settings, new Random(1), Clock.systemUTC());
    private final MoodleClient client = new MoodleClient(settings);
    private final Users users = new Users(client, "guest");
    private final Federated noOtherDoor = new Federated(users, Optional.empty());
    private final Accounts accounts =
            new Accounts(client, users, new Profile(Set.of("en")), new Passwords(new Random(1)), noOtherDoor);

    @AfterEach
    void close() {
        moodle.close();
        assertThat(moodle.left()).isEmpty();
    }

    @Test
    void aUserIsFoundByUsername() throws CallFailedException {
        moodle.play("d13-by-username", "d15-by-username-unknown");

        var alice = users.withUsername("alice").orElseThrow();

        assertThat(alice.id()).isEqualTo(6);
        assertThat(alice.idnumber()).contains("cust-1");
        assertThat(alice.isUsable()).isTrue();
        assertThat(alice.profile())
                .isEqualTo(Contact.builder()
                        .givenName("Alice")
                        .familyName("Plain")
                        .addressLine1("1 rue de la Paix")
                        .city("Lyon")
                        .country("FR")
                        .email("alice@example.test")
                        .language("en")
                        .build());
        assertThat(users.withUsername("nobody-here")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"d20-suspended, bob", "d21-nologin, carl", "d22-unconfirmed, fay"})
    void whoeverCannotSignInIsNotUsable(String recording, String username) throws CallFailedException {
        moodle.play(recording);

        assertThat(users.withUsername(username).orElseThrow().isUsable()).isFalse();
    }

    @Test
    void anAddressIsFoundInAnyCaseAndWithItsUnderscore() throws CallFailedException {
        moodle.play("d40-get-users-email-upper", "d61-get-users-underscore-escaped", "d47-get-users-none");

        assertThat(users.withEmail("ALICE@example.test")).extracting(User::id).containsExactly(6L);
        assertThat(users.withEmail("under_score@example.test"))
                .extracting(User::id)
                .containsExactly(171L);
        assertThat(users.withEmail("nobody@example.test")).isEmpty();
    }

    @Test
    void whoWasDeletedIsGone() throws CallFailedException {
        moodle.play("f54-get-users-deleted-id", "f41-lookup-deleted-username");

        assertThat(users.search("id", "37")).isEmpty();
        assertThat(users.withUsername("new32")).isEmpty();
    }

    @Test
    void aCriterionThatMoodleDoesNotTakeFindsNobody() {
        moodle.play("d48-get-users-bad-key");

        assertThat(failureOf(() -> users.search("city", "Nowhere")).code()).isEqualTo(CallFailedException.UNREADABLE);
    }

    @Test
    void anAccountIsMadeOnceThoughTheAnswerWasLost() throws CallFailedException {
        var key = new Key("shop-371746", "customer-371746");
        var contact = contact("shop-371746@example.test");
        moodle.play("q01-idem-lookup-before");
        assertThat(accounts.find(key)).isEmpty();

        moodle.play("q07-idem-lookup-email");
        assertThat(accounts.create(key, contact)).isEqualTo(170);
        moodle.play("q04-idem-lookup-after");
        assertThat(accounts.find(key).map(User::id)).contains(170L);
    }

    @Test
    void anAccountWithAnAddressOfSomebodyElseIsNotMade() {
        moodle.play("q07-idem-lookup-email", "q06-idem-lookup-other");

        assertThat(reasonOf(() -> accounts.create(
                        new Key("shop-371746x", "customer-371746x"), contact("shop-371746@example.test"))))
                .isEqualTo(Reason.EMAIL_TAKEN);
    }

    @Test
    void aUsernameWithAnotherIdnumberIsSomebodyElses() {
        moodle.play("q04-idem-lookup-after");

        assertThat(reasonOf(() -> accounts.find(new Key("shop-371746", "customer-1"))))
                .isEqualTo(Reason.KEY_TAKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "f05-update-nonexistent, 999999, 1, UNKNOWN_ACCOUNT",
        "f06-update-admin, 2, 1, NOT_PERMITTED",
        "f25-update-min-cap, 18, 1, NOT_PERMITTED",
        "f50-update-deleted, 37, 0, UNKNOWN_ACCOUNT",
    })
    void anUpdateThatFailsSaysWhy(String recording, long id, String suspended, Reason reason) {
        moodle.play(recording);
        var account = new Account(provider.issuer(), Long.toString(id));

        assertThat(reasonOf(() -> {
                    if (suspended.equals("1")) {
                        provider.suspend(account);
                    } else {
                        provider.reactivate(account);
                    }
                }))
                .isEqualTo(reason);
    }

    @Test
    void aUserIsSuspendedAndReactivated() {
        moodle.play("f01-update-suspend", "f04-update-unsuspend");

        provider.suspend(new Account(provider.issuer(), "18"));
        provider.reactivate(new Account(provider.issuer(), "18"));
    }

    @Test
    void theSupportCourseIsOpenedAndClosed() {
        moodle.play("h01-course-by-shortname", "h10-enrol", "h11-enrol-again", "h40-unenrol", "h41-unenrol-again");
        var alice = new Account(provider.issuer(), "6");

        provider.grant(SHOP, alice);
        provider.grant(SHOP, alice);
        provider.revoke(SHOP, alice);
        provider.revoke(SHOP, alice);
    }

    /** The role stays when the enrolment is suspended, and Moodle lists the courses of a suspended account: neither teaches. */
    @Test
    void aTeacherIsWhoHasTheRoleInTheCourseAndIsInItAndCanSignIn() {
        var course = Set.of("TEACH-A");
        var tess = new Account(provider.issuer(), "28");
        moodle.play("t01-teacher", "t02-teacher-courses", "t03-teacher-course", "t04-teacher-roles");
        assertThat(provider.taught(SHOP, tess, course)).isEqualTo(course);

        moodle.play("t01-teacher", "t05-teacher-off-courses");
        assertThat(provider.taught(SHOP, tess, course)).isEmpty();
        moodle.play("t01-teacher", "t02-teacher-courses", "t07-former-roles");
        assertThat(provider.taught(SHOP, tess, course)).isEmpty();
        moodle.play("t08-suspended-teacher");
        assertThat(provider.taught(SHOP, tess, course)).isEmpty();
        moodle.play("t01-teacher", "t10-category-teacher-courses");
        assertThat(provider.taught(SHOP, tess, course)).isEmpty();
    }

    @Test
    void aBoughtCourseIsOpenedClosedAndTakenBack() {
        moodle.play(
                "s01-course", "s02-open", "s03-courses-open", "s04-profile-open", "s05-close", "s06-courses-closed");
        moodle.play("s50-participants", "s07-profile-closed", "s05-close", "s08-unenrol", "s09-profile-none");
        moodle.play("s10-profile-unknown");
        var open = CourseState.open(
                Instant.ofEpochSecond(1_790_000_000), Optional.of(Instant.ofEpochSecond(1_900_000_000)));

        provider.set(SHOP, ANNA, COURSE, open);
        assertThat(provider.isIn(SHOP, ANNA, COURSE)).isTrue();
        provider.set(SHOP, ANNA, COURSE, CourseState.closed());
        assertThat(provider.isIn(SHOP, ANNA, COURSE)).isFalse();
        provider.set(SHOP, ANNA, COURSE, CourseState.closed());
        provider.set(SHOP, ANNA, COURSE, CourseState.none());
        provider.set(SHOP, ANNA, COURSE, CourseState.closed());
        provider.set(SHOP, new Account(provider.issuer(), "987654321"), COURSE, CourseState.closed());
    }

    @Test
    void aBuyerIsPutIntoAGroupAndTakenOut() {
        moodle.play("s01-course", "s30-groups", "s31-enrol", "s32-group-add", "s03-courses-open", "s30-groups");
        moodle.play("s34-profile-group", "s04-profile-open", "s05-close", "s30-groups", "s35-group-remove");
        var grouped = new MoodleProvider(moodle.settings("course-group", "shop"));
        var open = CourseState.open(Instant.ofEpochSecond(1_790_000_000), Optional.empty());

        grouped.set(SHOP, ANNA, COURSE, open);
        assertThat(grouped.isIn(SHOP, ANNA, COURSE)).isTrue();
        grouped.set(SHOP, ANNA, COURSE, CourseState.closed());
    }

    @Test
    void whoIsUnknownOrNotEnrolledComesIntoNoGroup() throws CallFailedException {
        var groups = new Groups(client);
        moodle.play("s37-group-add-unknown-user", "s38-group-add-not-enrolled", "s36-group-remove-again");

        assertThat(failureOf(() -> groups.add(1, 987_654_321)).code()).isEqualTo("invaliduser");
        assertThat(failureOf(() -> groups.add(1, 4)).code()).isEqualTo("invalidparameter");
        groups.remove(1, 4);
    }

    @Test
    void aBuyerIsPutIntoACohortAndTakenOut() {
        moodle.play("s40-cohorts", "s41-cohort-add", "s40-cohorts", "s42-cohort-add-again");
        moodle.play("s40-cohorts", "s43-cohort-members", "s40-cohorts", "s45-cohort-remove");
        moodle.play("s40-cohorts", "s46-cohort-remove-again");
        var pack = new MoodleProvider(moodle.settings("cohorts", "cohort:"));
        var open = CourseState.open(Instant.ofEpochSecond(1_790_000_000), Optional.empty());
        var code = "cohort:PACK-A";

        pack.set(SHOP, ANNA, code, open);
        pack.set(SHOP, ANNA, code, open);
        assertThat(pack.isIn(SHOP, ANNA, code)).isTrue();
        pack.set(SHOP, ANNA, code, CourseState.none());
        pack.set(SHOP, ANNA, code, CourseState.none());
    }

    @Test
    void whatMayNotBeSeenIsToldFromWhoIsNotIn() {
        moodle.play("s01-course", "s51-courses-unseen", "s52-participants-unseen", "s01-course");
        assertThat(catchThrowableOfType(ProviderRefusalException.class, () -> provider.isIn(SHOP, ANNA, COURSE)))
                .hasMessageContaining("moodle/course:viewparticipants");

        moodle.play("s51-courses-unseen", "s53-participants-separate", "s55-profile-separate");
        assertThat(catchThrowableOfType(ProviderRefusalException.class, () -> provider.isIn(SHOP, ANNA, COURSE)))
                .hasMessageContaining("moodle/site:accessallgroups");
    }

    @Test
    void theCheckSeesWhichGroupsAreShown() {
        moodle.play("s54-groups-unseen");

        assertThat(failureOf(() -> new Participants(client).seeGroups(3)).code())
                .isEqualTo("nopermissions");
    }

    /** The order in which Moodle looks: with nobody alone, a wrong role is not seen. */
    @ParameterizedTest
    @CsvSource({
        "s20-double-well, 3, 5, invaliduser",
        "s21-double-role, 3, 1, wsusercannotassign",
        "s22-double-nobody-only, 0, 1, invaliduser",
    })
    void enrolmentIsTriedWithTwo(String recording, long first, String role, String code) {
        moodle.play(recording);
        var form = new Form();
        for (var user : first == 0 ? new long[] {Integer.MAX_VALUE} : new long[] {first, Integer.MAX_VALUE}) {
            var index = first == 0 || user == first ? 0 : 1;
            Courses.enrolment(form, index, user, 2).add(Courses.field(index, "roleid"), role);
        }

        assertThat(failureOf(() -> client.call(Courses.ENROL, form)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "h14-enrol-unknown-user, 999999, UNKNOWN_ACCOUNT",
        "h21-enrol-unconfirmed-user, 13, NOT_PERMITTED",
        "h30-enrol-min-cap, 6, NOT_PERMITTED",
    })
    void anEnrolmentThatIsRefusedSaysWhy(String recording, String user, Reason reason) {
        moodle.play("h01-course-by-shortname", recording);

        assertThat(reasonOf(() -> provider.grant(SHOP, new Account(provider.issuer(), user))))
                .isEqualTo(reason);
    }

    @Test
    void whoeverIsUnknownIsOut() {
        moodle.play("h01-course-by-shortname", "h42-unenrol-unknown-user");

        provider.revoke(SHOP, new Account(provider.issuer(), "999999"));
    }

    @Test
    void theCourseIsFoundInItsOwnLettersOnly() throws CallFailedException {
        moodle.play("h02-course-by-shortname-lower");

        assertThat(new Courses(client, settings, users, Clock.systemUTC())
                        .look(new Courses.Name(Courses.SHORTNAME, "support")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a01-rest-ws-disabled, http-403, NOT_PERMITTED",
        "c05-invalid-token, invalidtoken, NOT_PERMITTED",
        "c08-token-expired, accessexception, NOT_PERMITTED",
        "m02-customer-token-suspended, wsaccessusersuspended, NOT_PERMITTED",
        "i11-maintenance-siteinfo, http-503, ",
        "i21-oldmaintenance-siteinfo, sitemaintenance, ",
        "i31-upgraderunning-siteinfo, upgraderunning, ",
        "m10-rest-other-host, http-303, ",
        "n01-db-down-rest, dbconnectionfailed, ",
        "n10-php-down, http-502, ",
    })
    void whatTheSiteAnswersInsteadIsKnown(String recording, String code, Reason reason) {
        moodle.play(recording);

        var failed = failureOf(() -> client.call(SignIns.SITE, new Form()));

        assertThat(failed.code()).isEqualTo(code);
        if (reason == null) {
            assertThat(failed.toPort()).isInstanceOf(ProviderUnavailableException.class);
        } else {
            assertThat(failed.toPort())
                    .isInstanceOfSatisfying(
                            ProviderRefusalException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "e02-create-duplicate-username, new1, other@example.test, invalidparameter",
        "j02-race-loser-db, race0, race0@example.test, dmlwriteexception",
        "e31-create-password-policy, new17, new17@example.test, other-error",
        "e49-create-min-cap, new28, new28@example.test, nopermissions",
    })
    void ofARefusedCreationTheCodeIsAllThatIsKnown(String recording, String username, String email, String code) {
        moodle.play(recording);
        var form = new Form();
        Map.of("username", username, "email", email)
                .forEach((name, value) -> form.add("users[0][" + name + "]", value));

        assertThat(failureOf(() -> client.call(Accounts.CREATE, form)).code()).isEqualTo(code);
    }

    private static CallFailedException failureOf(ThrowingCallable call) {
        return catchThrowableOfType(CallFailedException.class, call);
    }

    private static Reason reasonOf(ThrowingCallable call) {
        return catchThrowableOfType(ProviderRefusalException.class, call).reason();
    }
}
