package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.journey.World;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.SearchTerms;

/** Whatever staff type to find somebody. */
class SearchFuzzTest {

    private static final BackOffice OFFICE = PickyShop.empty().chaland.backOffice();

    @FuzzTest
    void everyNameIsFoundAsItIsWritten(byte[] bytes) {
        var typed = FuzzedText.of(bytes);

        var tooLong = typed.codePointCount(0, typed.length()) > BackOffice.LONGEST_SEARCH;
        assertThat(OFFICE.search(PickyShop.STAFF, typed, Optional.empty())
                        .equals(StaffOutcome.refused(Refusal.TOO_LONG)))
                .isEqualTo(tooLong);
        var prefixes = SearchTerms.prefixes(typed);
        assertThat(prefixes).hasSizeLessThanOrEqualTo(SearchTerms.MOST_PREFIXES).doesNotHaveDuplicates();
        assertThat(prefixes).allMatch(Kept::byEveryDatabase).allMatch(SearchFuzzTest::isTerm);
        if (typed.indexOf('@') < 0) {
            var terms = SearchTerms.of(named(typed));
            assertThat(prefixes).allMatch(prefix -> terms.stream().anyMatch(term -> term.startsWith(prefix)));
            assertThat(terms).allMatch(Kept::byEveryDatabase).allMatch(SearchFuzzTest::isTerm);
        }
    }

    private static boolean isTerm(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= SearchTerms.LONGEST;
    }

    private static Customer named(String name) {
        return Customer.builder(World.SHOP, new CustomerId(new UUID(7, 7)), World.START)
                .details(Details.of(Map.of(Field.FAMILY_NAME, name)))
                .build();
    }
}
