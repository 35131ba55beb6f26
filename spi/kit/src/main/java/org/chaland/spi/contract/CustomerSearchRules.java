package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.elsewhere;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.named;
import static org.chaland.spi.contract.Samples.outOfUse;
import static org.chaland.spi.contract.Samples.reached;
import static org.chaland.spi.contract.StoredCustomers.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.SearchTerms;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the search of every {@link CustomerDirectory}; see also {@link CustomerSearchListRules}. */
abstract class CustomerSearchRules extends StoragePart {

    /** A letter that is four bytes in UTF-8 and two chars in Java. */
    private static final String LAST_LETTER = "\ud884\udf4a";

    private Storage storage;
    private StoredCustomers customers;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        customers = new StoredCustomers(storage.customers());
    }

    @Test
    void customerIsFoundByEveryBeginningOfEveryTerm() {
        customers.insert(guest(1), named(2, "Nobody", 0));

        for (var term : SearchTerms.of(guest(1))) {
            for (var end = 1; end <= term.length(); end++) {
                assertEquals(ids(1), found(term.substring(0, end)));
            }
        }
    }

    @Test
    void customerIsFoundByTheBeginningOfATermAndNotByTheRestOfIt() {
        customers.insert(named(1, "Anna", 0));

        assertEquals(ids(1), found("ann"));
        assertEquals(List.of(), found("nna"));
        assertEquals(List.of(), found("annab"));
        assertEquals(List.of(), found("b"));
    }

    @Test
    void customerHasATermForEachPrefix() {
        customers.insert(named(1, "Anna Berta", 0), named(2, "Anna Clara", 0), named(3, "Berta", 0));

        assertEquals(ids(1), found("anna", "ber"));
        assertEquals(ids(1), found("ber", "anna"));
        assertEquals(ids(1, 2), found("ann", "anna"));
        assertEquals(List.of(), found("anna", "ber", "clara"));
    }

    @Test
    void accentsAndCaseAreAsTheTermsMakeThem() {
        customers.insert(named(1, "\u00c9mile Stra\u00dfe", 0));

        for (var typed : List.of("\u00e9mile", "EMILE", "e\u0301MI", "STRASSE", "stra\u00df", "emile strasse")) {
            assertEquals(ids(1), found(SearchTerms.prefixes(typed).toArray(String[]::new)), typed);
        }
        assertEquals(List.of(), found("EMILE"));
        assertEquals(List.of(), found("\u00e9mile"));
    }

    @Test
    void noCharacterStandsForAnother() {
        customers.insert(reached(1, "anna.b_c@example.org", 0), named(2, "Anna", 0));

        for (var special :
                List.of("%", "_", "a%", "ann_", "a*", "*", "?", "a.", "\\", "\\a", "'", "[a-z]", "a\0", "\0", "-")) {
            assertEquals(List.of(), found(special), special);
        }
        assertEquals(ids(1), found("anna.b_c@"));
        assertEquals(List.of(), found("anna_b_c@"));
    }

    @Test
    void halfACharacterFindsNothing() {
        customers.insert(reached(1, "?@example.org", 0), named(2, LAST_LETTER, 0));

        assertEquals(List.of(), found("\ud800"));
        assertEquals(List.of(), found(LAST_LETTER.substring(0, 1)));
        assertEquals(List.of(), found("\ud800@"));
    }

    @Test
    void lastLettersOfAllAreFoundByThemselvesAndNothingFollowsThem() {
        customers.insert(named(1, LAST_LETTER + "a", 0), named(2, "a", 0), named(3, "a" + LAST_LETTER, 0));

        assertEquals(ids(1), found(LAST_LETTER));
        assertEquals(ids(3), found("a" + LAST_LETTER));
        assertEquals(List.of(), found("\udbff\udfff"));
        assertEquals(List.of(), found("a\udbff\udfff"));
        assertEquals(List.of(), found("\uffff"));
    }

    @Test
    void longTermIsFoundByItsBeginning() {
        var longest = LAST_LETTER.repeat(SearchTerms.LONGEST + 1);
        customers.insert(named(1, longest, 0));

        assertEquals(ids(1), found(SearchTerms.prefixes(longest).toArray(String[]::new)));
        assertEquals(List.of(), found(longest));
    }

    @Test
    void onlyRecordsInUseAreFound() {
        customers.insert(named(1, "Anna", 0));
        for (var kind = 0; kind < 3; kind++) {
            customers.insert(outOfUse(named(2 + kind, "Anna", 0)).get(kind));
        }

        assertEquals(ids(1), found("anna"));
    }

    @Test
    void customersOfOneShopAreNotFoundInAnother() {
        customers.insert(named(1, "Anna", 0), elsewhere(named(2, "Anna", 0), 2));

        assertEquals(ids(1), found("anna"));
        assertEquals(
                ids(2),
                storage.directory().search(OTHER_SHOP, List.of("anna"), Optional.empty(), Pages.ALL).stream()
                        .map(CustomerEntry::id)
                        .toList());
    }

    @Test
    void termsFollowEveryChange() {
        customers.insert(named(1, "Anna", 0), named(2, "Berta", 0));

        customers.update(named(1, "Clara Anton", 0));
        assertEquals(List.of(), found("anna"));
        assertEquals(ids(1), found("ant"));

        customers.update(named(1, "Clara Anton", 0).toBuilder().epoch(1).build());
        assertEquals(ids(1), found("clara"));

        customers.update(Customer.builder(SHOP, id(1), NOW)
                .details(Details.empty())
                .epoch(1)
                .build());
        assertEquals(List.of(), found("clara"));

        customers.delete(2);
        assertEquals(List.of(), found("berta"));
    }

    @Test
    void changeThatIsRefusedChangesNoTerm() {
        customers.insert(named(1, "Anna", 0));

        storage.customers().update(named(1, "Berta", 0).toBuilder().version(7).build());
        storage.customers().insert(named(1, "Clara", 0));

        assertEquals(ids(1), found("anna"));
        assertEquals(List.of(), found("berta"));
        assertEquals(List.of(), found("clara"));
    }

    @Test
    void searchFindsWhatTheTransactionWroteAndNotWhatWasRolledBack() {
        customers.insert(named(1, "Anna", 0), named(2, "Anna", 0));

        Rollbacks.rolledBack(storage.transactions(), () -> {
            customers.insert(named(3, "Anna", 0));
            customers.update(named(1, "Berta", 0));
            customers.delete(2);
            assertEquals(ids(3), found("anna"));
            assertEquals(ids(1), found("berta"));
        });

        assertEquals(ids(1, 2), found("anna"));
        assertEquals(List.of(), found("berta"));
    }

    private List<CustomerId> found(String... prefixes) {
        return storage.directory().search(SHOP, List.of(prefixes), Optional.empty(), Pages.ALL).stream()
                .map(CustomerEntry::id)
                .toList();
    }
}
