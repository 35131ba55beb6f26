package org.chaland.examples.webshop.lms;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.AccountSuspensionContract;

final class DemoAccountSuspensionContractTest extends AccountSuspensionContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }

    @Override
    protected Account user(Contact profile) {
        return Lms.add(profile);
    }

    @Override
    protected void delete(Account account) {
        Lms.delete(account);
    }

    @Override
    protected boolean isUsable(Account account) {
        return Lms.isUsable(account);
    }
}
