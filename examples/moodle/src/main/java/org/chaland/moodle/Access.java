package org.chaland.moodle;

import java.util.List;
import java.util.Map;
import org.chaland.model.Contact;
import org.chaland.spi.ChalandException;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import tools.jackson.databind.JsonNode;

/** Changes users. Moodle answers every update with success, and says in a warning that nothing came of it. */
final class Access {

    static final String UPDATE = "core_user_update_users";

    private final MoodleClient client;
    private final Users users;
    private final Profile profile;

    Access(MoodleClient client, Users users, Profile profile) {
        this.client = client;
        this.users = users;
        this.profile = profile;
    }

    void setSuspended(long id, boolean suspended) throws CallFailedException {
        update(id, Map.of("suspended", suspended ? "1" : "0"));
    }

    void setProfile(long id, Contact contact) throws CallFailedException {
        var fields = profile.changed(contact);
        var email = contact.email();
        if (email.isPresent() && users.withEmail(email.get()).stream().anyMatch(owner -> owner.id() != id)) {
            throw Accounts.emailTaken();
        }
        update(id, fields);
    }

    void erase(User user) throws CallFailedException {
        update(user.id(), Erased.fields(user));
    }

    private void update(long id, Map<String, String> fields) throws CallFailedException {
        var form = new Form().add("users[0][id]", Long.toString(id));
        fields.forEach((name, value) -> form.add("users[0][" + name + "]", value));
        var warnings = warnings(form);
        if (!warnings.isEmpty()) {
            throw refusal(new CallFailedException(
                    UPDATE, Json.text(warnings.get(0), "warningcode").orElse("")));
        }
    }

    private List<JsonNode> warnings(Form form) throws CallFailedException {
        try {
            return Json.elements(Json.member(client.call(UPDATE, form), "warnings"))
                    .orElseThrow(() -> new CallFailedException(UPDATE, CallFailedException.UNREADABLE));
        } catch (CallFailedException failed) {
            if (failed.is("invalidparameter", "invalidresponse")) {
                throw invalid(failed);
            }
            throw failed;
        }
    }

    private static ChalandException refusal(CallFailedException warning) {
        if (warning.is("invaliduserid", "usernotupdateddeleted")) {
            return Subject.unknown();
        }
        if (warning.is("useremailduplicate")) {
            return Accounts.emailTaken();
        }
        if (warning.is("usernotupdatedadmin", "usernotupdatedguest", "usernotupdatedremote")) {
            return new ProviderRefusalException(
                    Reason.NOT_PERMITTED, "Moodle lets nobody change this account from outside: change it there.");
        }
        return invalid(warning);
    }

    /** Lengths were checked before, so an error of the database is one that may pass. */
    private static ChalandException invalid(CallFailedException failed) {
        return failed.toPort(
                Reason.INVALID_PROFILE,
                "Moodle does not take the change (" + failed.code() + "): compare it with its rules.");
    }
}
