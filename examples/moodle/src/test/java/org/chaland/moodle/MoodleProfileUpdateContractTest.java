package org.chaland.moodle;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.contract.ProfileUpdateContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleProfileUpdateContractTest extends ProfileUpdateContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected ProfileUpdate provider() {
        return moodle.provider();
    }

    @Override
    protected Account user(Contact profile) {
        return moodle.user(profile);
    }

    @Override
    protected Contact kept(Account account) {
        var row = moodle.row(account);
        return Contact.builder()
                .givenName(row.get("firstname"))
                .familyName(row.get("lastname"))
                .email(row.get("email"))
                .build();
    }

    @Override
    protected void suspend(Account account) {
        moodle.row(account).suspended = true;
    }

    @Override
    protected void delete(Account account) {
        moodle.users.delete(moodle.row(account).id);
    }
}
