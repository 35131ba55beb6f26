package org.chaland.moodle;

import java.util.Collections;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.Invitation;
import org.chaland.spi.contract.InvitationContract;
import org.junit.jupiter.api.AfterEach;

final class MoodleInvitationContractTest extends InvitationContract {

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Override
    protected Invitation provider() {
        return moodle.provider();
    }

    @Override
    protected Account user(Contact profile) {
        return moodle.user(profile);
    }

    @Override
    protected int invitations(Account account) {
        return Collections.frequency(moodle.users.mailed, moodle.row(account).get("username"));
    }

    @Override
    protected void delete(Account account) {
        moodle.users.delete(moodle.row(account).id);
    }
}
