package org.chaland.moodle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The double's courses; what is refused is refused in the order in which Moodle looks, and a call with several does all or nothing. */
final class DoubleCourses {

    static final long STUDENT = 5;
    static final String GROUP = "from the shop";
    static final String COHORT = "PACK ";
    static final long TEACHER = 3;

    private final DoubleSite site;
    private final DoubleUsers users;
    private final Map<String, DoubleCourse> courses = new TreeMap<>();
    private final Map<Long, Set<Long>> cohorts = new TreeMap<>();
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

    /** A group in that course; its ID number is {@link #GROUP}. */
    Set<Long> addGroup(String shortname) {
        Set<Long> members = ConcurrentHashMap.newKeySet();
        get(shortname).groups.put(++last, members);
        return members;
    }

    /** A cohort, whose Cohort ID is {@link #COHORT} and its number. */
    long addCohort() {
        cohorts.put(++last, ConcurrentHashMap.newKeySet());
        return last;
    }

    Set<Long> cohort(long id) {
        return cohorts.get(id);
    }

    void removeCohorts() {
        cohorts.clear();
    }

    /** Nobody is in any course. */
    void clear() {
        courses.values().forEach(course -> {
            course.enrolments.clear();
            course.groups.clear();
        });
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
        course.get().unenrol(user.id);
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
                .filter(course -> site.may("site:accessallgroups") || !course.separateGroups)
                .filter(course -> course.visible && !user.deleted && course.letsIn(user.id, now))
                .forEach(course -> answer.addObject()
                        .put("id", course.id)
                        .put("shortname", course.shortname)
                        .put("idnumber", course.idnumber));
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
            course.get().show(user, user.shown(site), answer, site.may("site:accessallgroups"));
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
        var ofGroup = request.fields().containsValue("groupid");
        if (ofGroup && !site.may("site:accessallgroups")) {
            return Answer.error("nopermissions");
        }
        var answer = Answer.JSON.arrayNode();
        course.get().enrolments.keySet().stream()
                .filter(user -> !seeing || site.customersSeeOneAnother)
                .filter(user -> !ofGroup && (!course.get().separateGroups || site.may("site:accessallgroups")))
                .forEach(user -> course.get()
                        .show(
                                users.get(user),
                                Answer.object().put("id", user).put("fullname", "Zoe Canary"),
                                answer,
                                site.may("site:accessallgroups")));
        return Answer.json(answer);
    }

    Answer groups(Request request) {
        var front = request.get("courseid").equals("1");
        var course = course(request.fields());
        if (!front && (course.isEmpty() || !site.may("course:view"))) {
            return Answer.error("errorcoursecontextnotvalid");
        }
        if (!site.may("course:managegroups")) {
            return Answer.error("nopermissions");
        }
        var answer = Answer.JSON.arrayNode();
        course.ifPresent(one -> one.groups
                .keySet()
                .forEach(group -> answer.addObject()
                        .put("id", group)
                        .put("courseid", one.id)
                        .put("name", "Zoe Canary")
                        .put("idnumber", GROUP)
                        .put("visibility", one.hiddenMembers ? 3 : 0)));
        return Answer.json(answer);
    }

    Answer addToGroup(Request request) {
        return changeGroup(request, true);
    }

    Answer removeFromGroup(Request request) {
        return changeGroup(request, false);
    }

    private Answer changeGroup(Request request, boolean in) {
        var member = request.element("members");
        var group = Long.valueOf(member.get("groupid"));
        var user = users.get(Long.parseLong(member.get("userid")));
        var course = courses.values().stream()
                .filter(one -> one.groups.containsKey(group))
                .findFirst();
        if (course.isEmpty()) {
            return Answer.error("invalidrecord");
        }
        if (user.id == 0 || user.deleted) {
            return Answer.error("invaliduser");
        }
        if (!site.may("course:view")) {
            return Answer.error("errorcoursecontextnotvalid");
        }
        if (!site.may("course:managegroups")) {
            return Answer.error("nopermissions");
        }
        if (in && !course.get().isEnrolled(user.id)) {
            return Answer.error("invalidparameter");
        }
        var members = course.get().groups.get(group);
        if (in) {
            members.add(user.id);
        } else {
            members.remove(user.id);
        }
        return Answer.json("null");
    }

    /** Finds more than was asked for, as Moodle does, which also looks into names and descriptions, in any case. */
    Answer cohorts(Request request) {
        if (!site.may("cohort:view")) {
            return Answer.error("nopermissions");
        }
        var answer = Answer.object();
        var found = answer.putArray("cohorts");
        cohorts.keySet().stream()
                .limit(Long.parseLong(request.get("limitnum")))
                .forEach(id -> found.addObject().put("id", id).put("idnumber", COHORT + id));
        return Answer.json(answer);
    }

    Answer ofCohort(Request request) {
        var id = Long.valueOf(request.get("cohortids[0]"));
        if (!cohorts.containsKey(id)) {
            return Answer.error("invalidrecord");
        }
        if (!site.may("cohort:view")) {
            return Answer.error("nopermissions");
        }
        var answer = Answer.JSON.arrayNode();
        var ids = answer.addObject().put("cohortid", id).putArray("userids");
        cohorts.get(id).stream().filter(user -> !users.get(user).deleted).forEach(ids::add);
        return Answer.json(answer);
    }

    /** What is refused is a warning, but for a right that is missing, which is looked at only if there is something to do. */
    Answer addToCohort(Request request) {
        var member = request.element("members");
        var id = Long.valueOf(member.get("cohorttype][value"));
        var user = users.get(Long.parseLong(member.get("usertype][value")));
        if (!cohorts.containsKey(id) || user.id == 0 || user.deleted) {
            return Answer.json(warning("2"));
        }
        if (cohorts.get(id).contains(user.id)) {
            return Answer.json(warning("3"));
        }
        if (!site.may("cohort:assign")) {
            return Answer.error("nopermissions");
        }
        cohorts.get(id).add(user.id);
        var answer = Answer.object();
        answer.putArray("warnings");
        return Answer.json(answer);
    }

    private static ObjectNode warning(String code) {
        var answer = Answer.object();
        answer.putArray("warnings").addObject().put("warningcode", code).put("message", "Zoe Canary");
        return answer;
    }

    Answer removeFromCohort(Request request) {
        var members = request.elements("members");
        for (var member : members) {
            var user = users.get(Long.parseLong(member.get("userid")));
            if (!cohorts.containsKey(Long.valueOf(member.get("cohortid")))) {
                return Answer.error("invalidrecord");
            }
            if (user.id == 0 || user.deleted) {
                return Answer.error("invaliduser");
            }
            if (!site.may("cohort:assign")) {
                return Answer.error("nopermissions");
            }
        }
        members.forEach(
                member -> cohorts.get(Long.valueOf(member.get("cohortid"))).remove(Long.valueOf(member.get("userid"))));
        return Answer.json("null");
    }
}
