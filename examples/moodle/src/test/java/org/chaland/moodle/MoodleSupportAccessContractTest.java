package org.chaland.moodle;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.SupportAccess;
import org.chaland.spi.contract.SupportAccessContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleSupportAccessContractTest extends SupportAccessContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected SupportAccess provider() {
        return moodle.provider();
    }

    @Override
    protected Account user(Contact profile) {
        return moodle.user(profile);
    }

    @Override
    protected boolean isIn(ShopId shop, Account account) {
        return moodle.isIn(shop, account);
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
