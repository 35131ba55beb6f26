package org.chaland.moodle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chaland.model.CourseState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A course of the double: one row for each who is enrolled by hand, and those whom somebody else let in. */
final class DoubleCourse {

    final long id;
    final String shortname;
    final String idnumber;
    final Map<Long, Enrolment> enrolments = new ConcurrentHashMap<>();
    final Map<Long, Enrolment> otherwise = new ConcurrentHashMap<>();
    /** Members of its groups, by the id of the group. */
    final Map<Long, Set<Long>> groups = new ConcurrentHashMap<>();

    volatile boolean visible = true;
    /** Whether members of other groups are hidden from whoever may not see all. */
    volatile boolean separateGroups;
    /** Whether the groups show their members to nobody. */
    volatile boolean hiddenMembers;

    DoubleCourse(long id, String shortname, String idnumber) {
        this.id = id;
        this.shortname = shortname;
        this.idnumber = idnumber;
    }

    /** The same course under another name. */
    DoubleCourse named(String name) {
        var renamed = new DoubleCourse(id, name, idnumber);
        renamed.enrolments.putAll(enrolments);
        renamed.otherwise.putAll(otherwise);
        renamed.groups.putAll(groups);
        return renamed;
    }

    boolean is(String field, String value) {
        return value.equals(field.equals("idnumber") ? idnumber : shortname);
    }

    /** Also by an enrolment that is suspended, over, or yet to begin. */
    boolean isEnrolled(long user) {
        return enrolments.containsKey(user) || otherwise.containsKey(user);
    }

    /** Who is not enrolled in any way any more is in no group. */
    void unenrol(long user) {
        enrolments.remove(user);
        if (!isEnrolled(user)) {
            groups.values().forEach(members -> members.remove(user));
        }
    }

    boolean letsIn(long user, long now) {
        return Optional.ofNullable(enrolments.get(user))
                        .filter(one -> one.isActive(now))
                        .isPresent()
                || Optional.ofNullable(otherwise.get(user))
                        .filter(one -> one.isActive(now))
                        .isPresent();
    }

    /** As a teacher does by another enrolment method. */
    void letIn(long user) {
        otherwise.put(user, new Enrolment(DoubleCourses.STUDENT, 0, 0, false));
    }

    /** As a manager does who gives the role by another enrolment method. */
    void letTeach(long user, boolean teaches) {
        otherwise.put(user, new Enrolment(teaches ? DoubleCourses.TEACHER : DoubleCourses.STUDENT, 0, 0, false));
    }

    CourseState given(long user) {
        return Optional.ofNullable(enrolments.get(user)).map(Enrolment::state).orElseGet(CourseState::none);
    }

    /** Roles are those of every enrolment, a suspended one included. */
    void show(DoubleUser user, ObjectNode profile, ArrayNode answer, boolean allGroups) {
        if (!hiddenMembers && (allGroups || !separateGroups)) {
            var shown = Answer.JSON.arrayNode();
            groups.forEach((group, members) -> {
                if (members.contains(user.id)) {
                    shown.addObject().put("id", group).put("name", "Zoe Canary");
                }
            });
            if (!shown.isEmpty()) {
                profile.set("groups", shown);
            }
        }
        var roles = profile.putArray("roles");
        Stream.of(enrolments, otherwise)
                .flatMap(all -> Optional.ofNullable(all.get(user.id)).stream())
                .map(Enrolment::role)
                .distinct()
                .forEach(role -> roles.addObject()
                        .put("roleid", role)
                        .put("shortname", role == DoubleCourses.TEACHER ? "editingteacher" : "student"));
        answer.add(profile);
    }

    /** A row; 0 is no time. */
    record Enrolment(long role, long start, long end, boolean suspended) {

        /** What is left out of a call is reset. */
        static Enrolment of(Map<String, String> fields) {
            return new Enrolment(
                    Long.parseLong(fields.get("roleid")),
                    Long.parseLong(fields.getOrDefault("timestart", "0")),
                    Long.parseLong(fields.getOrDefault("timeend", "0")),
                    fields.getOrDefault("suspend", "0").equals("1"));
        }

        private boolean isActive(long now) {
            return !suspended && start < now && (end == 0 || end > now);
        }

        private CourseState state() {
            return suspended
                    ? CourseState.closed()
                    : CourseState.open(
                            Instant.ofEpochSecond(start),
                            Optional.of(end).filter(time -> time > 0).map(Instant::ofEpochSecond));
        }
    }
}
