package org.chaland.moodle;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The double's courses; what is refused is refused in the order in which Moodle looks. */
final class DoubleCourses {

    private static final String STUDENT = "5";

    private final DoubleSite site;
    private final DoubleUsers users;
    private final Map<String, Long> ids = new TreeMap<>();
    private final Map<Long, Set<Long>> enrolled = new ConcurrentHashMap<>();
    private long last = 1;

    /** Whether the courses have manual enrolment. */
    volatile boolean manualEnrolment = true;

    DoubleCourses(DoubleSite site, DoubleUsers users) {
        this.site = site;
        this.users = users;
    }

    /** A course of that name; one that was there is deleted. */
    void add(String shortname) {
        ids.put(shortname, ++last);
        enrolled.put(last, ConcurrentHashMap.newKeySet());
    }

    /** Nobody is in any course. */
    void clear() {
        enrolled.values().forEach(Set::clear);
    }

    void remove(String shortname) {
        ids.remove(shortname);
    }

    boolean isIn(String shortname, long user) {
        return enrolled.get(ids.get(shortname)).contains(user) && !users.get(user).deleted;
    }

    Answer find(Request request) {
        var answer = Answer.object();
        var courses = answer.putArray("courses");
        ids.entrySet().stream()
                .filter(course -> course.getKey().equals(request.get("value")))
                .forEach(course ->
                        courses.addObject().put("id", course.getValue()).put("shortname", course.getKey()));
        answer.putArray("warnings");
        return Answer.json(answer);
    }

    Answer enrol(Request request) {
        var enrolment = request.element("enrolments");
        var course = Long.parseLong(enrolment.get("courseid"));
        if (!ids.containsValue(course)) {
            return Answer.error("invalidparameter");
        }
        if (!site.may("course:view")) {
            return Answer.error("requireloginerror");
        }
        if (!site.may("enrol/manual:enrol")) {
            return Answer.error("nopermissions");
        }
        if (!site.may("role:assign") || !enrolment.get("roleid").equals(STUDENT)) {
            return Answer.error("wsusercannotassign");
        }
        if (!manualEnrolment) {
            return Answer.error("wsnoinstance");
        }
        var user = users.get(Long.parseLong(enrolment.get("userid")));
        if (user.id == 0) {
            return Answer.error(site.release44 ? "codingerror" : "invaliduser");
        }
        if (user.deleted) {
            return Answer.error("userdeleted");
        }
        if (!user.confirmed && !site.release44) {
            return Answer.error("usernotconfirmed");
        }
        enrolled.get(course).add(user.id);
        return Answer.json("null");
    }

    Answer unenrol(Request request) {
        var enrolment = request.element("enrolments");
        var course = Long.parseLong(enrolment.get("courseid"));
        if (!ids.containsValue(course)) {
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
        enrolled.get(course).remove(user.id);
        return Answer.json("null");
    }
}
