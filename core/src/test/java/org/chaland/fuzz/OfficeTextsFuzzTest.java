package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.fuzz.PickyShop.STAFF;
import static org.chaland.journey.World.SHOP;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.journey.World;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseRef;

/** Whatever a page of the back office sends: tokens, keys, references, issuers, subjects, reasons. */
class OfficeTextsFuzzTest {

    @FuzzTest
    void everyTextIsAnswered(byte[] bytes) {
        var sent = FuzzedText.parameters(bytes);
        var shop = PickyShop.empty();
        var office = shop.chaland.backOffice();
        var created = office.create(STAFF, PickyShop.COMPLETE, Locale.ENGLISH)
                .toOptional()
                .orElseThrow();

        merge(office, text(sent, "token"), text(sent, "reason"));
        record(office, created.customer(), text(sent, "reference"));
        assertThat(office.runAgain(STAFF, text(sent, "key"))).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.link(STAFF, created.customer(), text(sent, "issuer"), text(sent, "subject"), "A reason"))
                .isNotInstanceOf(StaffOutcome.Done.class);
        link(shop, office, created.customer(), text(sent, "reason"));
    }

    private static void merge(BackOffice office, String typed, String reason) {
        MergePreview.Token.read(typed).ifPresent(token -> {
            assertThat(MergePreview.Token.read(token.text())).contains(token);
            assertThat(office.merge(STAFF, token, reason)).isNotInstanceOf(StaffOutcome.Done.class);
        });
    }

    private static void record(BackOffice office, CustomerId customer, String reference) {
        var outcome = office.recordPurchase(STAFF, customer, reference, List.of(), Locale.ENGLISH);

        assertThat(outcome instanceof StaffOutcome.Done)
                .isEqualTo(PurchaseRef.read(SHOP, reference).isPresent());
    }

    private static void link(World shop, BackOffice office, CustomerId customer, String reason) {
        var account = shop.user(PickyShop.COMPLETE.contact());
        var outcome = office.link(STAFF, customer, account.issuer(), account.subject(), reason);

        if (outcome instanceof StaffOutcome.Done) {
            assertThat(shop.storage.audit().ofCustomer(SHOP, customer, Optional.empty(), 10))
                    .allMatch(entry -> entry.reason().map(Kept::byEveryDatabase).orElse(true));
        } else {
            assertThat(outcome).isInstanceOf(StaffOutcome.Rejected.class);
        }
    }

    private static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "");
    }
}
