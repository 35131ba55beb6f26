package org.chaland.moodle;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/**
 * Lets people into courses and out of them. Moodle takes the ids of courses, which are looked up by a name. An id is remembered for a
 * minute only: a school that opens a new edition of a course may give it the name of the old one.
 */
final class Courses {

    static final String FIND = "core_course_get_courses_by_field";
    static final String ENROL = "enrol_manual_enrol_users";
    static final String UNENROL = "enrol_manual_unenrol_users";

    static final String SHORTNAME = "shortname";
    static final String IDNUMBER = "idnumber";

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final MoodleClient client;
    private final String url;
    private final Users users;
    private final Clock clock;
    private final Map<Name, Known> known = new ConcurrentHashMap<>();

    Courses(MoodleClient client, MoodleSettings settings, Users users, Clock clock) {
        this.client = client;
        url = settings.url().toString();
        this.users = users;
        this.clock = clock;
    }

    /** Returns the id of the course; empty if there is none of exactly that name, upper and lower case included. */
    Optional<Long> find(Name name) throws CallFailedException {
        var remembered = known.get(name);
        return remembered == null || remembered.until().isBefore(clock.instant())
                ? look(name)
                : Optional.of(remembered.id());
    }

    /** As {@link #find}, asked now. */
    Optional<Long> look(Name name) throws CallFailedException {
        var answer = client.call(FIND, new Form().add("field", name.field()).add("value", name.value()));
        var id = Json.elements(Json.member(answer, "courses"))
                .orElseThrow(() -> new CallFailedException(FIND, CallFailedException.UNREADABLE))
                .stream()
                .filter(course -> Json.text(course, name.field())
                        .filter(name.value()::equals)
                        .isPresent())
                .findFirst()
                .flatMap(course -> Json.id(course, "id"));
        id.ifPresentOrElse(
                found -> known.put(name, new Known(found, clock.instant().plus(REMEMBERED))), () -> known.remove(name));
        return id;
    }

    /**
     * Makes a call that names the course by its id and the user.
     *
     * @return whether there is such a course; if not, nothing was called
     * @throws ProviderRefusalException if Moodle does not let that account into courses, or does not know it
     */
    boolean bring(Name name, long user, Call call) throws CallFailedException {
        var course = find(name);
        if (course.isEmpty()) {
            return false;
        }
        try {
            call.on(course.get());
            return true;
        } catch (CallFailedException failed) {
            explain(failed, user);
            if (!failed.is("invalidparameter", "invalidrecord")) {
                throw failed;
            }
            var now = look(name);
            if (now.equals(course)) {
                throw refused(failed);
            }
            if (now.isPresent()) {
                call.on(now.get());
            }
            return now.isPresent();
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
                "Moodle does not let the account into the course (" + failed.code() + "): see under Users, Accounts,"
                        + " Browse list of users, whether the account is confirmed, and under Participants, Enrolment methods"
                        + " of the course, whether it takes people.");
    }

    /** Returns the address of the course, without asking for its id. */
    URI address(Name name) {
        return URI.create(url + "/course/view.php?" + (name.field().equals(SHORTNAME) ? "name" : name.field()) + "="
                + URLEncoder.encode(name.value(), StandardCharsets.UTF_8));
    }

    /** Returns the address of the page with all courses of who looks at it; the name tells addresses apart and is not sent. */
    URI addressOfAll(String name) {
        return URI.create(url + "/my/courses.php#" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    static Form enrolment(long user, long course) {
        return enrolment(new Form(), 0, user, course);
    }

    /** One of several in a call. */
    static Form enrolment(Form form, int index, long user, long course) {
        return form.add(field(index, "userid"), Long.toString(user))
                .add(field(index, "courseid"), Long.toString(course));
    }

    static String field(int index, String name) {
        return "enrolments[" + index + "][" + name + "]";
    }

    /**
     * By what people know a course.
     *
     * @param field of a course, as Moodle calls it
     */
    record Name(String field, String value) {}

    private record Known(long id, Instant until) {}

    /** A call about a course. */
    @FunctionalInterface
    interface Call {
        void on(long course) throws CallFailedException;
    }
}
