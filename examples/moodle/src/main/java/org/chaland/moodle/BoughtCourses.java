package org.chaland.moodle;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.moodle.Courses.Name;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import tools.jackson.databind.JsonNode;

/**
 * Opens and closes the courses that were bought, by manual enrolments with a begin and an end, and by a group or a cohort where that is
 * set. A course is closed by suspending the enrolment, because unenrolling deletes grades.
 */
final class BoughtCourses {

    static final String OF_USER = "core_enrol_get_users_courses";
    static final String PROFILES = "core_user_get_course_user_profiles";

    /** Moodle rounds its clock to that when it lists who is in, so what begins now would be listed a minute later. */
    private static final Duration ROUNDED = Duration.ofSeconds(100);

    private static final Instant NEVER = Instant.EPOCH;

    /** How long it is believed that the participants of a course are shown. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final MoodleClient client;
    private final Courses courses;
    private final Participants participants;
    private final Groups groups;
    private final Cohorts cohorts;
    private final MoodleSettings.Bought settings;
    private final Clock clock;
    private final Map<Long, Instant> seen = new ConcurrentHashMap<>();

    BoughtCourses(MoodleClient client, Courses courses, Cohorts cohorts, MoodleSettings.Bought settings, Clock clock) {
        this.client = client;
        this.courses = courses;
        participants = new Participants(client);
        groups = new Groups(client);
        this.cohorts = cohorts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Cohorts have no begin and no end. */
    boolean keepsTimes() {
        return settings.cohorts().isEmpty();
    }

    void open(ShopId shop, long user, String course, CourseState wanted) throws CallFailedException {
        var cohort = settings.cohortOf(course);
        if (cohort.isPresent()) {
            cohorts.add(cohort.get(), user);
            return;
        }
        var from = begin(wanted.from().orElseThrow());
        var until = wanted.until().orElse(NEVER);
        if (!courses.bring(name(course), user, id -> open(shop, user, id, from, until))) {
            throw unknownCourse();
        }
    }

    private void open(ShopId shop, long user, long course, Instant from, Instant until) throws CallFailedException {
        var number = settings.groupOf(shop);
        // Before anything is done, so that a refusal has no effect.
        var group = number.isPresent() ? Optional.of(groups.require(course, number.get())) : Optional.<Long>empty();
        enrol(shop, user, course, from, until, false);
        if (group.isPresent()) {
            groups.add(group.get(), user);
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
        leave(shop, course, user, id -> {
            if (has(profile(user, id), "roles")) {
                enrol(shop, user, id, NEVER, NEVER, true);
            }
        });
    }

    void takeBack(ShopId shop, long user, String course) throws CallFailedException {
        leave(shop, course, user, id -> client.order(Courses.UNENROL, Courses.enrolment(user, id)));
    }

    private void leave(ShopId shop, String course, long user, Courses.Call call) throws CallFailedException {
        var cohort = settings.cohortOf(course);
        if (cohort.isPresent()) {
            cohorts.remove(cohort.get(), user);
            return;
        }
        try {
            courses.bring(name(course), user, id -> {
                call.on(id);
                leaveGroup(shop, id, user);
            });
        } catch (ProviderRefusalException refusal) {
            if (refusal.reason() != Reason.UNKNOWN_ACCOUNT) {
                throw refusal;
            }
        }
    }

    private void leaveGroup(ShopId shop, long course, long user) throws CallFailedException {
        var number = settings.groupOf(shop);
        if (number.isPresent()) {
            var group = groups.find(course, number.get());
            if (group.isPresent()) {
                groups.remove(group.get(), user);
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

    /**
     * What the user is in the course: a role is also shown of an enrolment that is suspended or yet to begin, which is listed nowhere
     * else. Empty if Moodle shows no such user.
     */
    private Optional<JsonNode> profile(long user, long course) throws CallFailedException {
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
                .findFirst();
    }

    private static boolean has(Optional<JsonNode> profile, String list) {
        return !elements(profile, list).isEmpty();
    }

    /**
     * Returns those of the courses in which the user has a role of a teacher and is enrolled. A role alone is not enough: it stays while an
     * enrolment is suspended, or has ended.
     */
    Set<String> taught(long user, Set<String> codes) throws CallFailedException {
        var taught = new HashSet<String>();
        for (var course : entered(user)) {
            var code = Json.text(course, settings.field())
                    .filter(codes::contains)
                    .filter(name -> settings.cohortOf(name).isEmpty());
            var id = Json.id(course, "id");
            // Moodle lists names as they are shown, so two courses may be listed under one.
            if (code.isPresent()
                    && id.isPresent()
                    && courses.find(name(code.get())).equals(id)
                    && elements(profile(user, id.get()), "roles").stream().anyMatch(this::teaches)) {
                taught.add(code.get());
            }
        }
        return Set.copyOf(taught);
    }

    private boolean teaches(JsonNode role) {
        return Json.text(role, "shortname")
                .filter(settings.teacherRoles()::contains)
                .isPresent();
    }

    private static List<JsonNode> elements(Optional<JsonNode> profile, String list) {
        return profile.flatMap(one -> Json.elements(Json.member(one, list))).orElse(List.of());
    }

    /**
     * Whether the user is in, and in the group if there has to be one.
     *
     * @throws ProviderRefusalException if there is no such course, or Moodle does not show who is in it
     */
    boolean isIn(ShopId shop, Optional<Long> user, String course) throws CallFailedException {
        var cohort = settings.cohortOf(course);
        if (cohort.isPresent()) {
            return cohorts.has(cohort.get(), user);
        }
        long id = courses.find(name(course)).orElseThrow(this::unknownCourse);
        if (user.isEmpty()) {
            return false;
        }
        if (entered(user.get()).stream()
                .noneMatch(
                        listed -> Json.id(listed, "id").filter(one -> one == id).isPresent())) {
            requireSight(user.get(), course, id);
            return false;
        }
        var number = settings.groupOf(shop);
        return number.isEmpty() || isInGroup(user.get(), id, groups.require(id, number.get()));
    }

    private boolean isInGroup(long user, long course, long group) throws CallFailedException {
        return elements(profile(user, course), "groups").stream()
                .anyMatch(one -> Json.id(one, "id").filter(id -> id == group).isPresent());
    }

    /**
     * Finds out whether a course is not listed because it is not shown. Otherwise a right that is missing would look like an enrolment that
     * did not take effect, and be tried again for ever.
     */
    private void requireSight(long user, String code, long course) throws CallFailedException {
        if (seen.getOrDefault(course, Instant.MIN).isAfter(clock.instant())) {
            return;
        }
        try {
            if (participants.see(course)) {
                seen.put(course, clock.instant().plus(REMEMBERED));
            } else if (has(profile(user, course), "roles")) {
                throw new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Moodle shows nobody in a course with separate groups: " + CallFailedException.ROLE
                                + "moodle/site:accessallgroups.");
            }
        } catch (CallFailedException failed) {
            if (courses.look(name(code)).isEmpty()) {
                throw unknownCourse();
            }
            throw failed;
        }
    }

    /** The courses that let the user in now. Moodle leaves out what the service account may not see, and says nothing. */
    private List<JsonNode> entered(long user) throws CallFailedException {
        var answer = client.call(
                OF_USER, new Form().add("userid", Long.toString(user)).add("returnusercount", "0"));
        return Json.elements(Optional.of(answer))
                .orElseThrow(() -> new CallFailedException(OF_USER, CallFailedException.UNREADABLE));
    }

    /** A cohort has no page for those who are in it. */
    URI address(String course) {
        return settings.cohortOf(course).map(courses::addressOfAll).orElseGet(() -> courses.address(name(course)));
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
