package org.chaland.moodle;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.moodle.Courses.Name;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/**
 * Opens and closes the courses that were bought, by manual enrolments with a begin and an end. A course is closed by suspending the
 * enrolment, because unenrolling deletes grades.
 */
final class BoughtCourses {

    static final String OF_USER = "core_enrol_get_users_courses";
    static final String PROFILES = "core_user_get_course_user_profiles";

    /** Moodle rounds its clock to that when it lists who is in, so what begins now would be listed a minute later. */
    private static final Duration ROUNDED = Duration.ofSeconds(100);

    private static final Instant NEVER = Instant.EPOCH;

    private final MoodleClient client;
    private final Courses courses;
    private final MoodleSettings.Bought settings;
    private final Clock clock;

    BoughtCourses(MoodleClient client, Courses courses, MoodleSettings.Bought settings, Clock clock) {
        this.client = client;
        this.courses = courses;
        this.settings = settings;
        this.clock = clock;
    }

    void open(ShopId shop, long user, String course, CourseState wanted) throws CallFailedException {
        var from = begin(wanted.from().orElseThrow());
        var until = wanted.until().orElse(NEVER);
        if (!courses.bring(name(course), user, id -> enrol(shop, user, id, from, until, false))) {
            throw unknownCourse();
        }
    }

    private Instant begin(Instant from) {
        var now = clock.instant();
        var begun = now.minus(ROUNDED);
        return from.isAfter(begun) && !from.isAfter(now) ? begun : from;
    }

    /** Somebody who is not enrolled stays so: to suspend them would enrol them first. */
    void close(ShopId shop, long user, String course) throws CallFailedException {
        // Without an end, because Moodle may be set to unenrol users after it.
        leave(course, user, id -> {
            if (isEnrolled(user, id)) {
                enrol(shop, user, id, NEVER, NEVER, true);
            }
        });
    }

    void takeBack(long user, String course) throws CallFailedException {
        leave(course, user, id -> client.order(Courses.UNENROL, Courses.enrolment(user, id)));
    }

    private void leave(String course, long user, Courses.Call call) throws CallFailedException {
        try {
            courses.bring(name(course), user, call);
        } catch (ProviderRefusalException refusal) {
            if (refusal.reason() != Reason.UNKNOWN_ACCOUNT) {
                throw refusal;
            }
        }
    }

    /** Times are always sent, because Moodle resets what is left out. */
    private void enrol(ShopId shop, long user, long course, Instant from, Instant until, boolean suspended)
            throws CallFailedException {
        client.order(
                Courses.ENROL,
                Courses.enrolment(user, course)
                        .add(Courses.field(0, "roleid"), Long.toString(settings.roleOf(shop)))
                        .add(Courses.field(0, "timestart"), Long.toString(from.getEpochSecond()))
                        .add(Courses.field(0, "timeend"), Long.toString(until.getEpochSecond()))
                        .add(Courses.field(0, "suspend"), suspended ? "1" : "0"));
    }

    /** By the role in the course, which a suspended enrolment and one that is yet to begin have too, and are listed nowhere else. */
    private boolean isEnrolled(long user, long course) throws CallFailedException {
        var answer = client.call(
                PROFILES,
                new Form()
                        .add("userlist[0][userid]", Long.toString(user))
                        .add("userlist[0][courseid]", Long.toString(course)));
        return Json.elements(Optional.of(answer))
                .orElseThrow(() -> new CallFailedException(PROFILES, CallFailedException.UNREADABLE))
                .stream()
                .filter(profile ->
                        Json.id(profile, "id").filter(id -> id == user).isPresent())
                .flatMap(profile -> Json.elements(Json.member(profile, "roles")).stream())
                .anyMatch(roles -> !roles.isEmpty());
    }

    /** @throws ProviderRefusalException if there is no such course */
    boolean isIn(Optional<Long> user, String course) throws CallFailedException {
        long id = courses.find(name(course)).orElseThrow(this::unknownCourse);
        return user.isPresent() && listed(user.get()).contains(id);
    }

    /** The courses that let the user in now. Moodle leaves out what the service account may not see, and says nothing. */
    private List<Long> listed(long user) throws CallFailedException {
        var answer = client.call(
                OF_USER, new Form().add("userid", Long.toString(user)).add("returnusercount", "0"));
        return Json.elements(Optional.of(answer))
                .orElseThrow(() -> new CallFailedException(OF_USER, CallFailedException.UNREADABLE))
                .stream()
                .flatMap(course -> Json.id(course, "id").stream())
                .toList();
    }

    URI address(String course) {
        return courses.address(name(course));
    }

    private Name name(String code) {
        return new Name(settings.field(), code);
    }

    private ProviderRefusalException unknownCourse() {
        return new ProviderRefusalException(
                Reason.UNKNOWN_COURSE,
                "Moodle shows no course whose "
                        + (settings.field().equals(Courses.SHORTNAME) ? "short name" : "ID number")
                        + " is the code of the training, upper and lower case included: correct one of them (Settings of the"
                        + " course, Course short name or Course ID number), and set Course visibility to Show.");
    }
}
