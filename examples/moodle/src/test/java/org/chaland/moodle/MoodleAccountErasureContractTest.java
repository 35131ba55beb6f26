package org.chaland.moodle;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.contract.AccountErasureContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleAccountErasureContractTest extends AccountErasureContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected AccountErasure provider() {
        return moodle.provider();
    }

    @Override
    protected Account user(Contact profile) {
        return moodle.user(profile);
    }

    @Override
    protected boolean exists(Account account) {
        var row = moodle.row(account);
        return row.id > 0 && !row.deleted && !row.get("username").startsWith("erased-");
    }
}
