package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.SHOP;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chaland.journey.World;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;

/** Whatever is typed as the code of a claim. Ids come from a fixed seed, so the code is the same each time: the corpus knows it. */
class ClaimCodeFuzzTest {

    private static final Pattern CODE = Pattern.compile("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
    private static final Pattern AS_PEOPLE_TYPE = Pattern.compile("[0-9A-Za-z -]*");

    @FuzzTest
    void nothingButTheCodeIsRight(byte[] bytes) {
        var typed = FuzzedText.of(bytes);
        var shop = PickyShop.empty();
        // Somebody else has the address at the provider, so the buyer remains a guest.
        shop.user(PickyShop.COMPLETE.contact());
        shop.guestBuys(PickyShop.COMPLETE, "order-1");
        var claimant = new Visitor.SignedIn(shop.user(PickyShop.COMPLETE.contact().toBuilder()
                .email("claimant@example.org")
                .build()));
        var code = mailed(shop, claimant);

        var outcome = shop.chaland.claims().answer(Visit.of(SHOP, claimant), typed);

        var said = plain(typed).equals(plain(code));
        if (outcome.isPresent()) {
            assertThat(said).isTrue();
        } else {
            assertThat(said && AS_PEOPLE_TYPE.matcher(typed).matches()).isFalse();
        }
    }

    private static String mailed(World shop, Visitor.SignedIn claimant) {
        var address = PickyShop.COMPLETE.contact().email().orElseThrow();
        shop.chaland.claims().request(Visit.of(SHOP, claimant), address);
        shop.upkeep();
        return shop.mail.sent().stream()
                .flatMap(message -> CODE.matcher(message.text()).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    /** The letters and digits, of whatever script, and no letter taken for another but a small one of ours. */
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(c -> c < 0x80 ? Character.toUpperCase(c) : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
