package org.chaland.moodle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The double's courses; what is refused is refused in the order in which Moodle looks, and a call with several does all or nothing. */
final class DoubleCourses {

    static final long STUDENT = 5;

    private final DoubleSite site;
    private final DoubleUsers users;
    private final Map<String, DoubleCourse> courses = new TreeMap<>();
    private long last = 1;

    /** Whether the courses have manual enrolment. */
    volatile boolean manualEnrolment = true;

    DoubleCourses(DoubleSite site, DoubleUsers users) {
        this.site = site;
        this.users = users;
    }

    /** A course of that name; one that was there is deleted. */
    void add(String shortname) {
        courses.put(shortname, new DoubleCourse(++last, shortname, "id " + shortname));
    }

    /** Nobody is in any course. */
    void clear() {
        courses.values().forEach(course -> course.enrolments.clear());
    }

    void rename(String shortname, String other) {
        courses.put(other, courses.remove(shortname).named(other));
    }

    void remove(String shortname) {
        courses.remove(shortname);
    }

    DoubleCourse get(String shortname) {
        return courses.get(shortname);
    }

    boolean isIn(String shortname, long user) {
        return get(shortname).letsIn(user, Instant.now().getEpochSecond()) && !users.get(user).deleted;
    }

    Answer find(Request request) {
        var answer = Answer.object();
        var found = answer.putArray("courses");
        courses.values().stream()
                .filter(course -> course.visible && course.is(request.get("field"), request.get("value")))
                .forEach(course -> found.addObject()
                        .put("id", course.id)
                        .put("shortname", course.shortname)
                        .put("idnumber", course.idnumber));
        answer.putArray("warnings");
        return Answer.json(answer);
    }

    Answer enrol(Request request) {
        var enrolments = request.elements("enrolments");
        for (var enrolment : enrolments) {
            var refused = refused(enrolment);
            if (refused.isPresent()) {
                return Answer.error(refused.get());
            }
        }
        enrolments.forEach(enrolment -> course(enrolment)
                .orElseThrow()
                .enrolments
                .put(Long.parseLong(enrolment.get("userid")), DoubleCourse.Enrolment.of(enrolment)));
        return Answer.json("null");
    }

    private Optional<String> refused(Map<String, String> enrolment) {
        if (course(enrolment).isEmpty()) {
            return Optional.of("invalidparameter");
        }
        if (!site.may("course:view")) {
            return Optional.of("requireloginerror");
        }
        if (!site.may("enrol/manual:enrol")) {
            return Optional.of("nopermissions");
        }
        var user = users.get(Long.parseLong(enrolment.get("userid")));
        if (user.id == 0) {
            return Optional.of(site.release44 ? "codingerror" : "invaliduser");
        }
        if (user.deleted && !site.release44) {
            return Optional.of("userdeleted");
        }
        if (!user.confirmed && !site.release44) {
            return Optional.of("usernotconfirmed");
        }
        if (!site.may("role:assign") || !site.assignable.contains(Long.parseLong(enrolment.get("roleid")))) {
            return Optional.of("wsusercannotassign");
        }
        return manualEnrolment ? Optional.empty() : Optional.of("wsnoinstance");
    }

    Answer unenrol(Request request) {
        var enrolment = request.element("enrolments");
        var course = course(enrolment);
        if (course.isEmpty()) {
            return Answer.error("invalidrecord");
        }
        if (!site.may("course:view")) {
            return Answer.error("requireloginerror");
        }
        if (!site.may("enrol/manual:unenrol")) {
            return Answer.error("nopermissions");
        }
        var user = users.get(Long.parseLong(enrolment.get("userid")));
        if (user.id == 0) {
            return Answer.error(site.release44 ? "invalidparameter" : "invaliduser");
        }
        if (user.deleted && !site.release44) {
            return Answer.error("userdeleted");
        }
        course.get().enrolments.remove(user.id);
        return Answer.json("null");
    }

    private Optional<DoubleCourse> course(Map<String, String> fields) {
        return courses.values().stream()
                .filter(course -> Long.toString(course.id).equals(fields.get("courseid")))
                .findFirst();
    }

    /** Those of which the service account may see the participants; of the others nothing is said. */
    Answer ofUser(Request request) {
        var user = users.get(Long.parseLong(request.get("userid")));
        var now = rounded(Instant.now().getEpochSecond());
        var answer = Answer.JSON.arrayNode();
        courses.values().stream()
                .filter(course -> site.may("course:view") && site.may("course:viewparticipants"))
                .filter(course -> course.visible && !user.deleted && course.letsIn(user.id, now))
                .forEach(course -> answer.addObject().put("id", course.id).put("shortname", course.shortname));
        return Answer.json(answer);
    }

    /** As Moodle rounds its clock for lists, for the sake of its cache. */
    static long rounded(long now) {
        return Math.round(now / 100.0) * 100;
    }

    Answer profiles(Request request) {
        var asked = request.element("userlist");
        var course = course(asked);
        var user = users.get(Long.parseLong(asked.get("userid")));
        var answer = Answer.JSON.arrayNode();
        if (user.id > 0 && !user.deleted) {
            if (course.isEmpty()) {
                return Answer.error("invalidparameter");
            }
            if (!site.may("course:view")) {
                return Answer.error("requireloginerror");
            }
            course.get().show(user, user.shown(site), answer);
        }
        return Answer.json(answer);
    }

    Answer participants(Request request) {
        var course = course(request.fields());
        if (course.isEmpty()) {
            return Answer.error("invalidrecord");
        }
        if (!site.may("course:view")) {
            return Answer.error("errorcoursecontextnotvalid");
        }
        if (!site.may("course:viewparticipants")) {
            return Answer.error("nopermissions");
        }
        var seeing = request.fields().containsValue("moodle/course:viewparticipants");
        if (seeing && !site.may("role:review")) {
            return Answer.error("nopermissions");
        }
        var answer = Answer.JSON.arrayNode();
        course.get().enrolments.keySet().stream()
                .filter(user -> !seeing || site.customersSeeOneAnother)
                .forEach(user -> course.get()
                        .show(users.get(user), Answer.object().put("id", user).put("fullname", "Zoe Canary"), answer));
        return Answer.json(answer);
    }
}
