package org.chaland.moodle;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.contract.PasswordSignInContract;
import org.junit.jupiter.api.AfterEach;

final class MoodlePasswordSignInContractTest extends PasswordSignInContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected PasswordSignIn provider() {
        return moodle.provider();
    }

    @Override
    protected Account user(Contact profile, String password) {
        var account = moodle.user(profile);
        moodle.signIns.givePassword(moodle.row(account).id, password);
        return account;
    }

    @Override
    protected String name(Account user) {
        return moodle.row(user).get("username");
    }

    @Override
    protected void suspend(Account account) {
        moodle.row(account).suspended = true;
    }
}
