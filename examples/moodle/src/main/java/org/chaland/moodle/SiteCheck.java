package org.chaland.moodle;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.moodle.MoodleSettings.Lti;
import org.chaland.spi.Finding;
import org.chaland.spi.ProviderRefusalException;
import tools.jackson.databind.JsonNode;

/**
 * Tries everything out in calls that cannot succeed, so that nothing is changed. Accounts and enrolments are tried by a call with two: one
 * that is well, and one that Moodle has to refuse. It does all of a call or nothing, and looks at rights, role and course only for somebody
 * who exists.
 */
final class SiteCheck {

    private static final List<String> FUNCTIONS = List.of(
            Users.BY_FIELD,
            Users.SEARCH,
            Accounts.CREATE,
            Access.UPDATE,
            Courses.FIND,
            Courses.ENROL,
            Courses.UNENROL,
            Invitations.RESET);
    private static final List<String> FUNCTIONS_OF_COURSES =
            List.of(BoughtCourses.OF_USER, BoughtCourses.PROFILES, Participants.ENROLLED);
    private static final List<String> FUNCTIONS_OF_GROUPS = List.of(Groups.OF_COURSE, Groups.ADD, Groups.REMOVE);
    private static final List<String> FUNCTIONS_OF_COHORTS =
            List.of(Cohorts.SEARCH, Cohorts.MEMBERS, Cohorts.ADD, Cohorts.REMOVE);
    private static final String PUBLIC_SETTINGS = "tool_mobile_get_public_config";

    private static final int NOT_FOUND = 404;

    /** The highest id that there can be on every database. */
    static final long NOBODY = Integer.MAX_VALUE;

    /** Every site has it, and it can have groups. */
    private static final String FRONT_PAGE = "1";

    private final MoodleClient client;
    private final MoodleSettings settings;
    private final Users users;
    private final Courses courses;
    private final Cohorts cohorts;
    private final Participants participants;
    private final Passwords passwords;
    private final SigningKeys keys;

    SiteCheck(
            MoodleClient client,
            MoodleSettings settings,
            Users users,
            Courses courses,
            Cohorts cohorts,
            Passwords passwords,
            SigningKeys keys) {
        this.client = client;
        this.settings = settings;
        this.users = users;
        this.courses = courses;
        this.cohorts = cohorts;
        participants = new Participants(client);
        this.passwords = passwords;
        this.keys = keys;
    }

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        try {
            var site = client.call(SignIns.SITE, new Form());
            checkSite(site, found);
        } catch (CallFailedException failed) {
            found.add(SiteFindings.noAnswer(failed));
        }
        found.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(found);
    }

    private void checkSite(JsonNode site, List<Finding> found) {
        if (!Json.text(site, "siteurl")
                .filter(settings.url().toString()::equals)
                .isPresent()) {
            found.add(SiteFindings.OTHER_ADDRESS);
        }
        if (Json.flag(site, "userissiteadmin").orElse(false)) {
            found.add(SiteFindings.ADMINISTRATOR);
        }
        var functions = Json.elements(Json.member(site, "functions")).orElse(List.of()).stream()
                .flatMap(function -> Json.text(function, "name").stream())
                .collect(Collectors.toSet());
        neededFunctions()
                .filter(function -> !functions.contains(function))
                .map(SiteFindings::missingFunction)
                .forEach(found::add);
        tryIf(functions, Users.SEARCH, found, this::checkSight);
        tryIf(functions, Accounts.CREATE, found, findings -> checkCreation(site, findings));
        tryIf(functions, Access.UPDATE, found, this::checkUpdates);
        tryIf(functions, Courses.FIND, found, findings -> checkCourses(site, functions, findings));
        if (hasGroups()) {
            tryIf(
                    functions,
                    Groups.OF_COURSE,
                    found,
                    any -> client.call(Groups.OF_COURSE, new Form().add("courseid", FRONT_PAGE)));
        }
        if (hasCohorts()) {
            tryIf(functions, Cohorts.SEARCH, found, findings -> checkCohorts(site, functions, findings));
        }
        checkPublicSettings(functions, found);
        settings.lti().ifPresent(tool -> checkTool(tool, found));
    }

    private Stream<String> neededFunctions() {
        var functions = new ArrayList<>(FUNCTIONS);
        if (settings.courses().isPresent()) {
            functions.addAll(FUNCTIONS_OF_COURSES);
        }
        if (hasGroups()) {
            functions.addAll(FUNCTIONS_OF_GROUPS);
        }
        if (hasCohorts()) {
            functions.addAll(FUNCTIONS_OF_COHORTS);
        }
        return functions.stream();
    }

    private boolean hasGroups() {
        return settings.courses().filter(MoodleSettings.Bought::hasGroups).isPresent();
    }

    private boolean hasCohorts() {
        return settings.courses().flatMap(MoodleSettings.Bought::cohorts).isPresent();
    }

    /** Taking people out of a cohort is tried as enrolment is: the service account first, and then nobody, so that neither is. */
    private void checkCohorts(JsonNode site, Set<String> functions, List<Finding> found) throws CallFailedException {
        var cohort = cohorts.any();
        if (cohort.isEmpty()) {
            found.add(SiteFindings.NO_COHORT);
        } else if (functions.contains(Cohorts.REMOVE)) {
            var form = Cohorts.member(
                    new Form(), 0, cohort.get(), Json.id(site, "userid").orElse(NOBODY));
            attempt(
                    found,
                    Cohorts.REMOVE,
                    Set.of("invaliduser"),
                    () -> client.order(Cohorts.REMOVE, Cohorts.member(form, 1, cohort.get(), NOBODY)));
        }
    }

    /** As everybody may: which addresses are registered for the tool is shown to administrators only. */
    private void checkTool(Lti tool, List<Finding> found) {
        try {
            if (keys.read().getKeys().stream().noneMatch(SiteCheck::isSigningKey)) {
                found.add(SiteFindings.NO_SIGNING_KEY);
            }
        } catch (KeySourceException unread) {
            found.add(SiteFindings.NO_SIGNING_KEY);
        }
        try {
            if (client.get(LtiSignIns.VIEW + tool.activity()).statusCode() == NOT_FOUND) {
                found.add(SiteFindings.NO_SUCH_ACTIVITY);
            }
        } catch (CallFailedException failed) {
            found.add(SiteFindings.failed(failed, LtiSignIns.VIEW));
        }
    }

    private static boolean isSigningKey(JWK key) {
        return key.getKeyType().equals(KeyType.RSA)
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256));
    }

    private void tryIf(Set<String> functions, String function, List<Finding> found, Step step) {
        if (functions.contains(function)) {
            try {
                step.check(found);
            } catch (CallFailedException failed) {
                found.add(SiteFindings.failed(failed, function));
            }
        }
    }

    private void checkSight(List<Finding> found) throws CallFailedException {
        var probe = users.search("username", settings.probeUser()).stream().findFirst();
        if (probe.isEmpty()) {
            found.add(SiteFindings.NOBODY_SEEN);
            return;
        }
        if (probe.get().email().isEmpty()) {
            found.add(SiteFindings.NO_ADDRESS_SEEN);
        }
        if (!probe.get().showsNames()) {
            found.add(SiteFindings.NO_NAMES_SEEN);
        }
        try {
            probe.get().isUsable();
        } catch (ProviderRefusalException notShown) {
            found.add(SiteFindings.NO_STATE_SEEN);
        }
    }

    /** The second has the service account's own name, which is taken, and no address. */
    private void checkCreation(JsonNode site, List<Finding> found) throws CallFailedException {
        var unique = passwords.next().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        var form = new Form();
        user(form, 0, "check-" + unique, "check-" + unique + "@check.invalid");
        user(form, 1, Json.text(site, "username").orElse("admin"), "no address");
        try {
            client.call(Accounts.CREATE, form);
        } catch (CallFailedException failed) {
            if (failed.is(CallFailedException.ODD_CODE)) {
                found.add(SiteFindings.PASSWORD_REFUSED);
            } else if (!failed.is("invalidparameter", "dmlwriteexception")) {
                found.add(SiteFindings.failed(failed, Accounts.CREATE));
            }
        }
    }

    private void user(Form form, int index, String name, String address) {
        Map.of("username", name, "password", passwords.next(), "firstname", "-", "lastname", "-", "email", address)
                .forEach((field, value) -> form.add("users[" + index + "][" + field + "]", value));
    }

    private void checkUpdates(List<Finding> found) throws CallFailedException {
        attempt(
                found,
                Access.UPDATE,
                Set.of(),
                () -> client.call(
                        Access.UPDATE,
                        new Form().add("users[0][id]", Long.toString(NOBODY)).add("users[0][suspended]", "1")));
    }

    private void checkCourses(JsonNode site, Set<String> functions, List<Finding> found) throws CallFailedException {
        var names = new TreeSet<>(settings.supportCourses().values());
        settings.supportCourse().ifPresent(names::add);
        if (names.isEmpty()) {
            found.add(SiteFindings.NO_COURSE_SET);
        }
        for (var name : names) {
            var course = courses.look(new Courses.Name(Courses.SHORTNAME, name));
            if (course.isPresent()) {
                checkCourse(site, course.get(), functions, found);
            } else {
                found.add(SiteFindings.NO_SUCH_COURSE);
            }
        }
        if (names.isEmpty() || !functions.contains(Participants.ENROLLED)) {
            found.add(SiteFindings.PARTICIPANTS_UNKNOWN);
        }
    }

    private void checkCourse(JsonNode site, long course, Set<String> functions, List<Finding> found)
            throws CallFailedException {
        if (functions.contains(Courses.ENROL)) {
            for (var role : roles()) {
                attempt(
                        found,
                        Courses.ENROL,
                        Set.of("invaliduser", "codingerror"),
                        () -> client.order(Courses.ENROL, enrolments(site, course, role)));
            }
        }
        if (functions.contains(Courses.UNENROL)) {
            attempt(
                    found,
                    Courses.UNENROL,
                    Set.of("invaliduser", "invalidparameter"),
                    () -> client.order(Courses.UNENROL, Courses.enrolment(NOBODY, course)));
        }
        if (functions.contains(Participants.ENROLLED)) {
            attempt(found, Participants.ENROLLED, Set.of(), () -> checkParticipants(course, found));
        }
    }

    /** Every role that people are given in some course. */
    private Set<Long> roles() {
        var roles = new TreeSet<>(Set.of(settings.supportRole()));
        settings.courses().ifPresent(bought -> {
            roles.add(bought.role());
            roles.addAll(bought.roles().values());
        });
        return roles;
    }

    /** Of the service account, who exists, and then of nobody. */
    private static Form enrolments(JsonNode site, long course, long role) {
        var form = new Form();
        Courses.enrolment(form, 0, Json.id(site, "userid").orElse(NOBODY), course)
                .add(Courses.field(0, "roleid"), Long.toString(role));
        return Courses.enrolment(form, 1, NOBODY, course).add(Courses.field(1, "roleid"), Long.toString(role));
    }

    private void checkParticipants(long course, List<Finding> found) throws CallFailedException {
        participants.see(course);
        if (settings.courses().isPresent()) {
            try {
                participants.seeGroups(course);
            } catch (CallFailedException failed) {
                if (!failed.is("nopermissions")) {
                    throw failed;
                }
                found.add(SiteFindings.GROUPS_UNSEEN);
            }
        }
        var seen = participants.seeOneAnother(course, settings.supportRole());
        if (seen.isEmpty()) {
            found.add(SiteFindings.PARTICIPANTS_UNKNOWN);
        } else if (seen.get()) {
            found.add(SiteFindings.PARTICIPANTS_SEEN);
        }
    }

    private void checkPublicSettings(Set<String> functions, List<Finding> found) {
        var on = Optional.<Boolean>empty();
        if (functions.contains(PUBLIC_SETTINGS)) {
            try {
                var answer = client.call(PUBLIC_SETTINGS, new Form());
                on = Json.member(answer, "authloginviaemail")
                        .filter(value -> value.isBoolean() || value.isIntegralNumber())
                        .map(value -> value.isBoolean() ? value.booleanValue() : value.intValue() != 0);
                if (!Json.text(answer, "forgottenpasswordurl").orElse("").isBlank()) {
                    found.add(SiteFindings.PASSWORD_PAGE_ELSEWHERE);
                }
            } catch (CallFailedException failed) {
                // Then it is not known, which is told below.
            }
        }
        if (on.isEmpty()) {
            found.add(SiteFindings.EMAIL_SIGN_IN_UNKNOWN);
        } else if (!on.get()) {
            found.add(SiteFindings.NO_EMAIL_SIGN_IN);
        }
    }

    private static void attempt(List<Finding> found, String function, Set<String> expected, Remote.Order order)
            throws CallFailedException {
        try {
            order.give();
        } catch (CallFailedException failed) {
            if (!expected.contains(failed.code())) {
                found.add(SiteFindings.failed(failed, function));
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void check(List<Finding> found) throws CallFailedException;
    }
}
