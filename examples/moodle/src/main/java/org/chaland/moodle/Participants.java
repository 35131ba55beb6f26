package org.chaland.moodle;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who is in a course, and whether that is shown. */
final class Participants {

    static final String ENROLLED = "core_enrol_get_enrolled_users";

    /** More than teach in a support course. */
    private static final int MOST = 1_000;

    private final MoodleClient client;

    Participants(MoodleClient client) {
        this.client = client;
    }

    /** Asks for any one participant, and returns whether one is shown. Fails if the service account may see none. */
    boolean see(long course) throws CallFailedException {
        return !ask(course, "limitnumber", "1").isEmpty();
    }

    /** Fails if the service account may not see the participants of groups of which it is no member. */
    void seeGroups(long course) throws CallFailedException {
        ask(course, "groupid", Long.toString(SiteCheck.NOBODY));
    }

    /** Whether somebody in the course with that role sees the other participants. Empty if the service account may not ask. */
    Optional<Boolean> seeOneAnother(long course, long role) throws CallFailedException {
        try {
            return Optional.of(
                    ask(
                                    course,
                                    "limitnumber",
                                    Integer.toString(MOST),
                                    "withcapability",
                                    "moodle/course:viewparticipants")
                            .stream()
                            .anyMatch(user -> has(user, role)));
        } catch (CallFailedException failed) {
            if (failed.is("nopermissions", "accessexception")) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static boolean has(JsonNode user, long role) {
        return Json.elements(Json.member(user, "roles")).orElse(List.of()).stream()
                .anyMatch(one -> Json.id(one, "roleid").filter(id -> id == role).isPresent());
    }

    private List<JsonNode> ask(long course, String... options) throws CallFailedException {
        var form = new Form().add("courseid", Long.toString(course));
        option(form, 0, "userfields", "id,roles");
        for (var i = 0; i < options.length; i += 2) {
            option(form, 1 + i / 2, options[i], options[i + 1]);
        }
        return Json.elements(Optional.of(client.call(ENROLLED, form)))
                .orElseThrow(() -> new CallFailedException(ENROLLED, CallFailedException.UNREADABLE));
    }

    private static void option(Form form, int index, String name, String value) {
        form.add("options[" + index + "][name]", name).add("options[" + index + "][value]", value);
    }
}
