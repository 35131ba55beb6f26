package org.chaland.memory;

import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountState;
import org.chaland.spi.Finding;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.contract.ProviderFixture;

/** The provider in memory, or one that forwards to it and breaks a rule. */
final class MemoryFixture implements ProviderFixture {

    private final ForwardingProvider provider;
    private final InMemoryIdentityProvider memory;
    private final Map<Account, String> names = new HashMap<>();

    MemoryFixture(ForwardingProvider provider) {
        this.provider = provider;
        memory = provider.memory;
    }

    /** The provider in memory, with a page at which people begin to sign in to the shop. */
    static class Initiating extends ForwardingProvider implements SignInInitiation {

        @Override
        public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
            return Optional.of(attempt)
                    .filter(any -> issuer().equals(parameters.get("iss")))
                    .map(this::address);
        }
    }

    /** The provider in memory with a check of itself. */
    static final class Checked extends ForwardingProvider implements SelfCheck {

        private final List<Finding> findings;

        Checked(Finding... findings) {
            super(Providers.withLimits());
            this.findings = List.of(findings);
        }

        @Override
        public List<Finding> check(Set<URI> addresses) {
            return findings;
        }
    }

    @Override
    public IdentityProvider provider() {
        return provider;
    }

    @Override
    public Account user(Contact profile) {
        return memory.addUser(profile);
    }

    @Override
    public Account user(Contact profile, String password) {
        var user = memory.addUser(profile);
        names.put(user, "user" + names.size());
        memory.givePassword(user, name(user), password.toCharArray());
        return user;
    }

    @Override
    public Optional<Account> unrecoverable(Contact profile) {
        return Optional.empty();
    }

    @Override
    public Optional<Account> namesake(Contact profile) {
        return Optional.empty();
    }

    @Override
    public String federatedIssuer() {
        return Providers.FEDERATED;
    }

    @Override
    public Account federated(Contact profile, Account identity) {
        var account = memory.addUser(profile);
        memory.federate(account, identity);
        return account;
    }

    @Override
    public String name(Account account) {
        return Objects.requireNonNull(names.get(account));
    }

    @Override
    public void suspend(Account account) {
        memory.suspend(account);
    }

    @Override
    public void delete(Account account) {
        memory.delete(account);
    }

    @Override
    public int accounts() {
        return memory.accounts().size();
    }

    @Override
    public boolean exists(Account account) {
        return memory.stateOf(account) != AccountState.GONE;
    }

    @Override
    public boolean isUsable(Account account) {
        return memory.profile(account).isPresent();
    }

    @Override
    public Contact kept(Account account) {
        memory.reactivate(account);
        return memory.profile(account).orElseThrow();
    }

    @Override
    public int invitations(Account account) {
        return Collections.frequency(memory.invitations(), account);
    }

    @Override
    public boolean isIn(ShopId shop, Account account) {
        return memory.supported(shop).contains(account);
    }

    @Override
    public String course() {
        return Providers.COURSE;
    }

    @Override
    public String otherCourse() {
        return "other-" + Providers.COURSE;
    }

    @Override
    public CourseState given(Account account, String course) {
        return memory.given(account, course);
    }

    @Override
    public void letIn(Account account, String course) {
        memory.letIn(account, course, true);
    }

    @Override
    public void letTeach(Account account, String course, boolean teaches) {
        memory.letTeach(account, course, teaches);
    }

    @Override
    public Map<String, String> signIn(URI address, Account account) {
        return memory.signIn(address, account);
    }

    @Override
    public Map<String, String> initiation(URI address, Account account) {
        return Map.of("iss", memory.issuer());
    }

    @Override
    public Optional<Map<String, String>> signOut(Account account) {
        return Optional.of(memory.signOut(account));
    }

    @Override
    public Optional<Supplier<String>> note(Account account, String text) {
        provider.notes.put(account, text);
        return Optional.of(() -> provider.notes.getOrDefault(account, ""));
    }

    @Override
    public Map<String, String> cancel(URI address) {
        return memory.cancel(address);
    }

    @Override
    public Optional<Map<String, String>> signInOnBehalf(URI address, Account account) {
        return Optional.of(memory.signInOnBehalf(address, account));
    }

    @Override
    public SelfCheck lacking() {
        return new Checked(Plugin.ERROR, Plugin.WARNING);
    }

    @Override
    public SelfCheck silent() {
        return new Checked(Plugin.ERROR);
    }
}
