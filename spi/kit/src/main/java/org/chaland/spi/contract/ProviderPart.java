package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The rules of one capability, and the fixture that they are tested with. They are skipped, with that reason, where the provider
 * does not have the capability.
 */
abstract class ProviderPart<P extends IdentityProvider> {

    private final Class<P> capability;
    private @Nullable ProviderFixture opened;
    private @Nullable P provider;

    ProviderPart(Class<P> capability) {
        this.capability = capability;
    }

    /** Returns a new fixture. Called once, before each test. */
    protected abstract ProviderFixture fixture();

    @BeforeEach
    final void openFixture() {
        opened = fixture();
        var connected = opened().provider();
        assumeTrue(
                capability.isInstance(connected) && connected.offers(capability),
                () -> "The provider does not have, or is not set up for, the capability " + capability.getSimpleName()
                        + ".");
        provider = capability.cast(connected);
    }

    @AfterEach
    final void closeFixture() {
        // A fixture that asks for something that is missing, so that its tests are skipped, was never opened.
        if (opened != null) {
            opened.close();
        }
    }

    final P provider() {
        return Objects.requireNonNull(provider, "provider");
    }

    final Account user(Contact profile) {
        return opened().user(profile);
    }

    final Optional<Account> unrecoverable(Contact profile) {
        return opened().unrecoverable(profile);
    }

    final Optional<Account> namesake(Contact profile) {
        return opened().namesake(profile);
    }

    final String federatedIssuer() {
        return opened().federatedIssuer();
    }

    final Account federated(Contact profile, Account identity) {
        return opened().federated(profile, identity);
    }

    final Account user(Contact profile, String password) {
        return opened().user(profile, password);
    }

    final String name(Account account) {
        return opened().name(account);
    }

    final void suspend(Account account) {
        opened().suspend(account);
    }

    final void delete(Account account) {
        opened().delete(account);
    }

    final int accounts() {
        return opened().accounts();
    }

    final boolean exists(Account account) {
        return opened().exists(account);
    }

    final boolean isUsable(Account account) {
        return opened().isUsable(account);
    }

    final Contact kept(Account account) {
        return opened().kept(account);
    }

    final int invitations(Account account) {
        return opened().invitations(account);
    }

    final boolean isIn(ShopId shop, Account account) {
        return opened().isIn(shop, account);
    }

    final ShopId shop() {
        return opened().shop();
    }

    final ShopId otherShop() {
        return opened().otherShop();
    }

    final URI returnTo() {
        return opened().returnTo();
    }

    /** Where the person's browser gets to: by the way of the provider's own page if that begins the sign-in. */
    final URI begin(SignInRedirect redirect, SignInAttempt attempt, Account person) {
        return redirect.offers(SignInInitiation.class) && redirect instanceof SignInInitiation initiated
                ? initiated
                        .address(attempt, initiation(redirect.address(attempt), person))
                        .orElseThrow()
                : redirect.address(attempt);
    }

    final SignInAttempt attempt(int number) {
        return new SignInAttempt(
                String.format("state-%0101d", number),
                String.format("secret-%036d", number),
                returnTo(),
                Locale.FRENCH,
                false);
    }

    final Map<String, String> initiation(URI address, Account account) {
        return opened().initiation(address, account);
    }

    final Map<String, String> signIn(URI address, Account account) {
        return opened().signIn(address, account);
    }

    final Map<String, String> cancel(URI address) {
        return opened().cancel(address);
    }

    final Optional<Map<String, String>> signInOnBehalf(URI address, Account account) {
        return opened().signInOnBehalf(address, account);
    }

    final SelfCheck lacking() {
        return opened().lacking();
    }

    final SelfCheck silent() {
        return opened().silent();
    }

    /** Somebody signed in, as themselves. */
    static void assertIsAlone(Account expected, Optional<SignedIn> signedIn) {
        assertEquals(Optional.of(expected), signedIn.map(SignedIn::account));
        assertEquals(Optional.of(false), signedIn.map(SignedIn::onBehalf));
    }

    final ProviderFixture opened() {
        return Objects.requireNonNull(opened, "fixture() returned null");
    }
}
