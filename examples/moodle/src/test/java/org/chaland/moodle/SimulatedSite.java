package org.chaland.moodle;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;

/** The double as the simulation needs it, which lives in another package. */
public final class SimulatedSite implements AutoCloseable {

    private final MoodleDouble moodle = new MoodleDouble();
    private final MoodleProvider provider = moodle.provider();

    /** The adapter, which talks to it over HTTP. */
    public MoodleProvider provider() {
        return provider;
    }

    /** All users are gone but those that a site comes with. */
    public void empty() {
        moodle.users.clear();
        moodle.courses.clear();
        moodle.forgetCalls();
    }

    /** A person whom the site knows of itself. */
    public Account person(String email) {
        return moodle.user(Contact.builder()
                .givenName("Ada")
                .familyName("Example")
                .email(email)
                .build());
    }

    /** An account that was made under our key, some time ago. */
    public Account made(AccountKey key, String email) {
        return add(key.value(), key, email);
    }

    /** One that carries our key where the site does not keep it unique. */
    public Account withIdnumberOnly(AccountKey key, String email) {
        return add("user" + (moodle.users.count() + 1), key, email);
    }

    private Account add(String username, AccountKey key, String email) {
        var fields = Map.of("username", username, "idnumber", Key.of(key).idnumber(), "email", email);
        return new Account(moodle.site.url, Long.toString(moodle.users.add(fields).id));
    }

    /** All that are there now; one that was emptied is nobody. */
    public Stream<Row> rows() {
        return moodle.users
                .alive()
                .filter(user -> user.id > moodle.site.service)
                .filter(user -> !user.get("username").startsWith("erased-"))
                .map(this::row);
    }

    private Row row(DoubleUser user) {
        return new Row(
                Long.toString(user.id),
                Optional.of(user.get("idnumber")).filter(number -> !number.isEmpty()),
                user.get("email"),
                moodle.courses.isIn(MoodleDouble.SUPPORT, user.id),
                user.suspended);
    }

    @Override
    public void close() {
        moodle.close();
    }

    /**
     * A user.
     *
     * @param id the site's own
     * @param idnumber a customer id, if the shop made it
     * @param email as kept
     * @param supported whether they are in the support course
     * @param suspended whether they cannot sign in
     */
    public record Row(String id, Optional<String> idnumber, String email, boolean supported, boolean suspended) {}
}
