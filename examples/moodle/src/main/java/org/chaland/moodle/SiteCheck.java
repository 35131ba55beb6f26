package org.chaland.moodle;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chaland.moodle.MoodleSettings.Lti;
import org.chaland.spi.Finding;
import org.chaland.spi.ProviderRefusalException;
import tools.jackson.databind.JsonNode;

/**
 * Tries everything out on users who do not exist, so that nothing is changed: Moodle looks at the rights first, and then finds
 * nobody to do it to.
 */
final class SiteCheck {

    private static final List<String> FUNCTIONS = List.of(
            Users.BY_FIELD,
            Users.SEARCH,
            Accounts.CREATE,
            Access.UPDATE,
            SupportCourses.COURSES,
            SupportCourses.ENROL,
            SupportCourses.UNENROL,
            Invitations.RESET);
    private static final String PUBLIC_SETTINGS = "tool_mobile_get_public_config";

    private static final int NOT_FOUND = 404;

    /** The highest id that there can be on every database. */
    private static final long NOBODY = Integer.MAX_VALUE;

    private final MoodleClient client;
    private final MoodleSettings settings;
    private final Users users;
    private final SupportCourses courses;
    private final Passwords passwords;
    private final SigningKeys keys;

    SiteCheck(
            MoodleClient client,
            MoodleSettings settings,
            Users users,
            SupportCourses courses,
            Passwords passwords,
            SigningKeys keys) {
        this.client = client;
        this.settings = settings;
        this.users = users;
        this.courses = courses;
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
        FUNCTIONS.stream()
                .filter(function -> !functions.contains(function))
                .map(SiteFindings::missingFunction)
                .forEach(found::add);
        tryIf(functions, Users.SEARCH, found, this::checkSight);
        tryIf(functions, Accounts.CREATE, found, findings -> checkCreation(site, findings));
        tryIf(functions, Access.UPDATE, found, this::checkUpdates);
        tryIf(functions, SupportCourses.COURSES, found, findings -> checkCourses(functions, findings));
        checkEmailSignIn(functions, found);
        settings.lti().ifPresent(tool -> checkTool(tool, found));
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

    /** Under the service account's own name, which is taken, and with no address: it could not succeed. */
    private void checkCreation(JsonNode site, List<Finding> found) throws CallFailedException {
        var name = Json.text(site, "username").orElse("admin");
        attempt(
                found,
                Accounts.CREATE,
                Set.of("invalidparameter", "dmlwriteexception"),
                () -> client.call(
                        Accounts.CREATE,
                        new Form()
                                .add("users[0][username]", name)
                                .add("users[0][password]", passwords.next())
                                .add("users[0][firstname]", "-")
                                .add("users[0][lastname]", "-")
                                .add("users[0][email]", "no address")));
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

    private void checkCourses(Set<String> functions, List<Finding> found) throws CallFailedException {
        var names = new TreeSet<>(settings.supportCourses().values());
        settings.supportCourse().ifPresent(names::add);
        if (names.isEmpty()) {
            found.add(SiteFindings.NO_COURSE_SET);
        }
        for (var name : names) {
            try {
                checkCourse(courses.look(name), functions, found);
            } catch (ProviderRefusalException unknown) {
                found.add(SiteFindings.NO_SUCH_COURSE);
            }
        }
    }

    private void checkCourse(long course, Set<String> functions, List<Finding> found) throws CallFailedException {
        if (functions.contains(SupportCourses.ENROL)) {
            attempt(
                    found,
                    SupportCourses.ENROL,
                    Set.of("invaliduser", "codingerror"),
                    () -> client.order(
                            SupportCourses.ENROL,
                            SupportCourses.enrolment(NOBODY, course)
                                    .add("enrolments[0][roleid]", Long.toString(settings.supportRole()))));
        }
        if (functions.contains(SupportCourses.UNENROL)) {
            attempt(
                    found,
                    SupportCourses.UNENROL,
                    Set.of("invaliduser", "invalidparameter"),
                    () -> client.order(SupportCourses.UNENROL, SupportCourses.enrolment(NOBODY, course)));
        }
    }

    private void checkEmailSignIn(Set<String> functions, List<Finding> found) {
        var on = Optional.<Boolean>empty();
        if (functions.contains(PUBLIC_SETTINGS)) {
            try {
                on = Json.member(client.call(PUBLIC_SETTINGS, new Form()), "authloginviaemail")
                        .filter(value -> value.isBoolean() || value.isIntegralNumber())
                        .map(value -> value.isBoolean() ? value.booleanValue() : value.intValue() != 0);
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
