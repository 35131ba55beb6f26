package org.chaland.moodle;

import org.chaland.spi.IdentityProvider;
import org.chaland.spi.contract.IdentityProviderContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleIdentityProviderContractTest extends IdentityProviderContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected IdentityProvider provider() {
        return moodle.provider();
    }
}
