package org.chaland.moodle;

import java.util.Optional;
import java.util.Set;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import tools.jackson.databind.JsonNode;

/** A user as Moodle shows them to the service account; its text form shows the id alone. */
record User(long id, String username, Optional<String> idnumber, Optional<String> email, JsonNode details) {

    private static final String NO_LOGIN = "nologin";

    /** Ways of signing in whose password Moodle keeps, and mails a new one for. */
    private static final Set<String> OWN_PASSWORDS = Set.of("manual", "email");

    /** Empty if this is no user. */
    static Optional<User> read(JsonNode node) {
        return Json.id(node, "id")
                .flatMap(id -> Json.text(node, "username")
                        .map(username ->
                                new User(id, username, Json.text(node, "idnumber"), Json.text(node, "email"), node)));
    }

    /**
     * Whether the owner can sign in, as far as Moodle tells.
     *
     * @throws ProviderRefusalException if it does not tell, for then a suspended account would look like any other
     */
    boolean isUsable() {
        var suspended = Json.flag(details, "suspended");
        var confirmed = Json.flag(details, "confirmed");
        var auth = Json.text(details, "auth");
        if (suspended.isEmpty() || confirmed.isEmpty() || auth.isEmpty()) {
            throw notShown();
        }
        return !suspended.get() && confirmed.get() && !auth.get().equals(NO_LOGIN);
    }

    /**
     * Whether a mail to the address opens the account, as soon as it is not suspended.
     *
     * @throws ProviderRefusalException if Moodle does not tell
     */
    boolean isRecoverable() {
        var confirmed = Json.flag(details, "confirmed");
        var auth = Json.text(details, "auth");
        if (confirmed.isEmpty() || auth.isEmpty()) {
            throw notShown();
        }
        return confirmed.get() && OWN_PASSWORDS.contains(auth.get());
    }

    /**
     * Whether they sign in by that plug-in.
     *
     * @throws ProviderRefusalException if Moodle does not tell
     */
    boolean isOf(String plugin) {
        return Json.text(details, "auth").orElseThrow(User::notShown).equals(plugin);
    }

    private static ProviderRefusalException notShown() {
        return new ProviderRefusalException(
                Reason.NOT_PERMITTED,
                "Moodle does not show whether an account is suspended: give the service account"
                        + " moodle/user:viewalldetails.");
    }

    boolean showsNames() {
        return Json.text(details, "firstname").isPresent();
    }

    /** @throws ProviderRefusalException if Moodle does not tell, for then an erasure could not be read back */
    boolean isNamed(String first, String last) {
        if (!showsNames()) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Moodle does not show names: give the service account moodle/site:viewfullnames.");
        }
        return Json.text(details, "firstname").equals(Optional.of(first))
                && Json.text(details, "lastname").equals(Optional.of(last));
    }

    /** What Moodle knows, as it is; the address for the code of the language, which has another separator there. */
    Contact profile() {
        var contact = Contact.builder();
        set(contact, Field.GIVEN_NAME, "firstname");
        set(contact, Field.FAMILY_NAME, "lastname");
        set(contact, Field.EMAIL, "email");
        set(contact, Field.ORGANISATION, "institution");
        set(contact, Field.ADDRESS_LINE_1, "address");
        set(contact, Field.CITY, "city");
        set(contact, Field.COUNTRY, "country");
        set(contact, Field.PHONE, "phone1");
        Json.text(details, "lang").ifPresent(code -> contact.language(code.replace('_', '-')));
        return contact.build();
    }

    private void set(Contact.Builder contact, Field field, String name) {
        Json.text(details, name).ifPresent(value -> contact.set(field, value));
    }

    @Override
    public String toString() {
        return "User[id=" + id + "]";
    }
}
