package org.chaland.moodle;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.contract.AccountProvisioningContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleAccountProvisioningContractTest extends AccountProvisioningContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected AccountProvisioning provider() {
        return moodle.provider();
    }

    @Override
    protected Account user(Contact profile) {
        return moodle.user(profile);
    }

    @Override
    protected int accounts() {
        return moodle.users.count();
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
