package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SignInAttempt;
import org.junit.jupiter.api.Test;

final class InMemoryIdentityProviderTest {

    private static final SignInAttempt ATTEMPT = new SignInAttempt(
            "s".repeat(43), "v".repeat(43), URI.create("https://shop.example/back"), Locale.FRENCH, false);
    private static final ShopId SHOP = new ShopId("shop-1");

    private final InMemoryIdentityProvider provider = Providers.withLimits();
    private final Account anna = provider.addUser(person("Anna@Example.org"));

    @Test
    void emailAddressIsTakenWhateverTheCaseOfItsAsciiLetters() {
        assertThatThrownBy(() -> provider.addUser(person("aNNA@eXAMPLE.ORG")))
                .isInstanceOfSatisfying(
                        ProviderRefusalException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.EMAIL_TAKEN));
    }

    @Test
    void emailAddressesWithOtherLettersAreOthersEvenIfSomeLanguageFoldsThem() {
        provider.addUser(person("mike@example.org"));

        assertThat(provider.addUser(person("m\u0131ke@example.org"))).isNotEqualTo(anna);
        assertThat(provider.addUser(person("mi\u212ae@example.org"))).isNotEqualTo(anna);
        assertThat(provider.accounts()).hasSize(4);
    }

    @Test
    void tooLongValueIsRefusedByTheNameOfItsField() {
        var tooLong = person("berta@example.org").toBuilder()
                .givenName("x".repeat(101))
                .build();

        assertThatThrownBy(() -> provider.addUser(tooLong))
                .hasMessage("Field GIVEN_NAME is longer than 100 characters: ask for a shorter value.");
    }

    @Test
    void suspendedAccountCanNeitherSignInNorBeInvitedNorBeLetIn() {
        provider.suspend(anna);

        assertThat(provider.complete(ATTEMPT, provider.signIn(provider.address(ATTEMPT), anna)))
                .isEmpty();
        assertThatThrownBy(() -> provider.invite(
                        anna, new Invitation.Context(new ShopId("books"), Locale.FRENCH, Optional.empty())))
                .hasMessageContaining("until it is reactivated");
        assertThatThrownBy(() -> provider.grant(SHOP, anna)).hasMessageContaining("until it is reactivated");
    }

    @Test
    void accountSuspendedAfterItsUserCameBackIsNotSignedIn() {
        var back = provider.signIn(provider.address(ATTEMPT), anna);
        provider.suspend(anna);

        assertThat(provider.complete(ATTEMPT, back)).isEmpty();
    }

    @Test
    void unknownAccountCannotBeSuspended() {
        assertThatThrownBy(() -> provider.suspend(new Account(Providers.ISSUER, "nobody")))
                .hasMessage("There is no such account at https://memory.example: look for it by its key.");
    }

    @Test
    void nobodySignsInAtAnAddressThatIsNotOfThisKind() {
        assertThatThrownBy(() -> provider.signIn(URI.create("https://identity.invalid/sign-in"), anna))
                .hasMessageEndingWith("use the one from SignInRedirect.address.");
    }

    @Test
    void addressesLieWhereTheHostSays() {
        var mine = InMemoryIdentityProvider.builder(Providers.ISSUER)
                .signInPage(URI.create("http://localhost/demo/sign-in"))
                .supportArea(URI.create("http://localhost/demo/support"))
                .build();

        assertThat(mine.address(ATTEMPT)).hasHost("localhost").hasPath("/demo/sign-in");
        assertThat(mine.address(SHOP)).isEqualTo(URI.create("http://localhost/demo/support/shop-1"));
    }

    @Test
    void seededProviderGivesTheSameCodesAtEveryRun() {
        assertThat(provider.signIn(provider.address(ATTEMPT), anna)).isEqualTo(sameAgain());
    }

    private static Map<String, String> sameAgain() {
        var again = Providers.withLimits();
        return again.signIn(again.address(ATTEMPT), again.addUser(person("anna@example.org")));
    }

    @Test
    void textFormShowsNoPersonalData() {
        assertThat(provider).hasToString("InMemoryIdentityProvider[issuer=https://memory.example, accounts=1]");
    }

    private static Contact person(String email) {
        return Contact.builder().familyName("Exemple").email(email).build();
    }
}
