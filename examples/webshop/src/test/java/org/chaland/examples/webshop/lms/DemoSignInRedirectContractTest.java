package org.chaland.examples.webshop.lms;

import java.net.URI;
import java.util.Map;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.SignInRedirectContract;

final class DemoSignInRedirectContractTest extends SignInRedirectContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }

    @Override
    protected Account user(Contact profile) {
        return Lms.add(profile);
    }

    @Override
    protected Map<String, String> signIn(URI address, Account user) {
        return Lms.signIn(address, user);
    }

    @Override
    protected Map<String, String> cancel(URI address) {
        return Lms.cancel(address);
    }
}
