package org.chaland.moodle;

import java.util.Optional;
import java.util.OptionalInt;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import tools.jackson.databind.JsonNode;

/** Puts people into a group of a course. Moodle takes the ids of groups; they are looked up by ID number, which is unique in a course. */
final class Groups {

    static final String OF_COURSE = "core_group_get_course_groups";
    static final String ADD = "core_group_add_group_members";
    static final String REMOVE = "core_group_delete_group_members";

    private final MoodleClient client;

    Groups(MoodleClient client) {
        this.client = client;
    }

    /** @throws ProviderRefusalException if the course has no such group, or one whose members are not shown */
    long require(long course, String number) throws CallFailedException {
        var group = look(course, number).orElseThrow(() -> refusal("has no group with the ID number"));
        // Of such a group Moodle would say that nobody is in it.
        if (visibility(group).orElse(0) != 0) {
            throw refusal("hides who is in the group");
        }
        return Json.id(group, "id")
                .orElseThrow(() -> new CallFailedException(OF_COURSE, CallFailedException.UNREADABLE));
    }

    Optional<Long> find(long course, String number) throws CallFailedException {
        return look(course, number).flatMap(group -> Json.id(group, "id"));
    }

    /** Repeatable. Moodle refuses it for somebody who is not enrolled. */
    void add(long group, long user) throws CallFailedException {
        client.order(ADD, member(group, user));
    }

    /** Repeatable, also for somebody who is not in it. */
    void remove(long group, long user) throws CallFailedException {
        client.order(REMOVE, member(group, user));
    }

    private Optional<JsonNode> look(long course, String number) throws CallFailedException {
        return Json.elements(Optional.of(client.call(OF_COURSE, new Form().add("courseid", Long.toString(course)))))
                .orElseThrow(() -> new CallFailedException(OF_COURSE, CallFailedException.UNREADABLE))
                .stream()
                .filter(group ->
                        Json.text(group, "idnumber").filter(number::equals).isPresent())
                .findFirst();
    }

    private static OptionalInt visibility(JsonNode group) {
        return Json.member(group, "visibility").filter(JsonNode::isInt).stream()
                .mapToInt(JsonNode::intValue)
                .findFirst();
    }

    private static ProviderRefusalException refusal(String what) {
        return new ProviderRefusalException(
                Reason.NOT_PERMITTED,
                "The course " + what
                        + " that chaland.moodle.course-group has: make it there (Participants, Groups, Create"
                        + " group) with that Group ID number, upper and lower case included, and Group membership visibility"
                        + " Visible.");
    }

    private static Form member(long group, long user) {
        return new Form()
                .add("members[0][groupid]", Long.toString(group))
                .add("members[0][userid]", Long.toString(user));
    }
}
