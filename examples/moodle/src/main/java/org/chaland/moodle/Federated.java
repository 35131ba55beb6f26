package org.chaland.moodle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.moodle.MoodleSettings.Federation;
import org.chaland.moodle.MoodleSettings.Federation.Field;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/**
 * People who sign in at Moodle through another issuer. The subject there is their username or their ID number here, and Moodle must know
 * them by the way of signing in that is set: otherwise whoever may register with a name of their own would be somebody else.
 */
final class Federated {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._@-]{1,100}");
    private static final int LONGEST_IDNUMBER = 255;

    private final Users users;
    private final Optional<Federation> settings;

    Federated(Users users, Optional<Federation> settings) {
        this.users = users;
        this.settings = settings;
    }

    boolean knows(String issuer) {
        return settings.filter(known -> known.issuer().equals(issuer)).isPresent();
    }

    /** The way of signing in of all of them. */
    String auth() {
        return settings.map(Federation::auth).orElse("");
    }

    /** The user of that subject; empty if there is none, or more than one. */
    Optional<User> withSubject(String subject) throws CallFailedException {
        var theirs = allWithSubject(subject);
        return theirs.size() == 1 ? Optional.of(theirs.get(0)) : Optional.empty();
    }

    List<User> allWithSubject(String subject) throws CallFailedException {
        var found = isBy(Field.IDNUMBER)
                ? users.withIdnumber(subject)
                : USERNAME.matcher(subject).matches()
                        ? users.withUsername(subject).stream().toList()
                        : List.<User>of();
        return found.stream().filter(this::is).toList();
    }

    /** How a user of that subject carries our key: what is not the subject still does. */
    Key key(Key ours, String subject) {
        if (isBy(Field.IDNUMBER)) {
            require(subject.length() <= LONGEST_IDNUMBER);
            return new Key(ours.username(), subject);
        }
        require(USERNAME.matcher(subject).matches());
        return new Key(subject, ours.idnumber());
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new ProviderRefusalException(
                    Reason.INVALID_PROFILE,
                    "The subject is none that Moodle takes for a username or an ID number: set"
                            + " chaland.moodle.federated-field to another one.");
        }
    }

    /** The user whose username is a subject, and who carries our key as ID number alone; empty if there is none, or more than one. */
    Optional<User> carrying(Key ours) throws CallFailedException {
        if (!isBy(Field.USERNAME)) {
            return Optional.empty();
        }
        var found =
                users.withIdnumber(ours.idnumber()).stream().filter(this::is).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether a user with our key as username has a subject as ID number. */
    boolean mayHaveOtherNumber(User user) {
        return isBy(Field.IDNUMBER) && is(user);
    }

    private boolean isBy(Field field) {
        return settings.filter(known -> known.field() == field).isPresent();
    }

    private boolean is(User user) {
        return settings.filter(known -> user.isOf(known.auth())).isPresent();
    }
}
