package org.chaland.examples.webshop.lms;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.AccountAddressContract;

final class DemoAccountAddressContractTest extends AccountAddressContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }

    @Override
    protected Account user(Contact profile) {
        return Lms.add(profile);
    }

    @Override
    protected void suspend(Account account) {
        Lms.suspend(account);
    }
}
