package org.chaland.examples.webshop.lms;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.AccountErasureContract;

final class DemoAccountErasureContractTest extends AccountErasureContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }

    @Override
    protected Account user(Contact profile) {
        return Lms.add(profile);
    }

    @Override
    protected boolean exists(Account account) {
        return Lms.exists(account);
    }
}
