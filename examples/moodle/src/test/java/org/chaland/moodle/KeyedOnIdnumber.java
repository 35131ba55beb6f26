package org.chaland.moodle;

import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import tools.jackson.databind.JsonNode;

/** Looks for the idnumber and creates under any free username: what the design would be without a unique key. */
final class KeyedOnIdnumber {

    private final MoodleClient client;
    private final String issuer;

    KeyedOnIdnumber(MoodleSettings settings) {
        client = new MoodleClient(settings);
        issuer = settings.issuer();
    }

    Optional<Account> find(String key) throws CallFailedException {
        var found =
                client.call(Users.BY_FIELD, new Form().add("field", "idnumber").add("values[0]", key));
        return found.isEmpty() ? Optional.empty() : Optional.of(account(found.get(0)));
    }

    Account create(String key, Contact contact) throws CallFailedException {
        var created = client.call(
                Accounts.CREATE,
                new Form()
                        .add("users[0][username]", "u" + UUID.randomUUID())
                        .add("users[0][idnumber]", key)
                        .add("users[0][password]", "Passw0rd-Passw0rd")
                        .add("users[0][firstname]", contact.givenName().orElse("-"))
                        .add("users[0][lastname]", contact.familyName().orElseThrow())
                        .add("users[0][email]", contact.email().orElseThrow()));
        return account(created.get(0));
    }

    private Account account(JsonNode user) {
        return new Account(issuer, user.get("id").toString());
    }
}
