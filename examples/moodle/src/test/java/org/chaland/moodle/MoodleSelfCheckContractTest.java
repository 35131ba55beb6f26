package org.chaland.moodle;

import org.chaland.spi.SelfCheck;
import org.chaland.spi.contract.SelfCheckContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleSelfCheckContractTest extends SelfCheckContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected SelfCheck provider() {
        return moodle.provider();
    }

    @Override
    protected SelfCheck lacking() {
        moodle.site.functions.remove(Accounts.CREATE);
        moodle.site.emailSignIn = false;
        return moodle.provider();
    }

    @Override
    protected SelfCheck silent() {
        var provider = moodle.impatient();
        moodle.close();
        return provider;
    }
}
