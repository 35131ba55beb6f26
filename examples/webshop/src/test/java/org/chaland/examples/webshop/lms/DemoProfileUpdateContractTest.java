package org.chaland.examples.webshop.lms;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.ProfileUpdateContract;

final class DemoProfileUpdateContractTest extends ProfileUpdateContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }

    @Override
    protected Account user(Contact profile) {
        return Lms.add(profile);
    }

    @Override
    protected Contact kept(Account account) {
        return Lms.kept(account);
    }

    @Override
    protected void suspend(Account account) {
        Lms.suspend(account);
    }

    @Override
    protected void delete(Account account) {
        Lms.delete(account);
    }
}
