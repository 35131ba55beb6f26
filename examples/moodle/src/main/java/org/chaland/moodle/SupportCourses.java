package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.model.ShopId;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** Enrols people in the support course. Its id is looked up once, and again when Moodle does not know it any more. */
final class SupportCourses {

    static final String COURSES = "core_course_get_courses_by_field";
    static final String ENROL = "enrol_manual_enrol_users";
    static final String UNENROL = "enrol_manual_unenrol_users";

    private final MoodleClient client;
    private final MoodleSettings settings;
    private final Users users;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();

    SupportCourses(MoodleClient client, MoodleSettings settings, Users users) {
        this.client = client;
        this.settings = settings;
        this.users = users;
    }

    void enrol(ShopId shop, long user) throws CallFailedException {
        bring(
                shop,
                user,
                course -> client.order(
                        ENROL,
                        enrolment(user, course).add("enrolments[0][roleid]", Long.toString(settings.supportRole()))));
    }

    /** Whoever is not there any more is out. */
    void unenrol(ShopId shop, long user) throws CallFailedException {
        try {
            bring(shop, user, course -> client.order(UNENROL, enrolment(user, course)));
        } catch (ProviderRefusalException refusal) {
            if (refusal.reason() != Reason.UNKNOWN_ACCOUNT) {
                throw refusal;
            }
        }
    }

    /** By the short name, which is known without asking. */
    URI address(ShopId shop) {
        return URI.create(settings.url() + "/course/view.php?name=" + URLEncoder.encode(name(shop), UTF_8));
    }

    static Form enrolment(long user, long course) {
        return new Form()
                .add("enrolments[0][userid]", Long.toString(user))
                .add("enrolments[0][courseid]", Long.toString(course));
    }

    private void bring(ShopId shop, long user, Call call) throws CallFailedException {
        var name = name(shop);
        var remembered = ids.get(name);
        var course = remembered == null ? look(name) : remembered;
        try {
            call.on(course);
        } catch (CallFailedException failed) {
            explain(failed, user);
            if (!failed.is("invalidparameter", "invalidrecord")) {
                throw failed;
            }
            var now = look(name);
            if (now == course) {
                throw refused(failed);
            }
            call.on(now);
        }
    }

    /** Releases differ in what they call an unknown user, and one code has many causes. */
    private void explain(CallFailedException failed, long user) throws CallFailedException {
        var unknown = failed.is("invaliduser", "userdeleted");
        if (unknown
                || failed.is("invalidparameter", "codingerror")
                        && users.withId(user).isEmpty()) {
            throw Subject.unknown();
        }
        if (failed.is("usernotconfirmed", "guestsarenotallowed", "suspended")) {
            throw refused(failed);
        }
    }

    private static ProviderRefusalException refused(CallFailedException failed) {
        return new ProviderRefusalException(
                Reason.NOT_PERMITTED,
                "Moodle does not let the account into the support course (" + failed.code() + "): look at both there.");
    }

    /** The id of the course as it is now; remembered. */
    long look(String name) throws CallFailedException {
        var answer = client.call(COURSES, new Form().add("field", "shortname").add("value", name));
        var id = Json.elements(Json.member(answer, "courses"))
                .orElseThrow(() -> new CallFailedException(COURSES, CallFailedException.UNREADABLE))
                .stream()
                .filter(course ->
                        Json.text(course, "shortname").filter(name::equals).isPresent())
                .findFirst()
                .flatMap(course -> Json.id(course, "id"))
                .orElseThrow(() -> new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Moodle has no course with the short name of the support course: make it, or correct"
                                + " chaland.moodle.support-course, upper and lower case included."));
        ids.put(name, id);
        return id;
    }

    private String name(ShopId shop) {
        return settings.courseOf(shop)
                .orElseThrow(() -> new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Shop " + shop + " has no support course: set chaland.moodle.support-course."));
    }

    @FunctionalInterface
    private interface Call {
        void on(long course) throws CallFailedException;
    }
}
