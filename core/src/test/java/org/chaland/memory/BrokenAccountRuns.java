package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.AccountAddressContract;
import org.chaland.spi.contract.AccountSuspensionContract;
import org.chaland.spi.contract.ProfileUpdateContract;

/** The contracts of what a provider keeps of its accounts, their hooks answered for one that a subclass breaks. */
final class BrokenAccountRuns {

    private BrokenAccountRuns() {}

    abstract static class Addresses extends AccountAddressContract {

        private final ForwardingProvider provider = broken();

        protected abstract ForwardingProvider broken();

        @Override
        protected ForwardingProvider provider() {
            return provider;
        }

        @Override
        protected Account user(Contact profile) {
            return provider.memory.addUser(profile);
        }

        @Override
        protected void suspend(Account account) {
            provider.memory.suspend(account);
        }
    }

    abstract static class Suspensions extends AccountSuspensionContract {

        private final ForwardingProvider provider = broken();

        protected abstract ForwardingProvider broken();

        @Override
        protected ForwardingProvider provider() {
            return provider;
        }

        @Override
        protected Account user(Contact profile) {
            return provider.memory.addUser(profile);
        }

        @Override
        protected void delete(Account account) {
            provider.memory.delete(account);
        }

        @Override
        protected boolean isUsable(Account account) {
            return provider.memory.profile(account).isPresent();
        }
    }

    abstract static class Updates extends ProfileUpdateContract {

        private final ForwardingProvider provider = broken();

        protected abstract ForwardingProvider broken();

        @Override
        protected ForwardingProvider provider() {
            return provider;
        }

        @Override
        protected Account user(Contact profile) {
            return provider.memory.addUser(profile);
        }

        @Override
        protected Contact kept(Account account) {
            provider.memory.reactivate(account);
            return provider.memory.profile(account).orElseThrow();
        }

        @Override
        protected void suspend(Account account) {
            provider.memory.suspend(account);
        }

        @Override
        protected void delete(Account account) {
            provider.memory.delete(account);
        }
    }
}
