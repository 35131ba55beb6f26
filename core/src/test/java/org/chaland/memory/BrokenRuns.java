package org.chaland.memory;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.AccountAddressContract;
import org.chaland.spi.contract.AccountProvisioningContract;
import org.chaland.spi.contract.PasswordSignInContract;
import org.chaland.spi.contract.ProfileSourceContract;
import org.chaland.spi.contract.ProfileUpdateContract;
import org.chaland.spi.contract.SignInRedirectContract;

/** The contracts of identity providers, their hooks answered for a provider that a subclass breaks. */
final class BrokenRuns {

    private BrokenRuns() {}

    abstract static class SignIns extends SignInRedirectContract {

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
        protected Map<String, String> signIn(URI address, Account user) {
            return provider.memory.signIn(address, user);
        }

        @Override
        protected Optional<Map<String, String>> signInOnBehalf(URI address, Account user) {
            return Optional.of(provider.memory.signInOnBehalf(address, user));
        }

        @Override
        protected Map<String, String> cancel(URI address) {
            return provider.memory.cancel(address);
        }
    }

    abstract static class Passwords extends PasswordSignInContract {

        private final ForwardingProvider provider = broken();
        private final Map<Account, String> names = new HashMap<>();

        protected abstract ForwardingProvider broken();

        @Override
        protected ForwardingProvider provider() {
            return provider;
        }

        @Override
        protected Account user(Contact profile, String password) {
            var user = provider.memory.addUser(profile);
            names.put(user, "user" + names.size());
            provider.memory.givePassword(user, name(user), password.toCharArray());
            return user;
        }

        @Override
        protected String name(Account user) {
            return Objects.requireNonNull(names.get(user));
        }

        @Override
        protected void suspend(Account account) {
            provider.memory.suspend(account);
        }
    }

    abstract static class Provisioning extends AccountProvisioningContract {

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
        protected int accounts() {
            return provider.memory.accounts().size();
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

    abstract static class Profiles extends ProfileSourceContract {

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

        @Override
        protected void delete(Account account) {
            provider.memory.delete(account);
        }
    }

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
