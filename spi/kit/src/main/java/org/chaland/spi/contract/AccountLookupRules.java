package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.spi.AccountLookup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link AccountLookup}. */
abstract class AccountLookupRules extends ProviderPart<AccountLookup> {

    private AccountLookup provider;

    AccountLookupRules() {
        super(AccountLookup.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
    }

    @Test
    void accountIsFoundByItsAddressAndNoOtherIs() {
        var anna = user(Samples.person("anna@example.org"));
        user(Samples.person("berta@example.org"));

        assertFound("anna@example.org", anna);
    }

    @Test
    void nobodyIsFoundByAnAddressThatNobodyHas() {
        user(Samples.person("anna@example.org"));

        assertFound("zoe@example.org");
    }

    @Test
    void caseOfLettersDoesNotCount() {
        var anna = user(Samples.person("Anna@Example.org"));

        assertFound("anna@example.org", anna);
        assertFound("ANNA@EXAMPLE.ORG", anna);
    }

    @Test
    void addressThatOnlyLooksLikeItFindsNobody() {
        user(Samples.person("annaxsmith@example.org"));
        user(Samples.person("mike@example.org"));

        for (var like : Set.of("anna_smith@example.org", "annaxsmith@example.com", "annaxsmit@example.org")) {
            assertFound(like);
        }
        assertFound("mike+shop@example.org");
        assertFound("m.ike@example.org");
    }

    @Test
    void accountThatIsSuspendedIsFound() {
        var anna = user(Samples.person("anna@example.org"));
        suspend(anna);

        assertFound("anna@example.org", anna);
    }

    @Test
    void accountThatIsDeletedIsNotFound() {
        delete(user(Samples.person("anna@example.org")));

        assertFound("anna@example.org");
    }

    @Test
    void accountThatAMailDoesNotOpenIsNotFound() {
        var locked = unrecoverable(Samples.person("anna@example.org"));
        assumeTrue(locked.isPresent(), "The provider has no account that a mail to its address does not open.");

        assertFound("anna@example.org");
    }

    @Test
    void allAccountsOfAnAddressAreFound() {
        var anna = user(Samples.person("anna@example.org"));
        var other = namesake(Samples.person("anna@example.org"));
        assumeTrue(other.isPresent(), "The provider never gives one address to two accounts.");

        assertFound("anna@example.org", anna, other.get());
    }

    private void assertFound(String address, Account... accounts) {
        assertEquals(
                Set.of(accounts),
                Set.copyOf(provider.findByAddress(CanonicalEmail.of(address).orElseThrow())));
    }
}
