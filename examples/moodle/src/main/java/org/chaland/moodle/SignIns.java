package org.chaland.moodle;

import java.nio.CharBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.spi.PasswordAttempt;

/**
 * Finds out who has a name and a password. Moodle drops characters of the name that it does not take, so one may type one name
 * and sign in as another: who it is, is what Moodle says of the token that it gave. The token is forgotten at once.
 */
final class SignIns {

    static final String SITE = "core_webservice_get_site_info";

    /** An address with a character that Moodle drops from the name that somebody signs in by. */
    private static final Pattern CUT_ADDRESS = Pattern.compile("(?=.*[^A-Za-z0-9._@-]).+@.+");

    private final MoodleClient client;
    private final Users users;
    private final String service;

    SignIns(MoodleClient client, Users users, String service) {
        this.client = client;
        this.users = users;
        this.service = service;
    }

    /** The id of whoever it is, or empty if it is nobody, for whichever reason. */
    Optional<Long> signIn(PasswordAttempt attempt) throws CallFailedException {
        try {
            return Optional.of(owner(client.signIn(form(name(attempt.name()), attempt))));
        } catch (IllegalArgumentException noText) {
            return Optional.empty();
        } catch (CallFailedException failed) {
            if (isTheSameForEveryName(failed)) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    /** People whose address has a plus sign or an apostrophe would never get in by it. */
    private String name(String typed) throws CallFailedException {
        if (!CUT_ADDRESS.matcher(typed).matches()) {
            return typed;
        }
        var named = users.withEmail(typed);
        return named.size() == 1 ? named.get(0).username() : typed;
    }

    private Form form(String name, PasswordAttempt attempt) {
        if (CharBuffer.wrap(attempt.password()).chars().anyMatch(c -> c == 0)) {
            throw new IllegalArgumentException("A password that was wiped is not sent.");
        }
        return new Form()
                .add("username", name)
                .add("password", CharBuffer.wrap(attempt.password()))
                .add("service", service);
    }

    private long owner(String token) throws CallFailedException {
        return Json.id(client.callAs(token, SITE, new Form()), "userid")
                .orElseThrow(() -> new CallFailedException(SITE, CallFailedException.UNREADABLE));
    }

    /** Whatever else Moodle says, it says to a right password only, or would tell one name from another. */
    private static boolean isTheSameForEveryName(CallFailedException failed) {
        return failed.is(
                        CallFailedException.NO_ANSWER,
                        CallFailedException.TOO_SLOW,
                        CallFailedException.UNREADABLE,
                        "upgraderunning",
                        "dbconnectionfailed",
                        "enablewsdescription",
                        "requirecorrectaccess")
                || failed.code().startsWith(CallFailedException.STATUS);
    }
}
