package org.chaland.examples.webshop.lms;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.contract.SupportAccessContract;

final class DemoSupportAccessContractTest extends SupportAccessContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }

    @Override
    protected Account user(Contact profile) {
        return Lms.add(profile);
    }

    @Override
    protected boolean isIn(ShopId shop, Account account) {
        return Lms.isIn(shop, account);
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
