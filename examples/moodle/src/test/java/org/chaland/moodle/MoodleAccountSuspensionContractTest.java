package org.chaland.moodle;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.contract.AccountSuspensionContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleAccountSuspensionContractTest extends AccountSuspensionContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected AccountSuspension provider() {
        return moodle.provider();
    }

    @Override
    protected Account user(Contact profile) {
        return moodle.user(profile);
    }

    @Override
    protected void delete(Account account) {
        moodle.users.delete(moodle.row(account).id);
    }

    @Override
    protected boolean isUsable(Account account) {
        return moodle.row(account).isUsable();
    }
}
