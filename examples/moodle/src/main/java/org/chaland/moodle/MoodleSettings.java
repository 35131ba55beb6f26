package org.chaland.moodle;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.ShopId;
import org.chaland.spi.ProviderProperties;

/**
 * Where the Moodle is and how it is to be used. Immutable; its text form does not show the token (I10).
 *
 * @param url the address of the site exactly as its {@code $CFG->wwwroot} has it, without a final slash
 * @param issuer the name that all accounts of this Moodle carry, for ever, even if it moves to another address
 * @param token of the service account; a secret
 * @param supportCourse short name of the support course of every shop that has none of its own; empty if there is none
 * @param supportCourses short names of the support courses of single shops; unmodifiable
 * @param supportRole id of the role that people have in the support course
 * @param courses how the courses that were bought are opened; empty if they are not
 * @param signInService short name of the service for which people who sign in get a token; empty if nobody signs in like that
 * @param lti the tool that the shop is at this Moodle; empty if nobody signs in at Moodle's own page
 * @param federation other ways of signing in at this Moodle whose people have accounts here; empty if there is none
 * @param languages codes of the language packs that are installed; of another language, the site's own is taken; unmodifiable
 * @param probeUser name of a user who is always there, by whom it is found out whether users can be seen at all
 * @param connectTimeout how long it may take to reach the server
 * @param timeout how long a call may take as a whole, its answer read to the end
 * @param longestRequest how long a call may still take effect after its answer was lost
 */
public record MoodleSettings(
        URI url,
        String issuer,
        String token,
        Optional<String> supportCourse,
        Map<ShopId, String> supportCourses,
        long supportRole,
        Optional<Bought> courses,
        Optional<String> signInService,
        Optional<Lti> lti,
        Optional<Federation> federation,
        Set<String> languages,
        String probeUser,
        Duration connectTimeout,
        Duration timeout,
        Duration longestRequest) {

    /** Copies what could be modified. */
    public MoodleSettings {
        supportCourses = Map.copyOf(supportCourses);
        languages = Set.copyOf(languages);
    }

    /**
     * Of properties by their full names, such as {@code chaland.moodle.url}; the README lists them.
     *
     * @throws IllegalArgumentException if one is missing, unknown or wrong; the message names it and says what to set
     */
    public static MoodleSettings from(Map<String, String> properties) {
        return from(new ProviderProperties(SettingsReader.PREFIX, properties));
    }

    static MoodleSettings from(ProviderProperties properties) {
        return new SettingsReader(properties).read();
    }

    /**
     * Courses that are opened to their buyers.
     *
     * @param field what of a course is the code of its training: {@code shortname} or {@code idnumber}
     * @param role id of the role that people have in them
     * @param roles ids of the roles of single shops; unmodifiable
     * @param group ID number of the group of a course that its buyers are in; empty if they are in none
     * @param groups ID numbers of the groups of single shops; unmodifiable
     * @param cohorts how codes begin that name a cohort instead of a course, the rest being its Cohort ID; empty if none does
     * @param teacherRoles short names of the roles that teach; unmodifiable
     */
    public record Bought(
            String field,
            long role,
            Map<ShopId, Long> roles,
            Optional<String> group,
            Map<ShopId, String> groups,
            Optional<String> cohorts,
            Set<String> teacherRoles) {

        /** Copies what could be modified. */
        public Bought {
            roles = Map.copyOf(roles);
            groups = Map.copyOf(groups);
            teacherRoles = Set.copyOf(teacherRoles);
        }

        Optional<String> groupOf(ShopId shop) {
            return Optional.ofNullable(groups.get(shop)).or(() -> group);
        }

        boolean hasGroups() {
            return group.isPresent() || !groups.isEmpty();
        }

        /** The Cohort ID that the code names; empty if it names a course. */
        Optional<String> cohortOf(String code) {
            return cohorts.filter(code::startsWith).map(beginning -> code.substring(beginning.length()));
        }

        long roleOf(ShopId shop) {
            return roles.getOrDefault(shop, role);
        }
    }

    /**
     * The shop as a tool of LTI 1.3, to which Moodle tells who is signed in.
     *
     * @param activity id of the course module through which the shop's own sign-in leads
     * @param clientId as Moodle shows it for the tool
     * @param deploymentId as Moodle shows it for the tool; empty if any is accepted
     */
    public record Lti(long activity, String clientId, Optional<String> deploymentId) {}

    /**
     * People who sign in at this Moodle through another issuer.
     *
     * @param issuer the issuer at which they sign in at the shop
     * @param auth the plug-in by which Moodle lets them in, such as {@code oidc}, {@code saml2} or {@code cas}
     * @param field what of their user is their subject there
     */
    public record Federation(String issuer, String auth, Field field) {

        /** Which field of a user holds the subject. */
        public enum Field {
            /** The username. */
            USERNAME,
            /** The ID number. Lock it, so that nobody can change their own. */
            IDNUMBER
        }
    }

    /** Short name of the course of that shop, or empty if it has none. */
    Optional<String> courseOf(ShopId shop) {
        return Optional.ofNullable(supportCourses.get(shop)).or(() -> supportCourse);
    }

    @Override
    public String toString() {
        return "MoodleSettings[issuer=" + issuer + "]";
    }
}
