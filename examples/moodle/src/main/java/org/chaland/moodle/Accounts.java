package org.chaland.moodle;

import java.util.Optional;
import org.chaland.model.Contact;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/**
 * Makes one user for a key, however many calls it takes and whichever answers are lost. Moodle keeps nothing unique but the
 * username: addresses are looked for first and stored later, or may be shared by a setting.
 */
final class Accounts {

    static final String CREATE = "core_user_create_users";

    private final MoodleClient client;
    private final Users users;
    private final Profile profile;
    private final Passwords passwords;
    private final Federated federated;

    Accounts(MoodleClient client, Users users, Profile profile, Passwords passwords, Federated federated) {
        this.client = client;
        this.users = users;
        this.profile = profile;
        this.passwords = passwords;
        this.federated = federated;
    }

    /** @throws ProviderRefusalException if the username is somebody else's */
    Optional<User> find(Key key) throws CallFailedException {
        var found = users.withUsername(key.username());
        if (found.filter(user -> !key.isCarriedBy(user) && !federated.mayHaveOtherNumber(user))
                .isPresent()) {
            throw new ProviderRefusalException(
                    Reason.KEY_TAKEN,
                    "A user of Moodle has the key " + key.username() + " and another ID number: compare them.");
        }
        return found.isPresent() ? found : federated.carrying(key);
    }

    /** The id of the user of that subject, who carries the key, from now on or already. */
    long create(Key ours, Contact contact, String subject) throws CallFailedException {
        var key = federated.key(ours, subject);
        var theirs = federated.allWithSubject(subject);
        if (theirs.stream().anyMatch(user -> !key.isCarriedBy(user))) {
            throw new ProviderRefusalException(
                    Reason.KEY_TAKEN, "Somebody signs in as that subject already, and does not carry the key.");
        }
        return theirs.size() == 1
                ? theirs.get(0).id()
                : create(key, contact, new Form().add("users[0][auth]", federated.auth()));
    }

    /** The id of the user who carries the key, from now on or already. */
    long create(Key key, Contact contact) throws CallFailedException {
        return create(key, contact, new Form().add("users[0][password]", passwords.next()));
    }

    private long create(Key key, Contact contact, Form form) throws CallFailedException {
        var fields = profile.whole(contact);
        var email = contact.email().orElseThrow();
        // Also where Moodle lets users share an address: of two, neither could sign in by it any more.
        var ours = withFreeEmail(key, email);
        if (ours.isPresent()) {
            return ours.get().id();
        }
        form.add("users[0][username]", key.username())
                .add("users[0][idnumber]", key.idnumber())
                .add("users[0][maildisplay]", "0");
        fields.forEach((name, value) -> form.add("users[0][" + name + "]", value));
        try {
            return created(key, form);
        } catch (CallFailedException failed) {
            return afterwards(key, email, failed);
        }
    }

    private long created(Key key, Form form) throws CallFailedException {
        return Json.elements(Optional.of(client.call(CREATE, form)))
                .filter(answer -> answer.size() == 1)
                .map(answer -> answer.get(0))
                .filter(user -> Json.text(user, "username")
                        .filter(key.username()::equals)
                        .isPresent())
                .flatMap(user -> Json.id(user, "id"))
                .orElseThrow(() -> new CallFailedException(CREATE, CallFailedException.UNREADABLE));
    }

    /** One code stands for nearly every refusal, another for a lost race, so what came of the call is looked up. */
    private long afterwards(Key key, String email, CallFailedException failed) throws CallFailedException {
        if (failed.isNotPermitted()) {
            throw failed;
        }
        var landed = find(key);
        if (landed.isEmpty() && !failed.isDoubtful()) {
            landed = withFreeEmail(key, email);
        }
        if (landed.isPresent()) {
            return landed.get().id();
        }
        throw failed.toPort(
                Reason.INVALID_PROFILE,
                "Moodle does not take the profile, and does not say why: compare name and address with its rules.");
    }

    /**
     * The user of our own who has the address, or empty if nobody has.
     *
     * @throws ProviderRefusalException if somebody else has it
     */
    private Optional<User> withFreeEmail(Key key, String email) throws CallFailedException {
        var owners = users.withEmail(email);
        if (owners.stream().anyMatch(user -> !key.isCarriedBy(user))) {
            // Our own may be one of several, or have had another address when it was made.
            return Optional.of(find(key).orElseThrow(Accounts::emailTaken));
        }
        return owners.stream().findFirst();
    }

    static ProviderRefusalException emailTaken() {
        return new ProviderRefusalException(
                Reason.EMAIL_TAKEN, "Another user of Moodle has the e-mail address: its owner has to sign in.");
    }
}
