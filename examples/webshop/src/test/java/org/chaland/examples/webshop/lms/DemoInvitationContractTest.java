package org.chaland.examples.webshop.lms;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.InvitationContract;

final class DemoInvitationContractTest extends InvitationContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }

    @Override
    protected Account user(Contact profile) {
        return Lms.add(profile);
    }

    @Override
    protected int invitations(Account account) {
        return Lms.invitations(account);
    }

    @Override
    protected void delete(Account account) {
        Lms.delete(account);
    }
}
