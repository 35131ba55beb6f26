package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chaland.model.ShopId;
import org.chaland.spi.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is missing is told with what to do about it, by the check and by the doctor alike, and nothing is changed. */
class SiteCheckTest {

    private final MoodleDouble moodle = new MoodleDouble();
    private final Leaks leaks = new Leaks();

    @BeforeEach
    void addCohort() {
        moodle.courses.addCohort();
    }

    @AfterEach
    void close() {
        leaks.close();
        moodle.close();
    }

    static Stream<Arguments> lacks() {
        return Stream.of(
                lack("missing-function", "Add core_user_create_users", m -> m.site.functions.remove(Accounts.CREATE)),
                lack("missing-function", "Add core_user_update_users", m -> m.site.functions.remove(Access.UPDATE)),
                lack("missing-function", "Add core_user_get_users ", m -> m.site.functions.remove(Users.SEARCH)),
                lack("missing-function", "Add enrol_manual_enrol", m -> m.site.functions.remove(Courses.ENROL)),
                lack("missing-function", "password_reset", m -> m.site.functions.remove(Invitations.RESET)),
                lack("nobody-seen", "moodle/user:viewdetails", m -> m.site.capabilities.remove("user:viewdetails")),
                lack(
                        "nobody-seen",
                        "moodle/user:viewalldetails",
                        m -> m.site.capabilities.remove("user:viewalldetails")),
                lack("no-address-seen", "viewuseridentity", m -> m.site.capabilities.remove("site:viewuseridentity")),
                lack("no-names-seen", "viewfullnames", m -> m.site.capabilities.remove("site:viewfullnames")),
                lack("refused", "moodle/user:create", m -> m.site.capabilities.remove("user:create")),
                lack("refused", "moodle/user:update", m -> m.site.capabilities.remove("user:update")),
                lack("refused", "moodle/course:view", m -> m.site.capabilities.remove("course:view")),
                lack("refused", "enrol/manual:enrol", m -> m.site.capabilities.remove("enrol/manual:enrol")),
                lack("refused", "enrol/manual:unenrol", m -> m.site.capabilities.remove("enrol/manual:unenrol")),
                lack("refused", "moodle/role:assign", m -> m.site.capabilities.remove("role:assign")),
                lack("refused", "Allow role assignments", m -> m.site.assignable.clear()),
                lack(
                        "refused",
                        "moodle/course:viewparticipants",
                        m -> m.site.capabilities.remove("course:viewparticipants")),
                lack("password-refused", "Password policy", m -> m.site.refusesPasswords = true),
                lack("password-page-elsewhere", "Forgotten password URL", m -> m.site.passwordPage = "https://x.test"),
                lack(
                        "missing-function",
                        "Add core_enrol_get_users",
                        m -> m.site.functions.remove(BoughtCourses.OF_USER)),
                lack(
                        "missing-function",
                        "Add core_user_get_course",
                        m -> m.site.functions.remove(BoughtCourses.PROFILES)),
                lack("groups-unseen", "accessallgroups", m -> m.site.capabilities.remove("site:accessallgroups")),
                lack("missing-function", "Add core_group_add", m -> m.site.functions.remove(Groups.ADD)),
                lack("missing-function", "Add core_cohort_get", m -> m.site.functions.remove(Cohorts.MEMBERS)),
                lack("refused", "moodle/course:managegroups", m -> m.site.capabilities.remove("course:managegroups")),
                lack("refused", "moodle/cohort:view", m -> m.site.capabilities.remove("cohort:view")),
                lack("refused", "moodle/cohort:assign", m -> m.site.capabilities.remove("cohort:assign")),
                lack("no-cohort", "Users, Accounts, Cohorts", m -> m.courses.removeCohorts()),
                lack("participants-unknown", "by hand", m -> m.site.functions.remove(Participants.ENROLLED)),
                lack("participants-unknown", "moodle/role:review", m -> m.site.capabilities.remove("role:review")),
                lack("participants-seen", "Prevent", SiteCheckTest::letCustomersSeeOneAnother),
                lack("refused", "Manual enrolments", m -> m.courses.manualEnrolment = false),
                lack("no-such-course", "upper and lower case", m -> m.courses.remove(MoodleDouble.SUPPORT)),
                lack("no-email-sign-in", "authloginviaemail", m -> m.site.emailSignIn = false),
                lack("email-sign-in-unknown", "by hand", m -> m.site.functions.remove(DoubleSite.PUBLIC_SETTINGS)),
                lack("no-such-activity", "Site home", m -> m.tool.activities.clear()),
                answered("no-signing-key", SigningKeys.PATH, Fault.instead(Answer.json("{\"keys\":[]}"))),
                answered("no-signing-key", SigningKeys.PATH, Fault.instead(Answer.html(404))),
                answered("refused", LtiSignIns.VIEW + DoubleTool.ACTIVITY, Fault.silence(new CountDownLatch(1))),
                lack("administrator", "a user and a role", m -> m.site.administrator = true),
                lack("other-address", "$CFG->wwwroot", m -> m.site.url = "https://moodle.example.org"),
                lack("maintenance", "Look again", m -> m.site.maintenance = true),
                answer("no-answer", "certificate", Fault.refused()),
                answer("unreadable-answer", "debugging", Fault.instead(Answer.html(200))),
                answer("other-host", "same host", Fault.redirect(303, "https://moodle.example.org/")),
                answer("web-services-off", "Switch web services on", Fault.instead(Answer.of(403, "text/html", ""))),
                answer("wrong-address", "folder", Fault.instead(Answer.html(404))),
                answer("maintenance", "Look again", Fault.instead(Answer.html(503))),
                answer("refused", "new token", Fault.instead(Answer.error("invalidtoken"))),
                answer("refused", "expiry", Fault.instead(Answer.error("accessexception"))),
                answer("refused", "User agreements", Fault.instead(Answer.error("sitepolicynotagreed"))),
                answer("refused", "profile fields", Fault.instead(Answer.error("usernotfullysetup"))),
                answer("refused", "Force password change", Fault.instead(Answer.error("forcepasswordchangenotice"))),
                answer("refused", "confirm it", Fault.instead(Answer.error("wsaccessuserunconfirmed"))));
    }

    private static void letCustomersSeeOneAnother(MoodleDouble moodle) {
        moodle.site.customersSeeOneAnother = true;
        moodle.provider().grant(new ShopId("shop-1"), moodle.user(People.ZOE));
    }

    private static Arguments lack(String code, String remedy, Consumer<MoodleDouble> change) {
        return Arguments.of(code, remedy, change);
    }

    private static Arguments answer(String code, String remedy, Fault fault) {
        return lack(code, remedy, moodle -> moodle.next(SignIns.SITE, fault));
    }

    private static Arguments answered(String code, String page, Fault fault) {
        return lack(code, "", moodle -> moodle.next(page, fault));
    }

    @Test
    void nothingIsMissingWhereNothingIs() {
        assertThat(check()).isEmpty();
    }

    @Test
    void nothingIsMissingInTheEarlierRelease() {
        moodle.site.release44 = true;

        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void whatIsMissingIsToldWithItsRemedy(String code, String remedy, Consumer<MoodleDouble> change) {
        change.accept(moodle);

        var findings = provider("PT2S").check(Set.of());

        assertThat(findings).extracting(Finding::code).contains(code);
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals(code))
                .anySatisfy(finding -> assertThat(finding.remedy()).contains(remedy.strip()));
        findings.forEach(finding -> leaks.assertNoneIn(finding.toString()));
    }

    @Test
    void theWorstComesFirst() {
        moodle.site.emailSignIn = false;
        moodle.site.capabilities.remove("user:create");

        assertThat(check()).extracting(Finding::code).containsExactly("refused", "no-email-sign-in");
    }

    @Test
    void nothingIsChanged() {
        moodle.provider().grant(new ShopId("shop-1"), moodle.user(People.ZOE));
        var before = moodle.users.alive().map(user -> user.fields.toString()).toList();
        var enrolled = Map.copyOf(moodle.courses.get(MoodleDouble.SUPPORT).enrolments);

        check();

        assertThat(moodle.courses.get(MoodleDouble.SUPPORT).enrolments).isEqualTo(enrolled);

        assertThat(moodle.users.alive().map(user -> user.fields.toString())).isEqualTo(before);
        assertThat(moodle.users.mailed).isEmpty();
        assertThat(moodle.users.alive().allMatch(DoubleUser::isUsable)).isTrue();
    }

    @Test
    void theDoctorPrintsWhatTheCheckFindsAndNoSecret(@TempDir Path folder) throws IOException {
        moodle.site.capabilities.remove("user:create");
        moodle.site.emailSignIn = false;

        var printed = doctor(folder, 1);

        for (var finding : check()) {
            assertThat(printed).contains(finding.code(), finding.problem(), finding.remedy());
        }
        leaks.assertNoneIn(printed);
    }

    @Test
    void theDoctorIsContentWithWarnings(@TempDir Path folder) throws IOException {
        moodle.site.emailSignIn = false;

        assertThat(doctor(folder, 0)).contains("WARNING no-email-sign-in");
    }

    @Test
    void theDoctorSaysWhatIsToBeComparedByHand(@TempDir Path folder) throws IOException {
        assertThat(doctor(folder, 0)).contains("Nothing is missing", "Redirection URI(s)");
    }

    @Test
    void theDoctorSaysWhatIsWrongWithTheSettings(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(folder.resolve("shop.properties"), "chaland.moodle.url=https://moodle.example.org\n");

        assertThat(doctor(2, file.toString())).contains("chaland.moodle.token is missing");
        assertThat(doctor(2, folder.resolve("none").toString())).contains("cannot be read");
        assertThat(doctor(2)).contains("Name one file");
    }

    /** With everything that can be set, at the double's own address, whatever it says of itself. */
    private MoodleProvider provider(String timeout) {
        return new MoodleProvider(MoodleSettings.from(properties(timeout)));
    }

    private Map<String, String> properties(String timeout) {
        var properties = moodle.with("course-group", DoubleCourses.GROUP);
        properties.put("chaland.moodle.cohorts", "cohort:");
        properties.put("chaland.moodle.url", moodle.address());
        properties.put("chaland.moodle.timeout", timeout);
        return properties;
    }

    private List<Finding> check() {
        return provider("PT1M").check(Set.of());
    }

    private String doctor(Path folder, int expected) throws IOException {
        var file = folder.resolve("shop.properties");
        var lines = properties("PT1M").entrySet().stream().map(this::line).toList();
        Files.write(file, lines);
        return doctor(expected, file.toString());
    }

    private String line(Map.Entry<String, String> property) {
        return property.getKey() + "=" + property.getValue();
    }

    private static String doctor(int expected, String... arguments) {
        var printed = new ByteArrayOutputStream();
        assertThat(MoodleDoctor.examine(arguments, new PrintStream(printed, true)))
                .isEqualTo(expected);
        return printed.toString();
    }
}
