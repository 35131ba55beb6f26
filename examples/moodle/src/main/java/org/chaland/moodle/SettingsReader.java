package org.chaland.moodle;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.model.Account;
import org.chaland.model.ShopId;
import org.chaland.moodle.MoodleSettings.Federation;
import org.chaland.moodle.MoodleSettings.Federation.Field;

/** Reads properties strictly: one that is misspelled would be left out silently, so it is refused. */
final class SettingsReader {

    static final String PREFIX = "chaland.moodle.";

    private static final String COURSE_OF_SHOP = "support-course.";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{16,128}");
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._@-]{1,100}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[a-z0-9]{1,20})*");
    private static final Pattern ROLE = Pattern.compile("[1-9][0-9]{0,9}");
    private static final Pattern PLUGIN = Pattern.compile("[a-z][a-z0-9_]{0,19}");
    private static final Pattern FIELD = Pattern.compile("username|idnumber");

    /** With these, people register themselves, or nobody signs in. */
    private static final Set<String> OWN_SIGN_IN = Set.of("manual", "email", "nologin", "none");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_COURSE_NAME = 255;

    private final Map<String, String> properties;
    private final Set<String> unread;

    SettingsReader(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
        unread = properties.keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toCollection(HashSet::new));
    }

    MoodleSettings read() {
        var url = url();
        var issuer = find("issuer").orElse(url.toString());
        require(
                Account.read(issuer, "1").isPresent(),
                "issuer",
                "printable ASCII without space, at most 255 characters");
        var settings = new MoodleSettings(
                url,
                issuer,
                checked(
                        "token",
                        required("token"),
                        TOKEN.asMatchPredicate(),
                        "the token that Moodle shows, letters and digits"),
                find("support-course").map(name -> course("support-course", name)),
                courses(),
                Long.parseLong(text("support-role", "5", ROLE, "the number of a role, as in the address of its page")),
                find("sign-in-service")
                        .map(name -> checked(
                                "sign-in-service", name, SERVICE.asMatchPredicate(), "the short name of a service")),
                federation(),
                languages(),
                text("probe-user", "guest", USERNAME, "the name of a user who is always there, in lower case"),
                duration("connect-timeout", "PT2S"),
                duration("timeout", "PT10S"),
                duration("longest-request", "PT5M"));
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no property " + unread.iterator().next() + ": look at the spelling, or remove it.");
        }
        return settings;
    }

    private URI url() {
        var text = required("url").replaceFirst("/+$", "");
        var insecure = text("insecure-http", "false", Pattern.compile("true|false"), "true or false");
        var wanted = "the address of the site as in its $CFG->wwwroot, such as https://moodle.example.org";
        try {
            var url = URI.create(text);
            require(
                    url.getHost() != null
                            && url.getRawQuery() == null
                            && url.getRawUserInfo() == null
                            && url.getRawFragment() == null
                            && Set.of("http", "https").contains(url.getScheme()),
                    "url",
                    wanted);
            require(
                    url.getScheme().equals("https") || LOOPBACK.contains(url.getHost()) || insecure.equals("true"),
                    "url",
                    "an address with https, since whoever reads along has the token; in a network of your own, say "
                            + PREFIX + "insecure-http=true");
            return url;
        } catch (IllegalArgumentException malformed) {
            if (String.valueOf(malformed.getMessage()).startsWith(PREFIX)) {
                throw malformed;
            }
            throw wrong("url", wanted);
        }
    }

    private Map<ShopId, String> courses() {
        var courses = new HashMap<ShopId, String>();
        for (var name : Set.copyOf(unread)) {
            if (name.startsWith(PREFIX + COURSE_OF_SHOP)) {
                var property = name.substring(PREFIX.length());
                courses.put(
                        shop(property, property.substring(COURSE_OF_SHOP.length())),
                        course(property, required(property)));
            }
        }
        return courses;
    }

    private ShopId shop(String property, String id) {
        try {
            return new ShopId(id);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(PREFIX + property + " does not end in the id of a shop: correct it.");
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

    /** Both of issuer and plug-in, or neither. */
    private Optional<Federation> federation() {
        var field = text("federated-field", "username", FIELD, "username or idnumber");
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

    private Duration duration(String property, String otherwise) {
        try {
            var duration = Duration.parse(find(property).orElse(otherwise));
            if (duration.toMillis() >= 1 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException malformed) {
            // Told below, as a wrong value is.
        }
        throw wrong(property, "a duration of at most an hour, such as PT10S");
    }

    private String text(String property, String otherwise, Pattern syntax, String wanted) {
        return checked(property, find(property).orElse(otherwise), syntax.asMatchPredicate(), wanted);
    }

    private String checked(String property, String value, Predicate<String> accepted, String wanted) {
        require(accepted.test(value), property, wanted);
        return value;
    }

    private String required(String property) {
        return find(property)
                .orElseThrow(() -> new IllegalArgumentException(
                        PREFIX + property + " is missing: set it, as the README of chaland-moodle says."));
    }

    private Optional<String> find(String property) {
        unread.remove(PREFIX + property);
        return Optional.ofNullable(properties.get(PREFIX + property))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static void require(boolean right, String property, String wanted) {
        if (!right) {
            throw wrong(property, wanted);
        }
    }

    /** Without the value, which may be a secret that stands in the wrong line. */
    private static IllegalArgumentException wrong(String property, String wanted) {
        return new IllegalArgumentException(PREFIX + property + " is not right: set " + wanted + ".");
    }
}
