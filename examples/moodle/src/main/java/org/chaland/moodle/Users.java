package org.chaland.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import tools.jackson.databind.JsonNode;

/** Looks users up, believing neither that an answer holds what was asked for, nor that an empty one means there is nobody. */
final class Users {

    static final String BY_FIELD = "core_user_get_users_by_field";
    static final String SEARCH = "core_user_get_users";

    private final MoodleClient client;
    private final String probeUser;

    Users(MoodleClient client, String probeUser) {
        this.client = client;
        this.probeUser = probeUser;
    }

    /** The user of exactly that name. */
    Optional<User> withUsername(String username) throws CallFailedException {
        var answer = client.call(BY_FIELD, new Form().add("field", "username").add("values[0]", username));
        return read(BY_FIELD, Optional.of(answer)).stream()
                .filter(user -> user.username().equals(username))
                .findFirst();
    }

    /** All users of exactly that ID number, which Moodle does not keep unique. */
    List<User> withIdnumber(String number) throws CallFailedException {
        var answer = client.call(BY_FIELD, new Form().add("field", "idnumber").add("values[0]", number));
        return read(BY_FIELD, Optional.of(answer)).stream()
                .filter(user -> user.idnumber().filter(number::equals).isPresent())
                .toList();
    }

    /**
     * The user of that id. By a search, because the look-up by a field also finds what is left of deleted users.
     *
     * @throws ProviderRefusalException if there is none because the service account sees nobody at all
     */
    Optional<User> withId(long id) throws CallFailedException {
        var found = search("id", Long.toString(id)).stream()
                .filter(user -> user.id() == id)
                .findFirst();
        if (found.isEmpty() && search("username", probeUser).isEmpty()) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Moodle shows no user, not even one who is always there: give the service account"
                            + " moodle/user:viewdetails and moodle/user:viewalldetails, or correct"
                            + " chaland.moodle.probe-user.");
        }
        return found;
    }

    /**
     * All users of that address, whichever case its ASCII letters have. Moodle finds more by a search, and fewer by a field, so
     * its answer is compared again.
     */
    List<User> withEmail(String email) throws CallFailedException {
        return search("email", escaped(email)).stream()
                .filter(user -> user.email()
                        .filter(known -> folded(known).equals(folded(email)))
                        .isPresent())
                .toList();
    }

    List<User> search(String key, String pattern) throws CallFailedException {
        var answer = client.call(SEARCH, new Form().add("criteria[0][key]", key).add("criteria[0][value]", pattern));
        // A criterion that Moodle does not take costs a warning, and finds everybody.
        if (!Json.elements(Json.member(answer, "warnings"))
                .filter(List::isEmpty)
                .isPresent()) {
            throw new CallFailedException(SEARCH, CallFailedException.UNREADABLE);
        }
        return read(SEARCH, Json.member(answer, "users"));
    }

    private static List<User> read(String function, Optional<JsonNode> array) throws CallFailedException {
        var users = new ArrayList<User>();
        for (var node : Json.elements(array).orElseThrow(() -> unreadable(function))) {
            users.add(User.read(node).orElseThrow(() -> unreadable(function)));
        }
        return users;
    }

    private static CallFailedException unreadable(String function) {
        return new CallFailedException(function, CallFailedException.UNREADABLE);
    }

    /** A wider folding takes other people's addresses for one, such as those with a dotless i. */
    private static String folded(String email) {
        return email.chars()
                .map(c -> c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Moodle searches with LIKE, in which an address with an underscore finds other people too. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
