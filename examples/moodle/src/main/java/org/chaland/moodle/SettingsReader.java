package org.chaland.moodle;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.model.Account;
import org.chaland.model.ShopId;
import org.chaland.moodle.MoodleSettings.Bought;
import org.chaland.moodle.MoodleSettings.Federation;
import org.chaland.moodle.MoodleSettings.Federation.Field;
import org.chaland.moodle.MoodleSettings.Lti;
import org.chaland.spi.ProviderProperties;

/** Reads properties strictly: one that is misspelled would be left out silently, so it is refused. */
final class SettingsReader {

    static final String PREFIX = "chaland.moodle.";

    private static final String COURSE_OF_SHOP = "support-course.";
    private static final String ROLE_OF_SHOP = "course-role.";
    private static final String GROUP = "course-group";
    private static final String GROUP_OF_SHOP = GROUP + ".";
    private static final String COHORTS = "cohorts";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{16,128}");
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._@-]{1,100}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[a-z0-9]{1,20})*");
    private static final Pattern ROLE = Pattern.compile("[1-9][0-9]{0,9}");
    private static final Pattern ROLE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern ACTIVITY = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final Pattern DEPLOYMENT = Pattern.compile("[!-~]{1,255}");
    private static final Pattern PLUGIN = Pattern.compile("[a-z][a-z0-9_]{0,19}");
    private static final Pattern COURSE_FIELD = Pattern.compile("shortname|idnumber");
    private static final Pattern NUMBER = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern FIELD = Pattern.compile("username|idnumber");

    /** With these, people register themselves, or nobody signs in. */
    private static final Set<String> OWN_SIGN_IN = Set.of("manual", "email", "nologin", "none");

    /** Both of Moodle's own, of which one may not change the course. */
    private static final String TEACHERS = "editingteacher,teacher";

    private static final int LONGEST_COURSE_NAME = 255;

    private final ProviderProperties properties;

    SettingsReader(ProviderProperties properties) {
        this.properties = properties;
    }

    MoodleSettings read() {
        var url = properties.address(
                "url", "the address of the site as in its $CFG->wwwroot, such as https://moodle.example.org");
        var issuer = find("issuer").orElse(url.toString());
        require(
                Account.read(issuer, "1").isPresent(),
                "issuer",
                "printable ASCII without space, at most 255 characters");
        var supportRole = role("support-role", "5");
        var settings = new MoodleSettings(
                url,
                issuer,
                checked(
                        "token",
                        properties.required("token"),
                        TOKEN.asMatchPredicate(),
                        "the token that Moodle shows, letters and digits"),
                find("support-course").map(name -> course("support-course", name)),
                courses(),
                supportRole,
                boughtCourses(supportRole),
                find("sign-in-service")
                        .map(name -> checked(
                                "sign-in-service", name, SERVICE.asMatchPredicate(), "the short name of a service")),
                lti(),
                federation(),
                languages(),
                properties.text(
                        "probe-user", "guest", USERNAME, "the name of a user who is always there, in lower case"),
                properties.duration("connect-timeout", Duration.ofSeconds(2)),
                properties.duration("timeout", Duration.ofSeconds(10)),
                properties.duration("longest-request", Duration.ofMinutes(5)));
        properties.requireAllRead();
        return settings;
    }

    private Map<ShopId, String> courses() {
        var courses = new HashMap<ShopId, String>();
        for (var shop : properties.endings(COURSE_OF_SHOP)) {
            var property = COURSE_OF_SHOP + shop;
            courses.put(shop(property, shop), course(property, properties.required(property)));
        }
        return courses;
    }

    private long role(String property, String otherwise) {
        return Long.parseLong(
                properties.text(property, otherwise, ROLE, "the number of a role, as in the address of its page"));
    }

    private Optional<Bought> boughtCourses(long supportRole) {
        var field = find("courses")
                .map(name -> checked(
                        "courses",
                        name,
                        COURSE_FIELD.asMatchPredicate(),
                        "shortname or idnumber: which field of a course is the code of its training"));
        var role = role("course-role", Long.toString(supportRole));
        var roles = properties.endings(ROLE_OF_SHOP).stream()
                .collect(Collectors.toMap(
                        shop -> shop(ROLE_OF_SHOP + shop, shop), shop -> role(ROLE_OF_SHOP + shop, "")));
        var group = find("course-group").map(number -> group(GROUP, number));
        var groups = properties.endings(GROUP_OF_SHOP).stream()
                .collect(Collectors.toMap(
                        shop -> shop(GROUP_OF_SHOP + shop, shop),
                        shop -> group(GROUP_OF_SHOP + shop, properties.required(GROUP_OF_SHOP + shop))));
        var cohorts = find("cohorts")
                .map(beginning -> checked(
                        COHORTS,
                        beginning,
                        NUMBER.asMatchPredicate(),
                        "how codes of trainings begin that name a cohort, such as cohort:"));
        require(
                field.isPresent() || group.isEmpty() && groups.isEmpty() && cohorts.isEmpty(),
                "courses",
                "shortname or idnumber, since groups and cohorts are for courses that were bought");
        var teacherRoles = Arrays.stream(find("teacher-roles").orElse(TEACHERS).split(","))
                .map(String::strip)
                .map(name -> checked(
                        "teacher-roles",
                        name,
                        ROLE_NAME.asMatchPredicate(),
                        "short names of roles, such as editingteacher,teacher"))
                .collect(Collectors.toUnmodifiableSet());
        return field.map(name -> new Bought(name, role, roles, group, groups, cohorts, teacherRoles));
    }

    private String group(String property, String number) {
        return checked(property, number, NUMBER.asMatchPredicate(), "the Group ID number of a group in each course");
    }

    private ShopId shop(String property, String id) {
        try {
            return new ShopId(id);
        } catch (IllegalArgumentException malformed) {
            throw properties.wrong(property, "the id of a shop at the end of its name");
        }
    }

    private String course(String property, String name) {
        return checked(
                property,
                name,
                text -> text.codePointCount(0, text.length()) <= LONGEST_COURSE_NAME
                        && text.codePoints().noneMatch(Character::isISOControl),
                "the short name of a course, upper and lower case as Moodle shows it");
    }

    /** Both of activity and client, or nothing. */
    private Optional<Lti> lti() {
        var activity = find("lti-activity");
        var client = find("lti-client-id");
        var deployment = find("lti-deployment-id");
        if (activity.isEmpty() && client.isEmpty() && deployment.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Lti(
                Long.parseLong(checked(
                        "lti-activity",
                        activity.orElse(""),
                        ACTIVITY.asMatchPredicate(),
                        "the number at the end of the address of the External tool activity")),
                checked(
                        "lti-client-id",
                        client.orElse(""),
                        CLIENT.asMatchPredicate(),
                        "the client ID that Moodle shows for the tool"),
                deployment.map(id -> checked(
                        "lti-deployment-id",
                        id,
                        DEPLOYMENT.asMatchPredicate(),
                        "the deployment ID that Moodle shows for the tool"))));
    }

    /** Both of issuer and plug-in, or neither. */
    private Optional<Federation> federation() {
        var field = properties.text("federated-field", "username", FIELD, "username or idnumber");
        var auth = find("federated-auth");
        var issuer = find("federated-issuer");
        if (issuer.isEmpty() && auth.isEmpty()) {
            return Optional.empty();
        }
        require(
                issuer.filter(name -> Account.read(name, "1").isPresent()).isPresent(),
                "federated-issuer",
                "the issuer at which the same people sign in at the shop");
        require(
                auth.filter(PLUGIN.asMatchPredicate().and(name -> !OWN_SIGN_IN.contains(name)))
                        .isPresent(),
                "federated-auth",
                "the plug-in by which Moodle lets people of that issuer in, such as oidc or saml2, and none of Moodle's own");
        return Optional.of(new Federation(
                issuer.orElseThrow(), auth.orElseThrow(), Field.valueOf(field.toUpperCase(Locale.ROOT))));
    }

    private Set<String> languages() {
        return Arrays.stream(find("languages").orElse("en").split(","))
                .map(String::strip)
                .map(code -> checked(
                        "languages",
                        code,
                        LANGUAGE.asMatchPredicate(),
                        "codes of installed language packs, such as en,fr"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String checked(String property, String value, Predicate<String> accepted, String wanted) {
        require(accepted.test(value), property, wanted);
        return value;
    }

    private Optional<String> find(String property) {
        return properties.find(property);
    }

    private void require(boolean right, String property, String wanted) {
        if (!right) {
            throw properties.wrong(property, wanted);
        }
    }
}
