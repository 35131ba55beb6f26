package org.chaland.examples.webshop.lms;

import org.chaland.spi.contract.IdentityProviderContract;

final class DemoIdentityProviderContractTest extends IdentityProviderContract {

    @Override
    protected DemoLms provider() {
        return Lms.empty();
    }
}
