package org.chaland.moodle;

import java.util.Locale;
import java.util.Set;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** Has Moodle mail the way to a password. By username: of two users with one address, Moodle would mail to one of them. */
final class Invitations {

    /** Moodle writes in the language of the call, whatever that of the user is. */
    static final String LANGUAGE = "moodlewssettinglang";

    static final String RESET = "core_auth_request_password_reset";

    private static final Set<String> MAILED = Set.of(
            "emailpasswordconfirmmaybesent", "emailpasswordconfirmsent", "emailresetconfirmsent", "emailalreadysent");

    private final MoodleClient client;
    private final Users users;
    private final Profile profile;

    Invitations(MoodleClient client, Users users, Profile profile) {
        this.client = client;
        this.users = users;
        this.profile = profile;
    }

    /** The user is looked up first, since Moodle answers the same whether it mails or not. */
    void send(long id, Locale language) throws CallFailedException {
        var user = users.withId(id).orElseThrow(Subject::unknown);
        if (!user.isUsable()) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "The account is suspended or not confirmed, so Moodle mails nothing: reactivate it there first.");
        }
        var form = new Form().add("username", user.username());
        profile.installed(language.toLanguageTag()).ifPresent(code -> form.add(LANGUAGE, code));
        var status = Json.text(client.call(RESET, form), "status")
                .orElseThrow(() -> new CallFailedException(RESET, CallFailedException.UNREADABLE));
        if (!MAILED.contains(status)) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Moodle does not mail a way to a new password: look at the account's way to sign in and at"
                            + " outgoing mail.");
        }
    }
}
